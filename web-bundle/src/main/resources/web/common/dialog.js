/*
 * Modal dialogs. The browser keeps the focus inside, closes them on Escape and gives the focus back.
 */
import {h, fill} from './dom.js';
import {icon} from './icons.js';

let last = 0;

/**
 * Opens a dialog.
 *
 * @param {string} title its heading and name
 * @param {Array} content what it holds
 * @param {object} [options] class, testid, footer: [elements]
 * @returns {HTMLDialogElement} opened; it is removed when it is closed
 */
export function openDialog(title, content, options = {}) {
    const id = 'dialog-' + ++last;
    const close = h(
        'button',
        {'type': 'button', 'class': 'icon-button', 'aria-label': 'Close', 'testid': 'dialog-close'},
        icon('close')
    );
    const dialog = h(
        'dialog',
        {'class': 'dialog ' + (options.class || ''), 'aria-labelledby': id, 'testid': options.testid || 'dialog'},
        h('div', {class: 'dialog-head'}, h('h2', {id, text: title}), close),
        h('div', {class: 'dialog-body'}, ...content),
        options.footer ? h('div', {class: 'dialog-foot'}, ...options.footer) : null
    );
    close.addEventListener('click', () => dialog.close());
    dialog.addEventListener('close', () => setTimeout(() => dialog.remove())); // others may take out what is theirs
    document.body.append(dialog);
    dialog.showModal();
    (dialog.querySelector('[autofocus]') || dialog.querySelector('input,select,textarea'))?.focus();
    return dialog;
}

/**
 * Asks before something that is hard to undo.
 *
 * @returns {Promise<boolean>} whether it is wanted
 */
export function confirmDialog(title, text, doIt) {
    return new Promise(resolve => {
        const yes = h('button', {type: 'button', class: 'button danger', text: doIt, testid: 'confirm-yes'});
        const no = h('button', {
            type: 'button',
            class: 'button',
            text: 'Cancel',
            testid: 'confirm-no',
            autofocus: true
        });
        const dialog = openDialog(title, [h('p', {text})], {class: 'small', testid: 'confirm', footer: [no, yes]});
        let answer = false;
        yes.addEventListener('click', () => {
            answer = true;
            dialog.close();
        });
        no.addEventListener('click', () => dialog.close());
        dialog.addEventListener('close', () => resolve(answer));
    });
}

/** A labelled field; the control gets the label's name. */
export function field(label, control, hint) {
    const id = 'field-' + ++last;
    control.id = id;
    if (hint) {
        control.setAttribute('aria-describedby', id + '-hint');
    }
    return h(
        'div',
        {class: 'field'},
        h('label', {for: id, text: label}),
        control,
        hint ? h('p', {class: 'hint', id: id + '-hint', text: hint}) : null
    );
}

/** Fills a select with options [{value, text}]. */
export function options(select, choices, empty) {
    return fill(
        select,
        empty === undefined ? [] : [h('option', {value: '', text: empty})],
        choices.map(({value, text}) => h('option', {value, text}))
    );
}
