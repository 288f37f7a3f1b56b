/*
 * What the desktop shows of interactions beyond what the Store keeps: since when they are in their state, messages, who
 * types, who takes part, attachments.
 */
import {Emitter} from '/common/emitter.js';
import {channel} from '/common/icons.js';

const REMEMBERED = 'widgetry.since';
const TYPING_LASTS = 6_000;
const MOST_MESSAGES = 500;

const PHASES = {ALERTING: 'alerting', ACTIVE: 'active', HELD: 'held'};
const NAMES = {alerting: 'Ringing', active: 'Active', held: 'On hold', wrap: 'After-contact work'};

/** Emits change (interactionId) when something of an interaction changed, and list when the set of interactions may have. */
export class Model extends Emitter {
    #workspace;
    #extras = new Map();
    #since = remembered();

    constructor(workspace) {
        super();
        this.#workspace = workspace;
        workspace.on('reset', () => this.#begin());
        workspace.on('resync', gone => {
            gone.forEach(id => this.#forget(id));
            this.#begin();
        });
        workspace.on('event', event => this.#event(event));
        workspace.on('closed', id => {
            this.#forget(id);
            this.emit('list');
        });
    }

    /** The live interactions as cards. */
    cards() {
        return this.#workspace.store.interactions.map(each => this.#card(each));
    }

    /** One of them, or null. */
    card(id) {
        const interaction = id === null ? null : this.#workspace.store.interaction(id);
        return interaction === null ? null : this.#card(interaction);
    }

    /** {messages, typing, participants, attachments} of an interaction. */
    extra(id) {
        if (!this.#extras.has(id)) {
            this.#extras.set(id, {messages: [], typing: null, participants: [], attachments: []});
        }
        return this.#extras.get(id);
    }

    /** How often the agent said a text. */
    timesSaid(id, text) {
        return this.extra(id).messages.filter(
            message => (message.receivedFrom || {}).isSelf === true && textOf(message.body) === text
        ).length;
    }

    /**
     * Adds what the agent wrote here; a source that tells it again is recognised by the text.
     * Nothing is added where the source has told it already, so that it was said more often than before it was sent.
     */
    wrote(id, message, before) {
        if (this.timesSaid(id, textOf(message.body)) > before) {
            return;
        }
        this.#message(id, {...message, receivedFrom: {isSelf: true, participantName: 'You'}, pending: true});
        this.emit('change', id);
    }

    #card({interactionId, since, afterContactWork, data, context}) {
        const known = data || {};
        const customer = ((context || {}).customerDetails || [])[0];
        // Somebody else is called: it rings there.
        const outgoing = known.direction === 'OUTGOING' || known.interactionType === 'CONSULTING';
        const calling = outgoing && known.capabilities?.canAccept !== true;
        const phase = afterContactWork ? 'wrap' : PHASES[known.state] || 'other';
        return {
            id: interactionId,
            title: known.title || customer?.data?.name || known.originatingAddress || 'Interaction',
            topic: known.topic || known.skill || '',
            address: known.originatingAddress || '',
            channel: known.channel || '',
            channelName: channel(known.channel).name,
            consult: known.isConsult === true || known.interactionType === 'CONSULTING',
            calling,
            phase,
            state: known.state || '',
            stateName: (phase === 'alerting' && calling ? 'Calling' : NAMES[phase]) || known.state || 'New',
            since: this.#sinceOf(interactionId, phase + ' ' + (known.state || ''), since),
            began: Date.parse(since) || Date.now(),
            capabilities: known.capabilities || {},
            data: known,
            context: context || {}
        };
    }

    // Since when it is in its state: as seen here, also before the page was loaded again; else since it appeared.
    #sinceOf(id, state, appeared) {
        const known = this.#since[id];
        if (known === undefined || known.state !== state) {
            const at = known === undefined ? Math.min(Date.parse(appeared) || Date.now(), Date.now()) : Date.now();
            this.#since[id] = {state, at};
            remember(this.#since);
        }
        return this.#since[id].at;
    }

    #begin() {
        this.#extras.clear();
        const live = this.#workspace.store.interactions;
        const ids = new Set(live.map(each => each.interactionId));
        Object.keys(this.#since)
            .filter(id => !ids.has(id))
            .forEach(id => delete this.#since[id]);
        remember(this.#since);
        live.filter(each => each.media !== null).forEach(each => this.#media(each.interactionId, each.media));
        this.emit('list');
    }

    #forget(id) {
        this.#extras.delete(id);
        delete this.#since[id];
        remember(this.#since);
    }

    #event({name, interactionId, payload}) {
        if (name === 'onUserTypingEvent') {
            this.#typing(interactionId || (payload || {}).interactionId, payload);
        }
        if (interactionId === null || this.#workspace.store.interaction(interactionId) === null) {
            return;
        }
        if (name === 'onMediaEvent') {
            this.#media(interactionId, payload || {});
        } else if (name === 'onMediaMessageEvent') {
            this.extra(interactionId).typing = null;
            this.#message(interactionId, payload);
        } else if (name === 'onParticipantsAdded' && Array.isArray(payload)) {
            this.#participants(interactionId, payload);
        } else if (name === 'onEmailAttachmentUploadEvent') {
            const extra = this.extra(interactionId);
            extra.attachments = [...extra.attachments, ...((payload || {}).attachments || [])];
        }
        this.emit(name.startsWith('onAny') || name.includes('InteractionEv') ? 'list' : 'change', interactionId);
    }

    #media(id, media) {
        (media.messages || []).forEach(message => this.#message(id, message));
        this.#participants(id, media.participants || []);
    }

    #message(id, message) {
        if (message === null || typeof message !== 'object') {
            return;
        }
        const extra = this.extra(id);
        const self = (message.receivedFrom || {}).isSelf === true;
        const at = extra.messages.findIndex(
            known =>
                (known.messageId && known.messageId === message.messageId) ||
                (known.pending && self && !message.pending && textOf(known.body) === textOf(message.body))
        );
        extra.messages =
            at >= 0 ? extra.messages.with(at, message) : [...extra.messages, message].slice(-MOST_MESSAGES);
    }

    #participants(id, added) {
        const extra = this.extra(id);
        const key = each => [each.participantType || each.type, each.participantAddress || each.address].join('\n');
        extra.participants = [
            ...new Map([...extra.participants, ...added].filter(Boolean).map(each => [key(each), each])).values()
        ];
    }

    #typing(id, payload) {
        const participant = (payload || {}).participant || {};
        if (!id || participant.isSelf === true || this.#workspace.store.interaction(id) === null) {
            return;
        }
        const typing = {name: participant.name || 'Somebody'};
        this.extra(id).typing = typing;
        setTimeout(() => {
            const extra = this.#extras.get(id);
            if (extra && extra.typing === typing) {
                extra.typing = null;
                this.emit('change', id);
            }
        }, TYPING_LASTS);
        this.emit('change', id);
    }
}

/** The text of a message's body, which is a string or an object with a text. */
export function textOf(body) {
    return typeof body === 'string' ? body : body && typeof body.text === 'string' ? body.text : '';
}

function remembered() {
    try {
        return JSON.parse(sessionStorage.getItem(REMEMBERED)) || {};
    } catch {
        return {};
    }
}

function remember(since) {
    try {
        sessionStorage.setItem(REMEMBERED, JSON.stringify(since));
    } catch {
        // the clocks begin anew after a reload then
    }
}
