/*
 * Notes on the customer. One file, no library: a custom element with a shadow root.
 *
 * On an interaction it takes notes and tells all other widgets of each, as {type: 'customerNote', note}. On Home it keeps
 * the notes of the session, and gives an instance that begins late (or again, after an update) those of its interaction.
 */
(function () {
    'use strict';

    const STYLE = `
        :host {
            display: block; padding: 12px; font: 13px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
            color: var(--text); overflow-wrap: anywhere;
            --text: #1a2028; --muted: #55606e; --line: #d9dee5; --field: #ffffff; --soft: #f6f7f9; --accent: #1b5fc1; --on-accent: #ffffff;
        }
        @media (prefers-color-scheme: dark) {
            :host {
                --text: #e6e9ed; --muted: #9ba6b3; --line: #2f363f; --field: #15191e; --soft: #232830; --accent: #82b1ff; --on-accent: #0c1726;
            }
        }
        * { box-sizing: border-box; }
        header { margin-bottom: 10px; }
        h2 { margin: 0; font-size: 14px; font-weight: 600; }
        p { margin: 2px 0 0; color: var(--muted); }
        form { display: grid; gap: 8px; margin-bottom: 12px; }
        textarea {
            width: 100%; min-height: 64px; padding: 8px; resize: vertical; font: inherit; color: inherit;
            background: var(--field); border: 1px solid var(--line); border-radius: 6px;
        }
        footer { display: flex; gap: 8px; align-items: center; justify-content: space-between; }
        button {
            padding: 5px 14px; font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent);
            border: 0; border-radius: 6px; cursor: pointer;
        }
        button:disabled { opacity: .45; cursor: default; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 1px; }
        ol { display: grid; gap: 8px; margin: 0; padding: 0; list-style: none; }
        li { padding: 8px 10px; background: var(--soft); border-left: 3px solid var(--accent); border-radius: 0 6px 6px 0; }
        li span { display: block; color: var(--muted); font-size: 12px; }
        li div { white-space: pre-wrap; }
    `;

    const MARKUP = `
        <header><h2></h2><p></p></header>
        <form>
            <textarea aria-label="New note" maxlength="2000" placeholder="What should the next colleague know?"></textarea>
            <footer><small aria-live="polite"></small><button type="submit" disabled>Add note</button></footer>
        </form>
        <ol aria-label="Notes"></ol>
    `;

    const MOST_NOTES = 200;

    class CustomerNotes extends HTMLElement {
        constructor() {
            super();
            this.interactionId = this.getAttribute('interactionid');
            this.api = window.WS.widgetAPI(this.interactionId);
            this.notes = [];
            this.attachShadow({mode: 'open'});
        }

        connectedCallback() {
            const style = document.createElement('style');
            style.textContent = STYLE;
            const template = document.createElement('template');
            template.innerHTML = MARKUP;
            this.shadowRoot.replaceChildren(style, template.content);
            this.field = this.part('textarea');
            this.field.addEventListener('input', () => this.draftChanged());
            this.field.addEventListener('keydown', event => {
                if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
                    this.add();
                }
            });
            this.part('form').addEventListener('submit', event => {
                event.preventDefault();
                this.add();
            });
            this.part('form').hidden = this.interactionId === null;
            this.listen();
            this.show();
        }

        disconnectedCallback() {
            this.api.removeAllDataEvents();
        }

        part(selector) {
            return this.shadowRoot.querySelector(selector);
        }

        listen() {
            this.api.onDataEvent('onMessageEvent', message => this.hear(message));
            if (this.interactionId === null) {
                return;
            }
            this.api.onDataEvent('onInteractionEvent', call => {
                this.call = call;
                this.show();
            });
            this.api.onDataEvent('onContextDataEvent', context => {
                const [details] = context.customerDetails || [];
                this.customer = details && details.data || {};
                this.show();
            });
            this.api.onDataEvent('onInteractionEndedEvent', () => {
                if (this.field.value.trim() !== '') {
                    this.api.sendNotification('A note has not been added yet', 'warning').catch(() => { });
                }
            });
            this.api.sendMessageToAnyWidget({type: 'customerNotesWanted', interactionId: this.interactionId});
        }

        hear(message) {
            const {type, note, notes, interactionId} = message || {};
            if (type === 'customerNote' && note && this.interactionId === null) {
                this.notes = [note, ...this.notes].slice(0, MOST_NOTES);
            } else if (type === 'customerNotesWanted' && this.interactionId === null) {
                const kept = this.notes.filter(each => each.interactionId === interactionId);
                if (kept.length > 0) {
                    this.api.sendMessageToAnyWidget({type: 'customerNotes', interactionId, notes: kept});
                }
            } else if (type === 'customerNotes' && interactionId === this.interactionId && this.notes.length === 0) {
                this.notes = notes;
            }
            this.show();
        }

        name() {
            const {name, firstName, lastName} = this.customer || {};
            return name || [firstName, lastName].filter(Boolean).join(' ') || this.call && this.call.title || 'Customer';
        }

        draftChanged() {
            const length = this.field.value.length;
            this.part('button').disabled = this.field.value.trim() === '';
            this.part('small').textContent = length > 1800 ? `${2000 - length} characters left` : '';
        }

        add() {
            const text = this.field.value.trim();
            if (text === '') {
                return;
            }
            const author = this.api.getClientDetails().displayName || '';
            const note = {text, author, time: new Date().toISOString(), interactionId: this.interactionId, customer: this.name()};
            this.notes = [note, ...this.notes];
            this.field.value = '';
            this.draftChanged();
            this.show();
            this.api.sendMessageToAnyWidget({type: 'customerNote', note});
        }

        show() {
            const home = this.interactionId === null;
            const {email, phoneMobile, phonePrimary} = this.customer || {};
            this.part('h2').textContent = home ? 'Notes of this session' : this.name();
            this.part('p').textContent = home
                ? this.notes.length === 0 ? 'Notes that you add on an interaction are listed here.' : `${this.notes.length} in all`
                : [this.call && this.call.topic, email, phoneMobile || phonePrimary].filter(Boolean).join(' · ');
            this.part('ol').replaceChildren(...this.notes.map(note => {
                const entry = document.createElement('li');
                const about = document.createElement('span');
                const time = new Date(note.time).toLocaleTimeString([], {hour: '2-digit', minute: '2-digit'});
                about.textContent = [time, note.author, home && note.customer].filter(Boolean).join(' · ');
                const text = document.createElement('div');
                text.textContent = note.text;
                entry.append(about, text);
                return entry;
            }));
        }
    }

    customElements.define('customer-notes', CustomerNotes);
})();
