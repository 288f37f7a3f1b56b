/*
 * Which interaction has what to write with: chat-like channels a conversation, e-mail an answer.
 */
import {Conversation} from './conversation.js';
import {Email} from './email.js';

const CHAT = new Set(['WEBCHAT', 'CHAT', 'SMS', 'MESSAGING', 'SOCIAL']);

export class Composers {
    #known = new Map();
    #model;
    #actions;

    constructor(workspace, model, actions) {
        this.#model = model;
        this.#actions = actions;
        workspace.on('closed', id => this.#known.delete(id));
        workspace.on('reset', () => this.#known.clear());
        model.on('list', () => this.#keepLive());
        model.on('change', id => this.#update(id));
    }

    /** Makes the panel for a card, once, as the first one of a grid, where its channel has one. */
    place(card, grid) {
        if (!this.#known.has(card.id)) {
            const channel = card.channel.toUpperCase();
            const made = CHAT.has(channel)
                ? new Conversation(card, this.#model, this.#actions)
                : channel === 'EMAIL'
                  ? new Email(card, this.#model, this.#actions)
                  : null;
            if (made !== null) {
                this.#known.set(card.id, made);
                grid.prepend(made.element);
            }
        }
    }

    /** What there is to write with in an interaction; undefined if nothing. */
    get(interactionId) {
        return this.#known.get(interactionId);
    }

    #update(id) {
        const card = this.#model.card(id);
        if (card !== null) {
            this.#known.get(id)?.update(card);
        }
    }

    #keepLive() {
        for (const id of [...this.#known.keys()]) {
            if (this.#model.card(id) === null) {
                this.#known.delete(id);
            } else {
                this.#update(id);
            }
        }
    }
}
