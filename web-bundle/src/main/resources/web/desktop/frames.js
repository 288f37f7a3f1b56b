/*
 * All frames of the page: what they are told, and what becomes of what they ask for.
 */
import {toast} from '/common/toast.js';
import {get, sentence} from '/common/api.js';
import {WidgetFrame} from './widget-frame.js';

const MOST_ACTIONS = 50; // of one frame under way

export class Frames {
    #frames = new Set();
    #pending = new Map();
    #agentId;
    #workspace;
    #actions;
    #configuration;
    #desktopActions = new Map();
    #onState;

    /**
     * @param onState called with frame, state ('live', 'hung', 'failed') or 'problem' and a text
     */
    constructor({agentId, workspace, actions, configuration}, onState) {
        this.#agentId = agentId;
        this.#workspace = workspace;
        this.#actions = actions;
        this.#configuration = configuration;
        this.#onState = onState;
        addEventListener('message', event => this.#hello(event));
        setInterval(() => this.#frames.forEach(frame => frame.ping()), 1000);
        workspace.on('event', event => this.#event(event));
        workspace.on('closed', id => this.#all({type: 'closed', interactionId: id}));
        workspace.on('resync', (gone, snapshot) => this.#resync(snapshot));
        workspace.on('token', ids => this.#tokens(ids));
        workspace.on('widgets', () => this.#all({type: 'configuration', configuration: this.#described()}));
    }

    /** Lets the desktop carry out an action: run(frame, arguments, interactionId) may be refused by throwing a sentence. */
    carriesOut(action, run) {
        this.#desktopActions.set(action, run);
    }

    /** Makes the frame of a widget, apart from its others if asked for; whoever calls puts its element into the page. */
    open(widget, interactionId, apart = false) {
        const host = {
            start: each => this.#start(each),
            action: (each, message) => this.#action(each, message),
            message: (each, message) => this.#message(each, message),
            report: (each, kind, text) => this.#report(each, kind, text),
            subscriptions: (each, events) => this.#subscriptions(each, events),
            state: (each, state) => this.#state(each, state)
        };
        const frame = new WidgetFrame(widget, interactionId, host, apart);
        frame.onremoved = () => this.#removed(frame);
        this.#frames.add(frame);
        return frame;
    }

    #removed(frame) {
        const {widget, interactionId} = frame;
        this.#frames.delete(frame);
        this.#pending.delete(frame);
        const same = each => each.widget.widgetId === widget.widgetId && each.interactionId === interactionId;
        if (this.#workspace.signedIn && ![...this.#frames].some(same)) {
            this.#actions.subscriptions(widget.widgetId, interactionId, [], false).catch(() => {});
        }
    }

    #all(message) {
        this.#frames.forEach(frame => frame.send(message));
    }

    #hello({source, data}) {
        if (data && data.type === 'widgetry:hello') {
            [...this.#frames].find(frame => frame.isSource(source))?.hello();
        }
    }

    async #start(frame) {
        const {widget, interactionId} = frame;
        const token = this.#isGranted(widget) ? await this.#token(widget.widgetId) : undefined;
        return () => {
            const data = interactionId === null ? {} : this.#workspace.store.interaction(interactionId)?.data || {};
            return {
                context: {
                    widgetId: widget.widgetId,
                    interactionId,
                    agentId: this.#agentId,
                    workRequestId: data.workRequestId ?? null,
                    externalInteractionId: data.externalInteractionId ?? null
                },
                snapshot: this.#workspace.snapshot(),
                configuration: this.#described(),
                files: widget.files || [],
                serie: widget.serie === true,
                element: widget.element,
                product: this.#configuration.product,
                ...(token === undefined ? {} : {token})
            };
        };
    }

    #described() {
        const {clientDetails, configuration, codes} = this.#configuration;
        const tags = this.#workspace.widgets
            .filter(widget => !widget.java)
            .map(({element, metadata}) => [(/[^<\s/>]+/.exec(element || '') || [''])[0].toLowerCase(), metadata || {}]);
        return {clientDetails, configuration, codes, metadata: Object.fromEntries(tags)};
    }

    async #token(widgetId) {
        try {
            const answer = await get(
                `/api/agents/${encodeURIComponent(this.#agentId)}/token?widgetId=` + encodeURIComponent(widgetId)
            );
            return answer?.token;
        } catch {
            return undefined; // not granted any more
        }
    }

    // A snapshot holds no token, which may have been refreshed in the gap.
    #resync(snapshot) {
        this.#all({type: 'snapshot', snapshot});
        const granted = [...this.#frames].filter(({widget}) => this.#isGranted(widget));
        this.#tokens(
            granted.map(frame => frame.widget.widgetId),
            true
        );
    }

    #isGranted(widget) {
        return widget.token === true || this.#workspace.granted.has(widget.widgetId);
    }

    #tokens(ids, again = false) {
        for (const id of new Set(ids)) {
            const meant = [...this.#frames].filter(frame => frame.widget.widgetId === id);
            if (meant.length > 0) {
                this.#token(id).then(token =>
                    token === undefined ? null : meant.forEach(frame => frame.send({type: 'token', token, again}))
                );
            }
        }
    }

    #event(event) {
        if (event.name === 'onSSOTokenRefreshEvent') {
            return; // the token goes to those who were granted it, and on another way
        }
        for (const frame of this.#frames) {
            const {
                widget: {widgetId},
                interactionId
            } = frame;
            if (!event.message || window.Widgetry.meantFor(event, {widgetId, interactionId})) {
                frame.send({type: 'event', event});
            }
        }
    }

    async #action(frame, {id, name, interactionId, arguments: args}) {
        const under = this.#pending.get(frame) || 0;
        const result =
            under >= MOST_ACTIONS
                ? {done: false, reason: `${frame.widget.name} has ${MOST_ACTIONS} actions under way; wait for them`}
                : await this.#carryOut(frame, String(name), args || {}, interactionId ?? null, under);
        frame.send({type: 'result', id, ...result});
    }

    async #carryOut(frame, name, args, interactionId, under) {
        this.#pending.set(frame, under + 1);
        try {
            const own = this.#desktopActions.get(name);
            if (own) {
                await own(frame, args, interactionId);
                return {done: true, reason: ''};
            }
            return await this.#actions.request(frame.widget.widgetId, interactionId, name, args);
        } catch (refusal) {
            return {done: false, reason: refusal.message};
        } finally {
            this.#pending.set(frame, this.#pending.get(frame) - 1);
        }
    }

    #message(frame, message) {
        this.#actions
            .message(frame.widget.widgetId, frame.interactionId, message)
            .catch(problem =>
                this.#onState(frame, 'problem', 'A message to other widgets was not sent: ' + problem.message)
            );
    }

    #report(frame, kind, text) {
        if (kind === 'error' || kind === 'load') {
            this.#onState(frame, 'problem', text);
        }
        this.#actions.report(frame.widget.widgetId, frame.interactionId, kind, text).catch(() => {});
    }

    #subscriptions(frame, events) {
        if (Array.isArray(events)) {
            this.#actions
                .subscriptions(frame.widget.widgetId, frame.interactionId, events.map(String).slice(0, 200))
                .catch(() => {});
        }
    }

    #state(frame, state) {
        const name = frame.widget.name || frame.widget.widgetId;
        if (state === 'hung') {
            frame.hung = true;
            this.#report(frame, 'hung', 'did not answer for 3 seconds');
            toast(
                sentence('it does not respond; load it again or close it, the rest of the desktop goes on'),
                'warning',
                name
            );
        } else if (state === 'live' && frame.hung) {
            frame.hung = false;
            this.#report(frame, 'recovered', 'answers again');
            toast('It responds again.', 'info', name);
        } else if (state === 'failed') {
            this.#report(frame, 'load', 'its frame did not load within 15 seconds');
        }
        this.#onState(frame, state);
    }
}
