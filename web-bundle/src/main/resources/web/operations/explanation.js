/*
 * Why: the way of one event, as a timeline. Accepted, then for each widget how long it waited, how long the callbacks took,
 * or the reason why it was not told.
 */
import {h} from '/common/dom.js';
import {moment, span, timeOfDay} from '/common/time.js';
import {stateBadge} from './states.js';

const ORDER = ['FAILED', 'DROPPED', 'QUEUED', 'CONFLATED', 'HANDLED', 'FILTERED'];

function bar(delivery, longest) {
    const {queuedMillis: queued, handledMillis: handled, outcome} = delivery;
    if (outcome === 'FILTERED' || queued + handled === 0) {
        return null;
    }
    const share = value => Math.max(value > 0 ? 1 : 0, (value / longest) * 100) + '%';
    const part = (name, value) => {
        const element = h('span', {class: 'bar-' + name});
        element.style.setProperty('width', share(value));
        return element;
    };
    return h(
        'div',
        {'class': 'bar', 'role': 'img', 'aria-label': `waited ${span(queued)}, handled in ${span(handled)}`},
        part('queued', queued),
        part('handled', handled)
    );
}

function step(delivery, trace, longest) {
    const {widgetId, interactionId, outcome, queuedMillis: queued, handledMillis: handled, reason} = delivery;
    const began = Date.parse(trace.time) + queued;
    const words =
        {
            HANDLED: `waited ${span(queued)}, handled in ${span(handled)}`,
            FAILED: `waited ${span(queued)}, threw after ${span(handled)}`,
            QUEUED: `waiting for ${span(queued)}`,
            CONFLATED: 'gave way to a later value'
        }[outcome] || '';
    return h(
        'li',
        {'class': 'step', 'testid': 'delivery', 'data-outcome': outcome, 'data-widget-id': widgetId},
        h(
            'div',
            {class: 'step-head'},
            h('strong', {text: widgetId}),
            interactionId ? h('span', {class: 'muted mono cut', text: interactionId, title: interactionId}) : null,
            stateBadge(outcome)
        ),
        words === ''
            ? null
            : h(
                  'p',
                  {class: 'step-times'},
                  outcome === 'HANDLED' || outcome === 'FAILED'
                      ? h('time', {class: 'mono', text: timeOfDay(new Date(began).toISOString(), true)})
                      : null,
                  words
              ),
        bar(delivery, longest),
        reason ? h('p', {class: 'step-reason', text: reason}) : null
    );
}

/** What is known of browser widgets, which desktops tell: no more than who could. */
function inBrowsers({browser, agentId}) {
    if (!browser) {
        return null;
    }
    const {widgets, openDesktops} = browser;
    const text =
        `${widgets} browser ${widgets === 1 ? 'widget is' : 'widgets are'} told by desktops, of which agent ${agentId} ` +
        `has ${openDesktops} open now. What becomes of events there is not traced.`;
    return h('p', {class: 'muted', text, testid: 'in-browsers'});
}

/** The elements that explain a trace. */
export function explanation(trace) {
    const deliveries = [...(trace.deliveries || [])].sort(
        (one, other) =>
            ORDER.indexOf(one.outcome) - ORDER.indexOf(other.outcome) || one.widgetId.localeCompare(other.widgetId)
    );
    const longest = Math.max(0.001, ...deliveries.map(each => each.queuedMillis + each.handledMillis));
    const told = deliveries.filter(each => each.outcome !== 'FILTERED');
    const kept = deliveries.filter(each => each.outcome === 'FILTERED');
    const accepted = trace.rejection
        ? h('p', {class: 'step-reason problem', text: 'Rejected: ' + trace.rejection})
        : h('p', {
              class: 'step-times',
              text:
                  `as number ${trace.sequence}` +
                  (trace.source ? ` from ${trace.source}` : '') +
                  (trace.sender ? `, sent by ${trace.sender}` : '') +
                  (trace.id ? `, id ${trace.id}` : '')
          });
    return [
        h('h3', {text: trace.name, testid: 'explained'}),
        h('p', {
            class: 'muted',
            text: [
                `agent ${trace.agentId}`,
                trace.interactionId && `interaction ${trace.interactionId}`,
                `trace ${trace.number}`
            ]
                .filter(Boolean)
                .join(' · ')
        }),
        h(
            'ol',
            {class: 'timeline'},
            h(
                'li',
                {'class': 'step', 'data-outcome': trace.rejection ? 'DROPPED' : 'ACCEPTED', 'testid': 'accepted'},
                h(
                    'div',
                    {class: 'step-head'},
                    h('strong', {text: trace.rejection ? 'Rejected' : 'Accepted'}),
                    h('time', {class: 'mono', text: timeOfDay(trace.time, true), title: moment(trace.time)})
                ),
                accepted
            ),
            told.map(each => step(each, trace, longest))
        ),
        told.length === 0 && !trace.rejection ? h('p', {class: 'muted', text: 'No widget in Java was told.'}) : null,
        inBrowsers(trace),
        kept.length === 0 ? null : h('h4', {text: 'Not told'}),
        kept.length === 0
            ? null
            : h(
                  'ol',
                  {class: 'timeline filtered'},
                  kept.map(each => step(each, trace, longest))
              )
    ];
}
