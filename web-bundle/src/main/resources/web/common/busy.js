/**
 * Makes a button do something that takes time, once at a time: while it is under way the button is marked busy and does
 * nothing more. It keeps the focus, which a disabled one would lose.
 *
 * @param {HTMLButtonElement} button the button
 * @param {function} work returns a promise
 */
export function onceAtATime(button, work) {
    button.addEventListener('click', async event => {
        if (button.getAttribute('aria-disabled') === 'true') {
            event.preventDefault();
            return;
        }
        button.setAttribute('aria-disabled', 'true');
        button.setAttribute('aria-busy', 'true');
        try {
            await work(event);
        } finally {
            button.removeAttribute('aria-busy');
            button.removeAttribute('aria-disabled');
        }
    });
    return button;
}
