/*
 * The operators' page: sections by the fragment of the address, fed by one stream and by requests of the open section.
 */
import {byId, fill, h, setAttribute} from '/common/dom.js';
import {toLogin} from '/common/api.js';
import {icon} from '/common/icons.js';
import {homeOf, logout, session} from '/common/session.js';
import {startClocks} from '/common/time.js';
import {toast} from '/common/toast.js';
import {agentsSection} from './agents.js';
import {browserWidgetsSection} from './browser-widgets.js';
import {deploymentsSection} from './deployments.js';
import {eventsSection} from './events.js';
import {grantsSection} from './grants.js';
import {healthSection} from './health.js';
import {Live} from './live.js';
import {overviewSection, showFacts} from './overview.js';
import {widgetsSection} from './widgets.js';

const TEXTS = {connecting: 'Connecting …', live: 'Live', waiting: 'Connection lost, trying again', refused: 'Refused'};

function sections(live) {
    return [
        {id: 'overview', name: 'Overview', icon: 'chart', section: overviewSection(live)},
        {id: 'widgets', name: 'Widgets', icon: 'widget', section: widgetsSection(live)},
        {id: 'browser', name: 'Browser widgets', icon: 'grid', section: browserWidgetsSection(live)},
        {id: 'deployments', name: 'Deployments', icon: 'package', section: deploymentsSection(live)},
        {id: 'events', name: 'Event trace', icon: 'list', section: eventsSection()},
        {id: 'agents', name: 'Agents', icon: 'users', section: agentsSection()},
        {id: 'grants', name: 'Access', icon: 'key', section: grantsSection()},
        {id: 'health', name: 'Health', icon: 'heart', section: healthSection()}
    ];
}

function navigation(all) {
    byId('main').append(...all.map(each => each.section.element));
    byId('nav').append(
        ...all.map(each =>
            h(
                'a',
                {href: '#' + each.id, class: 'nav-link', testid: 'nav-' + each.id},
                icon(each.icon),
                h('span', {text: each.name}),
                h('span', {class: 'nav-mark', hidden: true})
            )
        )
    );
    let open = null;
    const route = () => {
        const wanted = all.find(each => each.id === location.hash.slice(1)) || all[0];
        if (wanted !== open) {
            open?.section.hide();
            open = wanted;
            wanted.section.show();
            document.title = `${wanted.name} · Operations · Widgetry`;
            byId('main').scrollTop = 0;
        }
        [...byId('nav').children].forEach((link, place) =>
            setAttribute(link, 'aria-current', all[place] === wanted ? 'page' : null)
        );
    };
    addEventListener('hashchange', route);
    route();
}

function connection(live) {
    const element = byId('connection');
    let lost = false;
    const show = (state, detail) => {
        lost = state === 'live' ? false : lost || state === 'waiting';
        const shown = state === 'connecting' && lost ? 'waiting' : state;
        if (element.dataset.state !== shown || element.childElementCount === 0) {
            element.dataset.state = shown;
            fill(
                element,
                shown === 'live' ? h('span', {'class': 'live-dot', 'aria-hidden': 'true'}) : icon('refresh'),
                h('span', {text: TEXTS[shown]})
            );
        }
        if (state === 'refused' && (detail === 401 || detail === 403)) {
            toLogin();
        }
    };
    live.on('connection', show);
    show('connecting');
}

/** How many widgets need attention, beside their link. */
function attention(live) {
    const mark = byId('nav').querySelector('[data-testid="nav-widgets"] .nav-mark');
    live.on('status', () => {
        const bad = live.widgets.filter(widget => widget.state !== 'HEALTHY').length;
        mark.hidden = bad === 0;
        mark.textContent = String(bad);
        mark.setAttribute('aria-label', `${bad} need attention`);
    });
}

async function begin() {
    const who = await session();
    if (!who.roles.includes('operator')) {
        location.replace(homeOf(who.roles) || '/login/');
        return;
    }
    const live = new Live();
    byId('tools').append(
        ...(who.roles.includes('agent')
            ? [h('a', {class: 'button small', href: '/desktop/', testid: 'to-desktop', text: 'Desktop'})]
            : []),
        h(
            'button',
            {
                'type': 'button',
                'class': 'icon-button',
                'title': 'Log out',
                'aria-label': 'Log out',
                'testid': 'logout',
                'on': {click: logout}
            },
            icon('logout')
        )
    );
    showFacts(byId('facts'), live, who);
    connection(live);
    navigation(sections(live));
    attention(live);
    startClocks();
    live.start();
}

begin().catch(problem => toast(problem.message, 'error', 'The page could not start'));
