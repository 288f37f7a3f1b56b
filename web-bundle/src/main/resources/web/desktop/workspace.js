/*
 * The agent's workspace as the stream tells it: the Store holds the state, listeners hear what changes.
 *
 * Events of this emitter:
 *   reset            another session than before, or the first: everything begins anew
 *   resync (gone, snapshot)  a fresh snapshot of the same session after a gap; the ids of interactions that ended meanwhile
 *   event (event)    an event to deliver, each once, in the workspace's order
 *   closed (id)      an interaction is gone
 *   development (list)   the projects that are being developed against this runtime
 *   widgets (list), views (map), view (key), token (ids), connection (state, detail)
 */
import {Emitter} from '/common/emitter.js';
import {EventStream} from '/common/stream.js';

/** Under which a view or a frame is known: one widget in one context. */
export function keyOf(widgetId, interactionId) {
    return JSON.stringify([widgetId, interactionId ?? null]);
}

export class Workspace extends Emitter {
    store = new window.Widgetry.Store();
    widgets = [];
    views = new Map();
    granted = new Set();
    epoch = null;
    signedIn = false;
    connection = 'connecting';
    #stream;

    constructor(agentId) {
        super();
        this.#stream = new EventStream(
            `/api/agents/${encodeURIComponent(agentId)}/stream`,
            (type, data, id) => this.#take(type, data, id),
            (state, detail) => this.#connection(state, detail)
        );
    }

    start() {
        this.#stream.start();
    }

    #connection(state, detail) {
        this.connection = state;
        this.emit('connection', state, detail);
    }

    #take(type, data, id) {
        switch (type) {
            case 'snapshot':
                this.#snapshot(data, id === null ? null : id.slice(0, id.lastIndexOf('.')));
                break;
            case 'data':
                this.#data(data);
                break;
            case 'closed':
                this.store.closed(data.interactionId);
                this.emit('closed', data.interactionId);
                break;
            case 'signedout':
                this.#signedOut();
                break;
            case 'widgets':
                this.widgets = data;
                this.emit('widgets', data);
                break;
            case 'development':
                this.emit('development', data);
                break;
            case 'resumed': // nothing was missed, nothing is told twice; what is being developed follows
                this.emit('development', []);
                break;
            case 'view':
                this.#view(data);
                break;
            case 'token':
                this.granted = new Set(data.widgetIds || []);
                this.emit('token', [...this.granted]);
                break;
            default: // of a later version
        }
    }

    #snapshot(snapshot, epoch) {
        const same = this.signedIn && snapshot.signedIn !== false && epoch !== null && epoch === this.epoch;
        const known = this.store.interactions.map(each => each.interactionId);
        this.epoch = epoch;
        this.signedIn = snapshot.signedIn !== false;
        this.widgets = snapshot.widgets || this.widgets;
        this.views = new Map((snapshot.views || []).map(each => [keyOf(each.widgetId, each.interactionId), each.view]));
        if (same) {
            this.store.load(snapshot);
            const live = new Set(this.store.interactions.map(each => each.interactionId));
            this.emit(
                'resync',
                known.filter(id => !live.has(id)),
                this.snapshot()
            );
        } else {
            this.store = new window.Widgetry.Store();
            this.store.load(snapshot);
            this.emit('reset');
        }
        this.emit('widgets', this.widgets);
        this.emit('views');
        this.emit('development', snapshot.development || []);
    }

    #data(told) {
        const event = this.store.apply(told);
        if (event !== null) {
            this.emit('event', event);
        }
    }

    #signedOut() {
        this.signedIn = false;
        this.epoch = null;
        this.views = new Map();
        this.store = new window.Widgetry.Store();
        this.emit('reset');
        this.emit('views');
    }

    #view({widgetId, interactionId, view}) {
        const key = keyOf(widgetId, interactionId);
        if (view === null || view === undefined) {
            this.views.delete(key);
        } else {
            this.views.set(key, view);
        }
        this.emit('view', key);
    }

    /** The state as it is now, in the form in which a frame's Store takes it. */
    snapshot() {
        const {agentId, sequence, signedIn, interactions, values} = this.store;
        return {
            agentId,
            sequence,
            signedIn,
            values,
            interactions: interactions.map(({interactionId, since, afterContactWork}) => ({
                interactionId,
                since,
                afterContactWork
            }))
        };
    }
}
