/*
 * What widgets do that share a page, an origin and a policy with their desktop, and what becomes of it here. The names
 * and outcomes are those of docs/porting-a-browser-widget.md; http://allowed.test and http://other.test stand for servers.
 */
const ALLOWED = 'http://allowed.test';
const OTHER = 'http://other.test';

/** What happens to an element, by one of these events. */
function fires(element, ...events) {
    return new Promise(resolve => {
        events.forEach(name => element.addEventListener(name, () => resolve(name)));
        document.body.append(element);
    });
}

function made(name, properties) {
    return Object.assign(document.createElement(name), properties);
}

/** Whether something happens soon; for what happens without an event. */
async function soon(condition) {
    for (let i = 0; i < 20 && !condition(); i++) {
        await new Promise(resolve => setTimeout(resolve, 10));
    }
    return condition() ? 'yes' : 'no';
}

const HABITS = {
    "localStorage.setItem('a', '1')": () => (localStorage.setItem('a', '1'), localStorage.getItem('a')),
    "sessionStorage.setItem('a', '1')": () => (sessionStorage.setItem('a', '1'), sessionStorage.getItem('a')),
    "indexedDB.open('a')": () => (indexedDB.open('a'), 'opened'),
    "document.cookie = 'a=1'": () => (document.cookie = 'a=1', `"${document.cookie}"`),
    'window.parent.document': () => window.parent.document.title,
    'window.top.location.href': () => window.top.location.href,
    "window.top.location = 'https://…'": () => (window.top.location = OTHER, 'left'),
    "document.querySelector('other-widget')": () => String(document.querySelector('other-widget')),
    'window.jQuery': () => String(window.jQuery),
    "alert('…')": () => String(alert('a')),
    "confirm('…')": () => String(confirm('a')),
    "prompt('…')": () => String(prompt('a')),
    "eval('1')": () => eval('1'),
    "new Function('return 1')": () => new Function('return 1')(),
    'an inline `<script>`': () => {
        document.body.append(made('script', {textContent: 'window.inline = 1'}));
        return soon(() => window.inline);
    },
    'an `onclick="…"` in markup': () => {
        const button = document.createElement('div');
        button.innerHTML = '<button onclick="window.clicked = 1"></button>';
        document.body.append(button);
        button.firstChild.click();
        return soon(() => window.clicked);
    },
    'a `<script src>` of another server': () => fires(made('script', {src: `${ALLOWED}/lib.js`}), 'load', 'error'),
    'a style sheet of another server': () =>
        fires(made('link', {rel: 'stylesheet', href: `${ALLOWED}/a.css`}), 'load', 'error'),
    'a picture of another server': () => fires(made('img', {src: `${ALLOWED}/a.svg`}), 'load', 'error'),
    'a picture of its own': () => fires(made('img', {src: 'habits.svg'}), 'load', 'error'),
    'a `style` attribute': () => {
        const text = made('p', {innerHTML: '<b style="color: rgb(1, 2, 3)">a</b>'});
        document.body.append(text);
        return getComputedStyle(text.firstChild).color === 'rgb(1, 2, 3)' ? 'yes' : 'no';
    },
    'an `<iframe>`': async () => {
        const frame = made('iframe', {src: `${ALLOWED}/page.html`});
        const blocked = new Promise(resolve => document.addEventListener('securitypolicyviolation', event =>
            event.effectiveDirective === 'frame-src' && resolve('blocked')));
        document.body.append(frame);
        return blocked;
    },
    '`fetch` from a server that is not in `connectSources`': async () => (await fetch(`${OTHER}/data`)).status,
    '`fetch` from one that is': async () => (await fetch(`${ALLOWED}/data`)).text(),
    '`fetch` with its cookies': async () => (await fetch(`${ALLOWED}/data`, {credentials: 'include'})).text(),
    '`new WebSocket(…)` to a server that is not in `connectSources`': () =>
        new Promise(resolve => Object.assign(new WebSocket(OTHER.replace('http', 'ws')), {onerror: () => resolve('error')})),
    'a `Worker` of a `blob:`': () => {
        const worker = new Worker(URL.createObjectURL(new Blob(['postMessage(1)'])));
        return new Promise(resolve => Object.assign(worker, {onmessage: () => resolve('runs'), onerror: () => resolve('error')}));
    },
    'navigator.clipboard.writeText': async () => (await navigator.clipboard.writeText('a'), 'written'),
    'Notification.requestPermission()': () => Notification.requestPermission()
};

class HabitsCard extends HTMLElement {
    async connectedCallback() {
        const list = this.appendChild(document.createElement('ul'));
        for (const [name, habit] of Object.entries(HABITS)) {
            let outcome;
            try {
                outcome = await Promise.race([habit(), new Promise(done => setTimeout(done, 3000, 'nothing'))]);
            } catch (thrown) {
                outcome = thrown.name;
            }
            list.append(made('li', {title: name, textContent: outcome}));
        }
        this.append(made('p', {className: 'done', textContent: 'done'}));
    }
}

customElements.define('habits-card', HabitsCard);
