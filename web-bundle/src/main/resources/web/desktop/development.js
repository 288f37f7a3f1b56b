/*
 * What is being developed against this runtime, for whoever writes a widget: whether the latest save runs, how long that
 * took, and what is wrong. Nothing is shown where nobody develops.
 */
import {byId, h, list, setText} from '/common/dom.js';

const STATES = {
    BUILDING: ['is being built', 'wait'],
    RUNNING: ['runs', 'good'],
    BROKEN: ['is broken: the version before goes on', 'bad']
};

function describe(element, {state, tookMillis, problems, troubles}) {
    const [text, kind] = STATES[state] || [state, 'wait'];
    element.dataset.state = state;
    const badge = element.querySelector('.development-state');
    const took = tookMillis === undefined ? '' : `, ${(tookMillis / 1000).toFixed(2)} s after it was saved`;
    setText(badge, text + (state === 'RUNNING' ? took : ''));
    badge.className = 'development-state ' + kind;
    list(
        element.querySelector('.development-lines'),
        [...problems, ...troubles].map((line, place) => ({line, place})),
        ({line, place}) => place + line,
        ({line}) => h('li', {class: 'mono', text: line, testid: 'development-line'})
    );
}

/** Shows the projects between the page's head and its content. */
export function showDevelopment(workspace) {
    const element = byId('development');
    workspace.on('development', projects => {
        element.hidden = projects.length === 0;
        list(
            element,
            projects,
            ({project}) => project,
            ({project}) =>
                h(
                    'div',
                    {'class': 'development-project', 'testid': 'development-project', 'data-project': project},
                    h('strong', {text: project}),
                    h('span', {class: 'development-state', testid: 'development-state'}),
                    h('ul', {class: 'development-lines'})
                ),
            describe
        );
    });
}
