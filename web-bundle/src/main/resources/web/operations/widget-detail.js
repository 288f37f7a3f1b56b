/*
 * One widget in detail: where it stands, what it costs, what it listens to, its instances.
 */
import {fill, h} from '/common/dom.js';
import {get} from '/common/api.js';
import {openDialog} from '/common/dialog.js';
import {count, moment, span} from '/common/time.js';
import {stateBadge} from './states.js';
import {textColumn, Table} from './table.js';

function facts(rows) {
    return h(
        'dl',
        {class: 'facts-list'},
        rows
            .filter(([, value]) => value !== null && value !== undefined && value !== '')
            .map(([label, value]) => h('div', null, h('dt', {text: label}), h('dd', {text: value})))
    );
}

function stallOf(stall) {
    return [
        h('h3', {text: 'Last stall'}),
        facts([
            ['During', stall.during + (stall.sequence > 0 ? `, number ${stall.sequence}` : '')],
            ['At', stall.line],
            ['Agent', stall.agentId],
            ['Interaction', stall.interactionId],
            ['Began', moment(stall.since)],
            ['Lasted', span(stall.lastedMillis) + (stall.returned ? '' : ', and has not returned')]
        ])
    ];
}

function list(title, texts) {
    return texts.length === 0
        ? []
        : [
              h('h3', {text: title}),
              h(
                  'ul',
                  {class: 'bullets'},
                  texts.map(text => h('li', {text}))
              )
          ];
}

/** Opens a dialog about a widget. */
export function showWidget(widget) {
    const {cost, counters, sinceDeployed, quarantine, stall, subscriptions = [], diagnoses = []} = widget;
    const instances = h('div', {class: 'muted', text: 'Asking …'});
    openDialog(
        widget.widgetId,
        [
            h(
                'p',
                {class: 'detail-state'},
                stateBadge(widget.state),
                h('span', {class: 'muted', text: `since ${moment(widget.stateSince)}`})
            ),
            facts([
                ['Bundle', `${widget.bundle} ${widget.version} (${widget.bundleId})`],
                ['Scope', String(widget.scope).toLowerCase()],
                [
                    'Mailbox',
                    `${count(widget.capacity)} events, ${String(widget.overflow).toLowerCase().replace(/_/g, ' ')} when full`
                ],
                ['Delivered', `${count(counters.delivered)}, of this version ${count(sinceDeployed?.delivered)}`],
                ['Failed', count(counters.failed)],
                ['Dropped', count(counters.dropped)],
                ['Conflated', count(counters.conflated)],
                [
                    'Callbacks',
                    cost &&
                        `half within ${span(cost.medianMillis)}, 99 of 100 within ${span(cost.percentile99Millis)}, longest ${span(cost.longestMillis)}`
                ],
                ['Running time', cost && `${span(cost.busyMillis)}, processor ${span(cost.cpuMillis)}`],
                ['Last failure', widget.lastFailure],
                ['Quarantine', quarantine && quarantine.reason],
                ['Next probe', quarantine?.nextProbe && moment(quarantine.nextProbe)]
            ]),
            ...list('To know', diagnoses),
            ...(stall ? stallOf(stall) : []),
            ...list(
                'Subscriptions',
                subscriptions.map(
                    each =>
                        each.event +
                        (each.declared ? '' : ' (by API)') +
                        `, ${count(each.instances)} ${each.instances === 1 ? 'instance' : 'instances'}`
                )
            ),
            h('h3', {text: 'Instances'}),
            instances
        ],
        {class: 'wide', testid: 'widget-detail'}
    );
    showInstances(widget.widgetId, instances);
}

async function showInstances(widgetId, parent) {
    try {
        const all = await get(`/api/widgets/${encodeURIComponent(widgetId)}/instances`);
        const table = new Table({
            caption: 'Instances',
            testid: 'instances',
            empty: 'It has no instance now.',
            keyOf: each => [each.agentId, each.interactionId].join('\n'),
            columns: [
                textColumn('Agent', each => each.agentId || 'runtime'),
                textColumn('Interaction', each => each.interactionId || 'Home'),
                {name: 'State', show: (cell, each) => fill(cell, stateBadge(each.state))},
                textColumn('Busy', each => span(each.busyMillis ?? NaN), 'number'),
                textColumn('Queued', each => count(each.counters.queued), 'number'),
                textColumn('Delivered', each => count(each.counters.delivered), 'number')
            ]
        });
        fill(parent, table.element);
        parent.classList.remove('muted');
        table.show(all.slice(0, 200));
    } catch (problem) {
        fill(parent, h('p', {class: 'problem', text: problem.message}));
    }
}
