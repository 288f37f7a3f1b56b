/*
 * The signed-in agents and their live interactions.
 */
import {h} from '/common/dom.js';
import {get} from '/common/api.js';
import {channel} from '/common/icons.js';
import {count, moment, showSince} from '/common/time.js';
import {Section} from './section.js';
import {showState, stateBadge} from './states.js';
import {elementColumn, textColumn, Table} from './table.js';

function clockColumn(name, of) {
    return elementColumn(
        name,
        () => h('time'),
        (time, item) => {
            const since = of(item);
            showSince(time, since ? Date.parse(since) : null);
        },
        'number'
    );
}

/** The section of agents and interactions. */
export function agentsSection() {
    const agents = new Table({
        caption: 'Agents',
        testid: 'agents',
        keyOf: each => each.agentId,
        empty: 'Nobody is signed in.',
        row: each => ({'data-agent-id': each.agentId}),
        columns: [
            textColumn('Agent', each => each.agentId),
            elementColumn(
                'State',
                each => stateBadge(each.state),
                (badge, each) => showState(badge, each.state)
            ),
            textColumn('Reason', each => each.reasonCode || '–'),
            clockColumn('For', each => each.stateSince),
            textColumn('Interactions', each => count(each.interactions), 'number'),
            textColumn('Focus', each => each.focus || '–', 'mono cut'),
            textColumn('Events', each => count(each.sequence), 'number'),
            textColumn('Signed in', each => moment(each.since), 'when'),
            textColumn('Source', each => each.source || '–')
        ]
    });
    const interactions = new Table({
        caption: 'Interactions',
        testid: 'interactions',
        keyOf: each => [each.agentId, each.interactionId].join('\n'),
        empty: 'No interaction is live.',
        row: each => ({'data-interaction-id': each.interactionId}),
        columns: [
            textColumn('Interaction', each => each.interactionId, 'mono cut'),
            textColumn('Agent', each => each.agentId),
            textColumn('Channel', each => (each.channel ? channel(each.channel).name : '–')),
            elementColumn(
                'State',
                () => stateBadge(''),
                (badge, each) => showState(badge, each.afterContactWork ? 'AFTER_CONTACT_WORK' : each.state)
            ),
            textColumn('Source', each => each.source || '–'),
            clockColumn('For', each => each.since),
            textColumn('Widgets', each => count((each.widgets || []).length), 'number')
        ]
    });
    return new Section(
        'agents',
        'Agents',
        [agents.element, h('h3', {class: 'under', text: 'Interactions'}), interactions.element],
        async () => {
            const [signedIn, live] = await Promise.all([get('/api/agents'), get('/api/interactions')]);
            agents.show(signedIn);
            interactions.show(live);
        }
    );
}
