/*
 * The health checks, the worst first.
 */
import {h, list, setText} from '/common/dom.js';
import {get} from '/common/api.js';
import {moment, span} from '/common/time.js';
import {Section} from './section.js';
import {showState, stateBadge} from './states.js';

const LEVELS = ['OK', 'WARN', 'TEMPORARILY_UNAVAILABLE', 'CRITICAL', 'ERROR'];

/** The section of health. */
export function healthSection() {
    const checks = h('ul', {class: 'checks', testid: 'health'});
    const nothing = h('p', {class: 'empty', text: 'There is no health check.', hidden: true});
    return new Section('health', 'Health', [checks, nothing], async () => {
        const told = await get('/api/health');
        const all = [...told.checks].sort(
            (one, other) =>
                LEVELS.indexOf(other.level) - LEVELS.indexOf(one.level) || one.name.localeCompare(other.name)
        );
        nothing.hidden = all.length > 0;
        list(
            checks,
            all,
            check => check.name,
            check =>
                h(
                    'li',
                    {'class': 'check-row', 'testid': 'check', 'data-name': check.name},
                    stateBadge(check.level),
                    h('strong', {text: check.name}),
                    h('span', {class: 'muted check-time'}),
                    h('ul', {class: 'findings'})
                ),
            (row, check) => {
                row.dataset.level = check.level;
                showState(row.children[0], check.level);
                setText(row.children[2], `${moment(check.checked)}, took ${span(check.tookMillis)}`);
                list(
                    row.children[3],
                    (check.findings || []).map((finding, place) => ({...finding, place})),
                    finding => finding.place,
                    () => h('li', null, stateBadge(''), h('span')),
                    (element, finding) => {
                        showState(element.firstElementChild, finding.level);
                        setText(element.lastElementChild, finding.message);
                    }
                );
            }
        );
    });
}
