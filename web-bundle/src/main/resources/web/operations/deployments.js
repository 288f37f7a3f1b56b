/*
 * The drop folder: what is in it, what became of it, going back, taking away, putting something new in by drop.
 */
import {fill, h, setText} from '/common/dom.js';
import {get, post, upload} from '/common/api.js';
import {onceAtATime} from '/common/busy.js';
import {confirmDialog} from '/common/dialog.js';
import {icon} from '/common/icons.js';
import {moment} from '/common/time.js';
import {toast} from '/common/toast.js';
import {Section} from './section.js';
import {showState, stateBadge} from './states.js';
import {elementColumn, textColumn, Table} from './table.js';

/** Tells what came of it. */
function tell(title, verdict) {
    if (verdict === null || verdict.ok !== false) {
        toast(verdict?.message || 'Done.', 'info', title);
    } else {
        toast(verdict.message, 'error', title);
    }
}

function changing(section, bundle, what, question, doIt) {
    return async () => {
        if (await confirmDialog(question.title, question.text, doIt)) {
            try {
                tell(bundle, await post(`/api/deployments/${encodeURIComponent(bundle)}/${what}`));
            } catch (problem) {
                toast(problem.message, 'error', bundle);
            }
            section.refresh();
        }
    };
}

function dropZone(section) {
    const input = h('input', {
        'type': 'file',
        'class': 'visually-hidden',
        'multiple': true,
        'accept': '.jar,.zip,.json,.js',
        'tabindex': '-1',
        'aria-hidden': 'true',
        'testid': 'upload'
    });
    const state = h('p', {class: 'drop-state muted', role: 'status', testid: 'upload-state'});
    const button = onceAtATime(
        h('button', {type: 'button', class: 'button', testid: 'upload-choose'}, icon('upload'), 'Choose a file'),
        async () => input.click()
    );
    const zone = h(
        'div',
        {class: 'drop', testid: 'drop'},
        icon('package'),
        h('p', null, 'Drop a bundle (.jar) or a browser widget (.zip) here'),
        button,
        state,
        input
    );
    const send = async files => {
        for (const file of files) {
            setText(state, `Deploying ${file.name} …`);
            try {
                tell(file.name, await upload('/api/deployments?name=' + encodeURIComponent(file.name), file));
            } catch (problem) {
                toast(problem.message, 'error', file.name + ' was not deployed');
            }
            setText(state, '');
            section().refresh();
        }
        input.value = '';
    };
    input.addEventListener('change', () => send([...input.files]));
    zone.addEventListener('dragover', event => {
        event.preventDefault();
        zone.classList.add('over');
    });
    zone.addEventListener('dragleave', () => zone.classList.remove('over'));
    zone.addEventListener('drop', event => {
        event.preventDefault();
        zone.classList.remove('over');
        send([...event.dataTransfer.files]);
    });
    return zone;
}

function buttons(section, deployment) {
    const {bundle, lastGood, state} = deployment;
    if (!bundle || state === 'REMOVED') {
        return [];
    }
    return [
        lastGood
            ? onceAtATime(
                  h('button', {type: 'button', class: 'button small', testid: 'rollback'}, icon('undo'), 'Roll back'),
                  changing(
                      section(),
                      bundle,
                      'rollback',
                      {
                          title: `Go back to ${bundle} ${lastGood}?`,
                          text: 'The newer file is moved out of the drop folder. Instances go on with the older version.'
                      },
                      'Roll back'
                  )
              )
            : null,
        onceAtATime(
            h('button', {type: 'button', class: 'button small danger', testid: 'remove'}, icon('trash'), 'Remove'),
            changing(
                section(),
                bundle,
                'remove',
                {
                    title: `Remove ${bundle}?`,
                    text: 'Its file leaves the drop folder and its widgets disappear from every desktop.'
                },
                'Remove'
            )
        )
    ];
}

/** The section of deployments. */
export function deploymentsSection(live) {
    let section = null;
    const own = () => section;
    const table = new Table({
        caption: 'Deployments',
        testid: 'deployments',
        keyOf: each => each.file,
        empty: 'The drop folder is empty.',
        row: each => ({'data-file': each.file, 'data-bundle': each.bundle}),
        columns: [
            elementColumn(
                'File',
                () =>
                    h(
                        'div',
                        {class: 'widget-cell'},
                        h('strong'),
                        h('span', {class: 'muted'}),
                        h('p', {class: 'row-reason'})
                    ),
                (cell, each) => {
                    setText(cell.children[0], each.file);
                    setText(cell.children[1], [each.bundle, each.version].filter(Boolean).join(' '));
                    setText(cell.children[2], each.reason || '');
                    cell.children[2].hidden = !each.reason;
                }
            ),
            elementColumn(
                'State',
                each => stateBadge(each.state),
                (badge, each) => showState(badge, each.state)
            ),
            textColumn('Since', each => moment(each.since), 'when'),
            textColumn('Last good', each => each.lastGood || '–'),
            textColumn('Content', each => each.digest || '–', 'mono'),
            {
                name: 'Actions',
                class: 'actions-cell',
                hidden: true,
                show: (cell, each) => {
                    const mark = [each.bundle, each.version, each.lastGood, each.state].join('\n');
                    if (cell.dataset.mark !== mark) {
                        cell.dataset.mark = mark;
                        fill(cell, buttons(own, each));
                    }
                }
            }
        ]
    });
    const history = new Table({
        caption: 'History of deployments',
        testid: 'history',
        keyOf: each => each.place,
        empty: 'Nothing was deployed yet.',
        columns: [
            textColumn('Time', each => moment(each.time), 'when'),
            elementColumn(
                'What',
                each => stateBadge(each.action),
                (badge, each) => showState(badge, each.action)
            ),
            textColumn('Bundle', each => each.bundle || each.file || '–'),
            textColumn('Version', each => [each.from, each.to].filter(Boolean).join(' → ') || '–', 'when'),
            textColumn('What happened', each => each.message, 'wide-text')
        ]
    });
    section = new Section(
        'deployments',
        'Deployments',
        [dropZone(own), table.element, h('h3', {class: 'under', text: 'History'}), history.element],
        async () => {
            const [now, past] = await Promise.all([get('/api/deployments'), get('/api/deployments/history')]);
            table.show(now);
            history.show(
                past
                    .map((each, place) => ({...each, place}))
                    .reverse()
                    .slice(0, 100)
            );
        }
    );
    live.on('deployments', () => section.refresh());
    return section;
}
