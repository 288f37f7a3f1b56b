/*
 * Which card is in focus, which tab and which page of Home is open, and telling the widgets so, in order, each change once.
 */
import {Emitter} from '/common/emitter.js';

export const HOME = '#home'; // no tab and no interaction of a layout is called so

/** Emits change when card, tab or page changed. */
export class Focus extends Emitter {
    card = null;
    tab = HOME;
    page = HOME;
    #workspace;
    #model;
    #actions;
    #lastSent = Promise.resolve();
    #echoes = [];
    #tabOfCard = new Map();
    #trail = []; // the cards that were in focus, the latest last
    #mentor = false;

    constructor(workspace, model, actions) {
        super();
        this.#workspace = workspace;
        this.#model = model;
        this.#actions = actions;
        workspace.on('reset', () => this.#begin());
        workspace.on('resync', () => this.#leaveGone());
        workspace.on('closed', () => this.#leaveGone());
        workspace.on('event', event => this.#event(event));
    }

    /** Brings a card into focus, or none. */
    focus(id) {
        if (id === this.card) {
            if (id !== null && this.tab === HOME) {
                this.open(this.#tabOfCard.get(id) || null);
            }
            return;
        }
        this.#show(id);
        const card = this.#model.card(id);
        this.#tell(
            'onCardFocusedEvent',
            id,
            card === null ? {} : {context: {id, workRequestId: card.data.workRequestId ?? null}}
        );
    }

    /** Opens a tab of the focused interaction, or Home; null stands for its first tab. */
    open(tab) {
        if (this.tab === tab) {
            return;
        }
        this.tab = tab;
        if (tab !== HOME && this.card !== null) {
            this.#tabOfCard.set(this.card, tab);
        }
        this.emit('change');
    }

    /** Tells widgets whether the tab that was opened is the mentor tab. */
    tabOpened(isMentor) {
        if (this.card !== null && this.#mentor !== isMentor) {
            this.#mentor = isMentor;
            this.#tell('onInteractionTabChange', this.card, isMentor);
        }
    }

    /** Opens a page of Home from the sidebar. */
    navigate(page, payload) {
        this.page = page;
        this.tab = HOME;
        this.emit('change');
        this.#tell('onNavigationEvent', null, payload);
    }

    #show(id) {
        this.#trail = [...this.#trail.filter(each => each !== id), ...(id === null ? [] : [id])];
        this.card = id;
        this.tab = id === null ? HOME : this.#tabOfCard.get(id) || null;
        this.emit('change');
    }

    #begin() {
        const told = this.#workspace.store.focus?.context?.id;
        const id = told !== undefined && this.#workspace.store.interaction(told) !== null ? told : null;
        this.#echoes = [];
        this.#mentor = this.#workspace.store.tab === true;
        this.#tabOfCard.clear();
        this.#trail = [];
        if (id !== this.card || id === null) {
            this.#show(id);
        }
    }

    #leaveGone() {
        const live = id => this.#workspace.store.interaction(id) !== null;
        [...this.#tabOfCard.keys()].filter(id => !live(id)).forEach(id => this.#tabOfCard.delete(id));
        this.#trail = this.#trail.filter(live);
        if (this.card !== null && !live(this.card)) {
            const {tab} = this;
            this.focus(this.#trail.at(-1) ?? null); // back to what was worked on before, as after a consult
            if (tab === HOME) {
                this.open(HOME);
            }
        }
    }

    // A source, or another window of the same agent, may move the focus, too; what was told by this page comes back here.
    #event({name, payload}) {
        if (name !== 'onCardFocusedEvent') {
            return;
        }
        const id = payload?.context?.id ?? null;
        const own = this.#echoes.indexOf(id);
        if (own >= 0) {
            this.#echoes.splice(0, own + 1);
        } else if (id !== this.card && (id === null || this.#workspace.store.interaction(id) !== null)) {
            this.#show(id);
        }
    }

    #tell(name, interactionId, payload) {
        if (!this.#workspace.signedIn) {
            return;
        }
        const focus = name === 'onCardFocusedEvent';
        if (focus) {
            this.#echoes.push(interactionId);
        }
        const live = () => interactionId === null || this.#workspace.store.interaction(interactionId) !== null;
        this.#lastSent = this.#lastSent
            .then(() => (live() ? this.#actions.event(name, interactionId, payload) : null))
            .catch(() => {
                // The agent goes on working; widgets learn of the next change.
                const own = focus ? this.#echoes.indexOf(interactionId) : -1;
                if (own >= 0) {
                    this.#echoes.splice(own, 1);
                }
            });
    }
}
