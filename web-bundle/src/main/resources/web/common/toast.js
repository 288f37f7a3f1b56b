/*
 * Notifications at the edge of the page. Errors are announced at once and stay until they are closed, the others when the
 * screen reader is idle, for some seconds.
 */
import {h} from './dom.js';
import {icon} from './icons.js';

const STAYS = {info: 6_000, warning: 12_000};
const MOST = 5;
const NAMES = {info: 'Note', warning: 'Warning', error: 'Error'};
const ICONS = {info: 'info', warning: 'warning', error: 'error'};

let polite = null;
let assertive = null;
let corner = null;

function region(live) {
    return h('div', {'class': 'toasts', 'aria-live': live, 'aria-relevant': 'additions', 'testid': 'toasts-' + live});
}

function regions() {
    if (corner === null) {
        polite = region('polite');
        assertive = region('assertive');
        corner = h(
            'div',
            {'class': 'toast-corner', 'role': 'region', 'aria-label': 'Notifications'},
            assertive,
            polite
        );
    }
    // What is beside an open modal dialog can neither be read nor closed.
    const parent = [...document.querySelectorAll('dialog[open]')].at(-1) || document.body;
    if (corner.parentNode !== parent) {
        parent.append(corner);
        parent.addEventListener('close', () => document.body.append(corner), {once: true});
    }
}

/**
 * Shows a notification.
 *
 * @param {string} text what
 * @param {'info'|'warning'|'error'} [level] how grave
 * @param {string} [from] whose it is, such as a widget's name
 */
export function toast(text, level = 'info', from = '') {
    regions();
    const kind = NAMES[level] ? level : 'info';
    const parent = kind === 'error' ? assertive : polite;
    const known = [...parent.children].find(each => each.dataset.text === text && each.dataset.from === from);
    if (known) {
        again(known);
        return;
    }
    const close = h(
        'button',
        {'type': 'button', 'class': 'icon-button', 'aria-label': 'Close', 'testid': 'toast-close'},
        icon('close')
    );
    const body = h(
        'div',
        {'class': 'toast ' + kind, 'testid': 'toast', 'data-level': kind, 'data-text': text, 'data-from': from},
        icon(ICONS[kind]),
        h(
            'div',
            {class: 'toast-text'},
            h('span', {class: 'visually-hidden', text: NAMES[kind] + ': '}),
            from === '' ? null : h('strong', {text: from}),
            h('span', {testid: 'toast-text', text}),
            h('span', {class: 'toast-times', hidden: true})
        ),
        close
    );
    close.addEventListener('click', () => body.remove());
    parent.append(body);
    while (parent.children.length > MOST) {
        parent.firstElementChild.remove();
    }
    leave(body, kind);
}

function again(body) {
    const times = body.querySelector('.toast-times');
    body.dataset.times = String(Number(body.dataset.times || 1) + 1);
    times.textContent = '×' + body.dataset.times;
    times.hidden = false;
}

function leave(body, kind) {
    if (STAYS[kind] === undefined) {
        return;
    }
    let timer = null;
    const begin = () => {
        timer = setTimeout(() => body.remove(), STAYS[kind]);
    };
    const hold = () => clearTimeout(timer); // nothing goes away while somebody reads it
    body.addEventListener('pointerenter', hold);
    body.addEventListener('pointerleave', begin);
    body.addEventListener('focusin', hold);
    body.addEventListener('focusout', begin);
    begin();
}
