/*
 * The widgets that run in the container: state, rate, latency and queue, live; what is wrong, and the release from quarantine.
 */
import {h, setText} from '/common/dom.js';
import {get, post} from '/common/api.js';
import {onceAtATime} from '/common/busy.js';
import {confirmDialog} from '/common/dialog.js';
import {count, showSince, span} from '/common/time.js';
import {toast} from '/common/toast.js';
import {Plot} from './plot.js';
import {Section} from './section.js';
import {showState, stateBadge} from './states.js';
import {elementColumn, Table} from './table.js';
import {showWidget} from './widget-detail.js';

const RATE = value => (value < 10 ? value.toFixed(1) : count(Math.round(value))) + '/s';
const WORST = ['FAILED', 'QUARANTINED', 'STALLED', 'PROBING', 'SLOW', 'WAITING', 'HEALTHY'];

/** Why a widget is as it is, in one line. */
export function reasonOf(widget) {
    const {quarantine, stall, lastFailure, state} = widget;
    if (quarantine) {
        return quarantine.reason;
    }
    if (stall && (state === 'STALLED' || state === 'SLOW')) {
        return `${stall.during} ${stall.returned ? 'took' : 'has been running for'} ${span(stall.lastedMillis)}`;
    }
    return state === 'HEALTHY' ? widget.diagnoses?.[0] || '' : lastFailure || '';
}

/** Lifts a quarantine, after a question. */
export async function release(widget) {
    const sure = await confirmDialog(
        `Release ${widget.widgetId}?`,
        'It is told the state again and goes on. If it hangs or throws as before, it is quarantined again.',
        'Release'
    );
    if (!sure) {
        return;
    }
    try {
        await post(`/api/widgets/${encodeURIComponent(widget.widgetId)}/release`);
        toast(`${widget.widgetId} was released.`);
    } catch (problem) {
        toast(problem.message, 'error', `${widget.widgetId} was not released`);
    }
}

/** The section of all widgets. */
export function widgetsSection(live) {
    const plots = new WeakMap(); // of a cell's plot, by its element
    const plotColumn = (name, figure, words, least) =>
        elementColumn(
            name,
            () => {
                const plot = new Plot(name, words, least, 'plot-' + figure);
                plots.set(plot.element, plot);
                return plot.element;
            },
            (element, widget) => plots.get(element).show(live.series(widget.widgetId)[figure]),
            'plot-cell'
        );

    const current = id => live.widgets.find(widget => widget.widgetId === id);
    const table = new Table({
        caption: 'Widgets',
        testid: 'widgets',
        keyOf: widget => widget.widgetId,
        empty: 'No widget is deployed.',
        row: widget => ({'data-widget-id': widget.widgetId}),
        columns: [
            elementColumn(
                'Widget',
                widget =>
                    h(
                        'div',
                        {class: 'widget-cell'},
                        h('button', {
                            type: 'button',
                            class: 'link',
                            testid: 'widget-open',
                            on: {
                                click: () => showWidget(current(widget.widgetId) || widget)
                            }
                        }),
                        h('span', {class: 'muted'}),
                        h('p', {class: 'row-reason'})
                    ),
                (cell, widget) => {
                    setText(cell.children[0], widget.widgetId);
                    setText(
                        cell.children[1],
                        `${widget.version} · ${String(widget.scope).toLowerCase()} · ${count(widget.instances)} ` +
                            (widget.instances === 1 ? 'instance' : 'instances')
                    );
                    const reason = reasonOf(widget);
                    setText(cell.children[2], reason);
                    cell.children[2].hidden = reason === '';
                    cell.children[2].classList.toggle('calm', widget.state === 'HEALTHY');
                }
            ),
            elementColumn(
                'State',
                widget =>
                    h(
                        'div',
                        {class: 'state-cell'},
                        stateBadge(widget.state),
                        h('time', {class: 'muted'}),
                        onceAtATime(
                            h('button', {type: 'button', class: 'button small', text: 'Release', testid: 'release'}),
                            () => release(widget)
                        )
                    ),
                (cell, widget) => {
                    const [badge, time, button] = cell.children;
                    showState(badge, widget.state);
                    showSince(time, Date.parse(widget.stateSince));
                    button.hidden = widget.state !== 'QUARANTINED' && widget.state !== 'PROBING';
                }
            ),
            plotColumn('Rate', 'rate', RATE, 1),
            plotColumn('Latency, p99', 'latency', span, 1),
            plotColumn('Queue', 'queue', count, 5),
            {
                name: 'Failed',
                class: 'number',
                show: (cell, widget) => {
                    setText(cell, count(widget.counters.failed));
                    cell.classList.toggle('attention', widget.cost?.failuresPerSecond > 0);
                }
            },
            {name: 'Dropped', class: 'number', show: (cell, widget) => setText(cell, count(widget.counters.dropped))}
        ]
    });
    const filter = h('input', {
        'type': 'search',
        'placeholder': 'Filter by name',
        'aria-label': 'Filter widgets by name',
        'class': 'filter',
        'testid': 'widget-filter',
        'on': {input: () => show()}
    });
    const section = new Section('widgets', 'Widgets', [table.element], null, [filter]);
    const show = () => {
        if (section.visible) {
            const wanted = filter.value.trim().toLowerCase();
            table.show(
                live.widgets
                    .filter(widget => widget.widgetId.toLowerCase().includes(wanted))
                    .sort(
                        (one, other) =>
                            WORST.indexOf(one.state) - WORST.indexOf(other.state) ||
                            one.widgetId.localeCompare(other.widgetId)
                    )
            );
        }
    };
    live.on('status', show);
    const showSection = section.show.bind(section);
    section.show = () => {
        showSection();
        show();
        if (live.widgets.length === 0) {
            // Before the first second of the stream.
            get('/api/widgets')
                .then(widgets => {
                    live.widgets = live.widgets.length === 0 ? widgets : live.widgets;
                    show();
                })
                .catch(() => {});
        }
    };
    return section;
}
