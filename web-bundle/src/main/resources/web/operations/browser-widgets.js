/*
 * Widgets that run in agents' browsers, with what the desktops report of them.
 */
import {fill, h, setText} from '/common/dom.js';
import {get} from '/common/api.js';
import {openDialog} from '/common/dialog.js';
import {count, moment} from '/common/time.js';
import {Section} from './section.js';
import {elementColumn, textColumn, Table} from './table.js';

const KINDS = {error: 'bad', hung: 'bad', load: 'bad', recovered: 'good'};

function showReports(widget) {
    const table = new Table({
        caption: 'Reports',
        testid: 'reports',
        empty: 'No desktop has reported anything.',
        keyOf: each => each.place,
        columns: [
            textColumn('Time', each => moment(each.time), 'when'),
            {
                name: 'Kind',
                show: (cell, each) =>
                    fill(cell, h('span', {class: 'badge ' + (KINDS[each.kind] || ''), text: each.kind}))
            },
            textColumn('Agent', each => each.agentId),
            textColumn('Interaction', each => each.interactionId || 'Home', 'mono'),
            textColumn('Report', each => each.text, 'wide-text')
        ]
    });
    table.show([...(widget.reports || [])].reverse().map((each, place) => ({...each, place})));
    openDialog(
        `Reports of ${widget.name || widget.widgetId}`,
        [
            h('p', {
                class: 'muted',
                text: `${widget.bundle} ${widget.version}, element ${widget.element || 'unknown'}`
            }),
            h(
                'p',
                null,
                h('strong', {text: 'Listens to: '}),
                (widget.subscriptions || []).map(each => each.event || each).join(', ') || 'nothing now'
            ),
            table.element
        ],
        {class: 'wide', testid: 'browser-widget-detail'}
    );
}

/** The section of browser widgets. */
export function browserWidgetsSection(live) {
    const table = new Table({
        caption: 'Browser widgets',
        testid: 'browser-widgets',
        keyOf: widget => widget.widgetId,
        empty: 'No browser widget is deployed. Drop a manifest with its script, or a zip of them, into the deployments.',
        row: widget => ({'data-widget-id': widget.widgetId}),
        columns: [
            elementColumn(
                'Widget',
                () =>
                    h(
                        'div',
                        {class: 'widget-cell'},
                        h('strong'),
                        h('span', {class: 'muted'}),
                        h('p', {class: 'row-reason'})
                    ),
                (cell, widget) => {
                    setText(cell.children[0], widget.name || widget.widgetId);
                    setText(cell.children[1], `${widget.widgetId} ${widget.version}`);
                    setText(cell.children[2], widget.problem || '');
                    cell.children[2].hidden = !widget.problem;
                }
            ),
            textColumn(
                'Open in',
                widget => `${count(widget.frames)} ${widget.frames === 1 ? 'frame' : 'frames'}`,
                'number'
            ),
            textColumn('Listens to', widget => count((widget.subscriptions || []).length) + ' events', 'number'),
            textColumn('Token', widget => (widget.tokenGranted ? 'granted' : '–')),
            {
                name: 'Reports',
                show: (cell, widget) => {
                    const counts = Object.entries(widget.reportCounts || {}).filter(([, number]) => number > 0);
                    const mark = JSON.stringify(counts);
                    if (cell.dataset.mark !== mark) {
                        cell.dataset.mark = mark;
                        fill(
                            cell,
                            h(
                                'div',
                                {class: 'badges'},
                                counts.length === 0
                                    ? h('span', {class: 'muted', text: 'none'})
                                    : counts.map(([kind, number]) =>
                                          h('span', {
                                              'class': 'badge ' + (KINDS[kind] || 'warn'),
                                              'testid': 'report-count',
                                              'data-kind': kind,
                                              'text': `${kind} ${count(number)}`
                                          })
                                      )
                            )
                        );
                    }
                }
            },
            elementColumn(
                'Details',
                widget =>
                    h('button', {
                        'type': 'button',
                        'class': 'button small',
                        'text': 'Reports',
                        'testid': 'reports-open',
                        'aria-label': `Reports of ${widget.name || widget.widgetId}`
                    }),
                (button, widget) => {
                    button.onclick = () => showReports(widget);
                },
                'actions-cell',
                true
            )
        ]
    });
    const section = new Section('browser', 'Browser widgets', [table.element], async () =>
        table.show(await get('/api/browser-widgets'))
    );
    live.on('browserWidgets', () => section.refresh());
    return section;
}
