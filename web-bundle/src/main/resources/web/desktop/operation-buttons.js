/*
 * Buttons for what can be done with an interaction, kept up to date in place: one that stays keeps the focus.
 */
import {h, list, setAttribute, setText} from '/common/dom.js';
import {icon} from '/common/icons.js';
import {onceAtATime} from '/common/busy.js';

const DOUBLE = 600; // ms
const NEAR = 12; // px

let lastClick = {time: -Infinity, x: 0, y: 0};

// The second click of a double click may hit the button that the first one brought up in the same place: it is no wish.
function isSecondClick(event) {
    if (event.detail === 0) {
        return false; // by keyboard
    }
    const {timeStamp: time, clientX: x, clientY: y} = event;
    const near = Math.abs(x - lastClick.x) < NEAR && Math.abs(y - lastClick.y) < NEAR;
    const second = near && time - lastClick.time < DOUBLE;
    lastClick = {time, x, y};
    return second;
}

/**
 * Shows buttons.
 *
 * @param {Element} parent where
 * @param {string} id the interaction's id
 * @param {Array} operations of operations.js
 * @param {function} run called with an operation; returns a promise
 * @param {boolean} small whether they stand on a card
 */
export function showOperations(parent, id, operations, run, small) {
    list(
        parent,
        operations,
        operation => id + ' ' + operation.action,
        operation => {
            const button = h(
                'button',
                {
                    'type': 'button',
                    'class': ['button', operation.kind, small && 'small'].filter(Boolean).join(' '),
                    'testid': 'action-' + operation.action,
                    'data-action': operation.action
                },
                icon(operation.icon),
                h('span')
            );
            button.addEventListener('click', event => {
                if (isSecondClick(event)) {
                    event.stopImmediatePropagation();
                }
            });
            return onceAtATime(button, () => run(operation));
        },
        (button, operation) => {
            setText(button.lastElementChild, operation.label);
            button.disabled = !operation.enabled;
            setAttribute(button, 'title', operation.enabled ? null : operation.label + ' is not possible now');
        }
    );
}
