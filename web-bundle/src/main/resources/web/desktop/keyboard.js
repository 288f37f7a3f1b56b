/*
 * Shortcuts of the keyboard, and the list of them.
 */
import {h} from '/common/dom.js';
import {openDialog} from '/common/dialog.js';

/**
 * Listens for shortcuts.
 *
 * @param {Array} shortcuts [{code, name, run}]: with Alt and Shift, by the key's place, since Alt changes what it writes
 */
export function listenForShortcuts(shortcuts) {
    const byCode = new Map(shortcuts.map(shortcut => [shortcut.code, shortcut]));
    document.addEventListener('keydown', event => {
        if (document.querySelector('dialog[open]') !== null || event.repeat) {
            return;
        }
        const typing = event.target.closest('input,textarea,select,[contenteditable]') !== null;
        if (event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey && byCode.has(event.code)) {
            event.preventDefault();
            byCode.get(event.code).run();
        } else if (event.key === '?' && !typing) {
            event.preventDefault();
            showShortcuts(shortcuts);
        }
    });
}

/** Shows what there is. */
export function showShortcuts(shortcuts) {
    const row = (keys, name) =>
        h(
            'div',
            {class: 'shortcut'},
            h(
                'dt',
                null,
                keys.map(key => h('kbd', {text: key}))
            ),
            h('dd', {text: name})
        );
    openDialog(
        'Keyboard',
        [
            h(
                'dl',
                {class: 'shortcuts'},
                shortcuts.map(({code, name}) => row(['Alt', 'Shift', code.replace(/^(Key|Digit)/, '')], name)),
                row(['↑', '↓'], 'Move among cards, or in a menu'),
                row(['←', '→'], 'Move among tabs'),
                row(['Enter'], 'Open the card or tab; send a message'),
                row(['Esc'], 'Close a dialog or menu'),
                row(['?'], 'This list')
            )
        ],
        {testid: 'shortcuts'}
    );
}
