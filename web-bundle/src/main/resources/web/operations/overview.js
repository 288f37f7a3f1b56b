/*
 * The runtime at a glance: its figures, who needs attention, what changed last.
 */
import {fill, h, list, setText} from '/common/dom.js';
import {get} from '/common/api.js';
import {count, moment, showSince} from '/common/time.js';
import {Plot} from './plot.js';
import {Section} from './section.js';
import {showState, stateBadge, stateWords} from './states.js';
import {reasonOf} from './widgets.js';

const BAD = new Set(['SLOW', 'STALLED', 'QUARANTINED', 'PROBING', 'FAILED', 'WAITING']);

function tile(name, testid) {
    const value = h('dd', {class: 'tile-value', testid});
    const more = h('dd', {class: 'tile-more muted'});
    return {
        element: h('div', {class: 'tile'}, h('dt', {text: name}), value, more),
        show: (text, note = '') => {
            setText(value, text);
            setText(more, note);
        }
    };
}

/** The section of the overview. */
export function overviewSection(live) {
    const tiles = {
        agents: tile('Agents', 'tile-agents'),
        interactions: tile('Interactions', 'tile-interactions'),
        widgets: tile('Widgets', 'tile-widgets'),
        events: tile('Events accepted', 'tile-events'),
        rejected: tile('Rejected', 'tile-rejected'),
        workers: tile('Workers busy', 'tile-workers')
    };
    const rate = new Plot('Events a second', value => value.toFixed(value < 10 ? 1 : 0) + '/s', 1, 'plot-accepted');
    tiles.events.element.append(h('dd', null, rate.element));
    const attention = h('ul', {class: 'attention-list', testid: 'attention'});
    const calm = h('p', {class: 'calm', testid: 'calm', text: 'Every widget is healthy.'});
    const transitions = h('ol', {class: 'transitions', testid: 'transitions'});
    const quiet = h('p', {class: 'muted', text: 'No widget has changed its state yet.'});

    const section = new Section(
        'overview',
        'Overview',
        [
            h(
                'dl',
                {class: 'tiles'},
                Object.values(tiles).map(each => each.element)
            ),
            h(
                'div',
                {class: 'columns'},
                h('div', {class: 'box'}, h('h3', {text: 'Needs attention'}), calm, attention),
                h('div', {class: 'box'}, h('h3', {text: 'State changes'}), quiet, transitions)
            )
        ],
        async () => {
            if (live.runtime === null) {
                live.runtime = await get('/api/runtime');
                show();
            }
        }
    );

    const show = () => {
        const runtime = live.runtime;
        if (runtime === null || !section.visible) {
            return;
        }
        tiles.agents.show(count(runtime.agents));
        tiles.interactions.show(count(runtime.interactions));
        tiles.widgets.show(count(runtime.widgets), `${count(runtime.instances)} instances`);
        tiles.events.show(count(runtime.accepted), `${count(runtime.duplicates)} duplicates`);
        tiles.rejected.show(
            count(runtime.rejected),
            Object.entries(runtime.rejectedByReason)
                .filter(([, number]) => number > 0)
                .map(([reason, number]) => `${count(number)} ${stateWords(reason).toLowerCase()}`)
                .join(', ')
        );
        tiles.workers.show(
            `${count(runtime.busyWorkers)} of ${count(runtime.workers)}`,
            runtime.abandonedThreads > 0
                ? `${count(runtime.abandonedThreads)} of ${count(runtime.abandonedLimit)} given up`
                : ''
        );
        rate.show(live.accepted);
        const bad = live.widgets.filter(widget => BAD.has(widget.state));
        calm.hidden = bad.length > 0 || live.widgets.length === 0;
        list(
            attention,
            bad,
            widget => widget.widgetId,
            widget =>
                h(
                    'li',
                    null,
                    stateBadge(widget.state),
                    h('a', {href: '#widgets', text: widget.widgetId}),
                    h('time', {class: 'muted'}),
                    h('p')
                ),
            (row, widget) => {
                showState(row.children[0], widget.state);
                showSince(row.children[2], Date.parse(widget.stateSince));
                setText(row.children[3], reasonOf(widget));
            }
        );
    };
    const showTransitions = () => {
        quiet.hidden = live.transitions.length > 0;
        list(
            transitions,
            live.transitions.slice(0, 50),
            each => [each.time, each.widgetId, each.to].join(' '),
            each =>
                h(
                    'li',
                    null,
                    h('time', {class: 'muted', text: moment(each.time)}),
                    h('strong', {text: each.widgetId}),
                    h(
                        'span',
                        {class: 'change'},
                        h('span', {class: 'muted', text: stateWords(each.from) + ' → '}),
                        stateBadge(each.to)
                    ),
                    h('p', {class: 'muted', text: each.reason})
                )
        );
    };
    live.on('status', show);
    live.on('transitions', showTransitions);
    get('/api/transitions')
        .then(told => live.addTransitions(told))
        .catch(() => {});
    const showSection = section.show.bind(section);
    section.show = () => {
        showSection();
        show();
    };
    return section;
}

/** The runtime's facts beside the page's name. */
export function showFacts(element, live, session) {
    const uptime = h('time', {class: 'number'});
    fill(element, h('span', {text: `${session.product} · ${session.version}`}), h('span', null, 'up ', uptime));
    live.on('status', () => showSince(uptime, Date.parse(live.runtime?.since)));
}
