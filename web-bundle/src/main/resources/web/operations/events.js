/*
 * The trace of events: what came lately, filtered, and why a widget was told of one or not.
 */
import {fill, h, setText} from '/common/dom.js';
import {get} from '/common/api.js';
import {timeOfDay} from '/common/time.js';
import {explanation} from './explanation.js';
import {Section} from './section.js';
import {textColumn, Table} from './table.js';

const LIMIT = 200;

function outcome(trace) {
    if (trace.rejection) {
        return ['rejected', 'bad'];
    }
    const counts = new Map();
    (trace.deliveries || []).forEach(each => counts.set(each.outcome, (counts.get(each.outcome) || 0) + 1));
    const bad = (counts.get('FAILED') || 0) + (counts.get('DROPPED') || 0);
    const waiting = counts.get('QUEUED') || 0;
    const told = trace.deliveries?.length || 0;
    return bad > 0
        ? [`${bad} of ${told} went wrong`, 'bad']
        : waiting > 0
          ? [`${waiting} of ${told} waiting`, 'accent']
          : told === 0
            ? ['nobody', '']
            : [`${told} told`, 'good'];
}

function filterField(name, label, placeholder) {
    const input = h('input', {
        'type': 'search',
        name,
        placeholder,
        'aria-label': label,
        'testid': 'filter-' + name,
        'spellcheck': 'false'
    });
    return h('label', {class: 'filter-field'}, h('span', {text: label}), input);
}

/** The section of the event trace. */
export function eventsSection() {
    const form = h(
        'form',
        {'class': 'filters', 'role': 'search', 'aria-label': 'Filter events'},
        filterField('name', 'Event', 'onInteractionEvent'),
        filterField('agent', 'Agent', '600008'),
        filterField('interaction', 'Interaction', 'its id'),
        filterField('widget', 'Widget', 'caller-card')
    );
    const hold = h('input', {type: 'checkbox', testid: 'trace-hold'});
    const detail = h(
        'aside',
        {'class': 'explanation', 'aria-label': 'Why', 'testid': 'explanation'},
        h('p', {class: 'empty'}, h('strong', {text: 'Choose an event'}), 'Its way to each widget is shown here.')
    );
    let chosen = null;
    let rows = [];

    const table = new Table({
        caption: 'Recent events',
        testid: 'events',
        keyOf: trace => trace.number,
        empty: 'No such event was traced.',
        row: trace => ({'data-number': trace.number}),
        columns: [
            {
                name: 'Event',
                show: (cell, trace) => {
                    if (cell.firstElementChild === null) {
                        cell.append(
                            h('button', {
                                type: 'button',
                                class: 'link',
                                text: trace.name,
                                testid: 'event-open',
                                on: {click: () => choose(trace)}
                            })
                        );
                    }
                    cell.firstElementChild.setAttribute('aria-pressed', String(chosen === trace.number));
                    cell.parentElement.classList.toggle('chosen', chosen === trace.number);
                }
            },
            textColumn('Time', trace => timeOfDay(trace.time, true), 'mono'),
            textColumn('Agent', trace => trace.agentId),
            textColumn('Interaction', trace => trace.interactionId || '–', 'mono cut'),
            textColumn('Number', trace => (trace.sequence > 0 ? trace.sequence : '–'), 'number'),
            {
                name: 'Widgets',
                show: (cell, trace) => {
                    const [words, kind] = outcome(trace);
                    if (cell.firstElementChild === null) {
                        cell.append(h('span'));
                    }
                    cell.firstElementChild.className = 'badge ' + kind;
                    setText(cell.firstElementChild, words);
                }
            }
        ]
    });

    const load = async () => {
        if (hold.checked) {
            return;
        }
        const query = new URLSearchParams({limit: LIMIT});
        new FormData(form).forEach((value, name) => (value.trim() === '' ? null : query.set(name, value.trim())));
        rows = await get('/api/events?' + query);
        table.show(rows);
    };
    const choose = async trace => {
        chosen = trace.number;
        table.show(rows);
        const widget = new FormData(form).get('widget').trim();
        try {
            const told = await get(
                '/api/events/explain?' + new URLSearchParams({event: trace.number, ...(widget === '' ? {} : {widget})})
            );
            fill(detail, explanation(told));
        } catch (problem) {
            fill(
                detail,
                problem.status === 404 ? explanation(trace) : h('p', {class: 'problem', text: problem.message})
            );
        }
    };
    const section = new Section(
        'events',
        'Event trace',
        [form, h('div', {class: 'trace'}, table.element, detail)],
        load,
        [h('label', {class: 'check'}, hold, 'Hold the list')]
    );
    let timer = null;
    form.addEventListener('input', () => {
        clearTimeout(timer);
        timer = setTimeout(() => section.refresh(), 250);
    });
    form.addEventListener('submit', event => {
        event.preventDefault();
        section.refresh();
    });
    hold.addEventListener('change', () => section.refresh());
    return section;
}
