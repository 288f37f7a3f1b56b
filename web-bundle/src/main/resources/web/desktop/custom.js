/*
 * Cards and states of channels that widgets make: plain data in, text out. A widget changes its own only; they go with it.
 * That a card ended or a channel was switched is told to the whole workspace, in the order of its events.
 */
import {Emitter} from '/common/emitter.js';
import {toast} from '/common/toast.js';
import {DESKTOP} from './actions.js';

const MOST = 20; // of one widget

/** Emits change when a custom card or a custom state panel changed. */
export class Custom extends Emitter {
    #cards = new Map();
    #panels = new Map();
    #ending = new Set();
    #actions;

    constructor(actions, workspace) {
        super();
        this.#actions = actions;
        workspace.on('reset', () => {
            this.#cards.clear();
            this.#panels.clear();
            this.emit('change');
        });
        workspace.on('widgets', widgets => this.#keepOnly(new Set(widgets.map(widget => widget.widgetId))));
        workspace.on('event', event => {
            if (event.name === 'onChannelStatusUpdateEvent' && event.payload) {
                this.#channelStatus(event.payload);
            }
        });
    }

    /** All cards, each {owner, ownerName, interactionId, since, card}. */
    get cards() {
        return [...this.#cards.values()];
    }

    /** All state panels, each {owner, ownerName, panel}. */
    get panels() {
        return [...this.#panels.values()];
    }

    createCard(frame, card) {
        this.#create(this.#cards, frame, this.#known(card, 'createCustomCard'), 'card');
    }

    updateCard(frame, card) {
        this.#update(this.#cards, frame, this.#known(card, 'updateCustomCard'), 'card');
    }

    deleteCard(frame, cardId) {
        const known = this.#own(this.#cards, frame, String(cardId?.id ?? cardId), 'card');
        return this.#end(known);
    }

    /** The agent closes a card. */
    endCard(known) {
        this.#end(known).catch(problem => toast(problem.message, 'error', 'The card was not closed'));
    }

    /** The agent presses one of a card's own buttons: its widget gets a message, where it made the card. */
    press({owner, interactionId, card}, button) {
        const data = {type: 'customCardButton', cardId: card.id, button};
        this.#actions
            .message(DESKTOP, interactionId, {data, to: owner})
            .catch(problem => toast(problem.message, 'error', 'The widget was not told'));
    }

    // It is there until its end has been told, and told once.
    async #end({owner, card}) {
        const which = key(owner, card.id);
        if (this.#ending.has(which)) {
            return;
        }
        this.#ending.add(which);
        try {
            await this.#actions.event('onCustomCardEndedEvent', null, {...card, widgetId: owner});
            this.#cards.delete(which);
            this.emit('change');
        } finally {
            this.#ending.delete(which);
        }
    }

    createPanel(frame, panel) {
        this.#create(this.#panels, frame, this.#known(panel, 'createCustomStatePanel'), 'panel');
    }

    updatePanel(frame, panel) {
        this.#update(this.#panels, frame, this.#known(panel, 'updateCustomStatePanel'), 'panel');
    }

    deletePanel(frame, panelId) {
        this.#delete(this.#panels, frame, panelId?.id ?? panelId?.name ?? panelId, 'panel');
    }

    /** The agent switches a widget's channel on or off. */
    async switchPanel({owner, panel}) {
        const ready = panel.ready !== true;
        const changed = {...panel, ready, ...(ready ? {reasonCode: ''} : {})};
        const {name, notReadyIcon, readyIcon, reasonCode} = changed;
        try {
            const status = {name, notReadyIcon, ready, readyIcon, reasonCode};
            await this.#actions.event('onChannelStatusUpdateEvent', null, status);
            const known = this.#panels.get(key(owner, changed.id));
            if (known !== undefined) {
                this.#panels.set(key(owner, changed.id), {...known, panel: changed});
                this.emit('change');
            }
        } catch (problem) {
            toast(problem.message, 'error', 'The channel was not switched');
        }
    }

    #known(data, action) {
        const id = data?.id ?? data?.name;
        if (data === null || typeof data !== 'object' || id === undefined || id === null) {
            throw new Error(`${action} needs an object with an id`);
        }
        return {...data, id: String(id)};
    }

    #create(all, frame, data, kind) {
        const owner = frame.widget.widgetId;
        if (all.has(key(owner, data.id))) {
            throw new Error(`there is a custom ${kind} ${data.id} already; update it, or choose another id`);
        }
        if ([...all.values()].filter(each => each.owner === owner).length >= MOST) {
            throw new Error(`a widget may have ${MOST} custom ${kind}s at once; delete one first`);
        }
        const {interactionId} = frame;
        const ownerName = frame.widget.name || owner;
        all.set(key(owner, data.id), {owner, ownerName, interactionId, since: Date.now(), [kind]: data});
        this.emit('change');
    }

    #update(all, frame, data, kind) {
        const known = this.#own(all, frame, data.id, kind);
        all.set(key(known.owner, data.id), {...known, [kind]: {...known[kind], ...data}});
        this.emit('change');
    }

    #delete(all, frame, id, kind) {
        const known = this.#own(all, frame, String(id), kind);
        all.delete(key(known.owner, String(id)));
        this.emit('change');
        return known;
    }

    #own(all, frame, id, kind) {
        const known = all.get(key(frame.widget.widgetId, id));
        if (known === undefined) {
            throw new Error(`this widget has no custom ${kind} ${id}`);
        }
        return known;
    }

    #channelStatus(payload) {
        for (const [each, known] of this.#panels) {
            if (known.panel.name === payload.name) {
                this.#panels.set(each, {...known, panel: {...known.panel, ...payload, id: known.panel.id}});
                this.emit('change');
            }
        }
    }

    #keepOnly(widgetIds) {
        for (const all of [this.#cards, this.#panels]) {
            [...all].filter(([, {owner}]) => !widgetIds.has(owner)).forEach(([each]) => all.delete(each));
        }
        this.emit('change');
    }
}

function key(owner, id) {
    return JSON.stringify([owner, id]);
}
