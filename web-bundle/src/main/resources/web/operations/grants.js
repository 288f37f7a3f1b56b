/*
 * Who was granted what by configuration: the token, and actions.
 */
import {h} from '/common/dom.js';
import {get} from '/common/api.js';
import {Section} from './section.js';
import {stateWords} from './states.js';
import {textColumn, Table} from './table.js';

const KINDS = {TOKEN: 'Token', ACTION: 'Actions'};

/** The section of grants. */
export function grantsSection() {
    const table = new Table({
        caption: 'Grants',
        testid: 'grants',
        keyOf: each => [each.kind, each.holder].join('\n'),
        empty: 'Nothing is granted to anybody.',
        row: each => ({'data-kind': each.kind, 'data-holder': each.holder}),
        columns: [
            textColumn('Holder', each => (each.holder === '*' ? 'all others' : each.holder)),
            textColumn('May', each => KINDS[each.kind] || stateWords(each.kind)),
            textColumn(
                'Which',
                each =>
                    (each.names || []).length === 0
                        ? 'none'
                        : each.names.map(name => (name === '*' ? 'every one' : name)).join(', '),
                'wide-text'
            )
        ]
    });
    return new Section(
        'grants',
        'Access',
        [
            h('p', {
                class: 'muted note',
                text:
                    'What widgets may do, as configured. Without an entry nobody is told the single-sign-on token, ' +
                    'and every widget may ask for every action.'
            }),
            table.element
        ],
        async () => table.show(await get('/api/grants'))
    );
}
