/*
 * The Widget API in a browser: window.WS.widgetAPI(interactionId?), and window.Widgetry with what the desktop shares.
 * Types and descriptions: widget-api.d.ts. "Rule n" is a rule of the guarantees. A classic script, ES2020.
 */
(function () {
    'use strict';

    // Of each event: products, requires interaction, kind, what is kept. A copy of the catalogue in Java, tested against it.
    const CATALOGUE = new Map(Object.entries(/* catalogue */ {
        "onAgentStateEvent": "BOTH NO STATE ONE",
        "onAnyInteractionEndedEvent": "BOTH NO OCCURRENCE NONE",
        "onAnyInteractionEvent": "BOTH NO STATE PER_INTERACTION",
        "onCapabilitiesEvent": "BOTH NO STATE ONE",
        "onCardFocusedEvent": "BOTH NO STATE ONE",
        "onChannelStatusUpdateEvent": "BOTH NO STATE PER_NAME",
        "onContextDataEvent": "BOTH YES STATE PER_INTERACTION",
        "onCustomCardEndedEvent": "BOTH NO OCCURRENCE NONE",
        "onEmailAttachmentUploadEvent": "AXP YES OCCURRENCE NONE",
        "onInteractionEndedEvent": "BOTH YES OCCURRENCE NONE",
        "onInteractionEvent": "BOTH YES STATE PER_INTERACTION",
        "onInteractionTabChange": "BOTH NO STATE ONE",
        "onMediaEvent": "AXP YES STATE PER_INTERACTION",
        "onMediaMessageEvent": "AXP YES OCCURRENCE NONE",
        "onMessageEvent": "BOTH NO OCCURRENCE NONE",
        "onNavigationEvent": "BOTH NO STATE ONE",
        "onParticipantsAdded": "AXP YES OCCURRENCE NONE",
        "onRequestServicesEvent": "AXP NO STATE ONE",
        "onResourceAcquiredEvent": "BOTH NO STATE PER_RESOURCE",
        "onResourceReleasedEvent": "BOTH NO OCCURRENCE NONE",
        "onSSOTokenRefreshEvent": "BOTH NO STATE ONE",
        "onTeamMemberEvent": "AXP NO STATE PER_USER",
        "onUserTypingEvent": "AXP NO OCCURRENCE NONE"
    } /* end */).map(([name, row]) => {
        const [products, bound, kind, keep] = row.split(' ');
        return [name, Object.freeze({name, products, bound: bound === 'YES', kind, keep})];
    }));

    // Which fields of the payload tell several values of one state event apart.
    const KEYS = {ONE: [], PER_NAME: ['name'], PER_USER: ['userHandle'], PER_RESOURCE: ['channel', 'providerId']};

    const TOKEN = 'onSSOTokenRefreshEvent';
    const MESSAGE = 'onMessageEvent';
    const ENDS = ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent'];

    function copy(value) {
        if (value === null || typeof value !== 'object') {
            return value;
        }
        return Array.isArray(value)
            ? value.map(copy)
            : Object.fromEntries(Object.entries(value).map(([key, part]) => [key, copy(part)]));
    }

    function freeze(value) {
        if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
            Object.freeze(value);
            Object.values(value).forEach(freeze);
        }
        return value;
    }

    const text = value => value === undefined || value === null ? '' : String(value);
    const own = (object, key) => object && Object.prototype.hasOwnProperty.call(object, key) ? object[key] : undefined;
    const idOf = value => value === undefined || value === null || value === '' ? null : String(value);

    /**
     * The page's copy of one workspace's state: what the snapshot and the events of the stream say, nothing else. What it
     * gives out is frozen, and an object that was given out never changes (rule 6).
     *
     *   load(snapshot)         begins anew with a `snapshot` of the stream
     *   apply(event)           takes a `data` event in; returns the event to deliver, {name, interactionId|null, sequence,
     *                          time, payload, message?, replayed:false}, or null if there is nothing to deliver: it is
     *                          contained already, its interaction is closed (rule 12), or it is the masked token
     *   closed(interactionId)  the interaction is gone, and so is what was kept of it
     *   replays(name, interactionId|null)  the current values of a state event as events to deliver, replayed:true, in the
     *                          order of their numbers; of an event that requires an interaction, those of that one (rule 7)
     *   values                 all that is kept, as replays
     *   sequence, signedIn, agentId
     *   agentState, focus, navigation, tab    the last payload, or null
     *   capabilities                          the last payload, or {}
     *   services, team, resources, channelStatuses, origins   arrays
     *   interactions           live ones in the order in which they appeared, those in after-contact work included:
     *                          [{interactionId, since, afterContactWork, data, context, media}], the last three payloads of
     *                          onInteractionEvent, onContextDataEvent, onMediaEvent, or null
     *   interaction(id)        one of them, or null
     */
    class Store {
        constructor() {
            this.load({signedIn: false});
        }

        load(snapshot) {
            this.agentId = idOf(snapshot.agentId);
            this.signedIn = snapshot.signedIn !== false;
            this.sequence = 0;
            this._live = new Map();
            this._kept = new Map();
            this._gone = new Set();
            for (const told of snapshot.interactions || []) {
                this._live.set(told.interactionId, freeze({...told, afterContactWork: told.afterContactWork === true}));
            }
            for (const value of snapshot.values || []) {
                this._take(eventOf(value, true));
            }
            this.sequence = snapshot.sequence || 0;
        }

        apply(told) {
            if (told.sequence <= this.sequence) {
                return null;
            }
            this.sequence = told.sequence || this.sequence;
            if (told.name === TOKEN || this._gone.has(told.interactionId)) {
                return null;
            }
            const event = eventOf(told, false);
            this._take(event);
            return event;
        }

        closed(interactionId) {
            const interaction = this._live.get(interactionId);
            this._live.delete(interactionId);
            for (const [key, event] of this._kept) {
                if (event.interactionId === interactionId && CATALOGUE.get(event.name).keep === 'PER_INTERACTION') {
                    this._kept.delete(key);
                }
            }
            this._gone.add(interactionId);
            if (this._gone.size > 1000) {
                this._gone.delete(this._gone.values().next().value);
            }
            return interaction !== undefined;
        }

        replays(name, interactionId) {
            const row = CATALOGUE.get(name);
            if (!row || row.bound && idOf(interactionId) === null) {
                return [];
            }
            return this._values(name)
                .filter(event => !row.bound || event.interactionId === String(interactionId))
                .sort((one, other) => one.sequence - other.sequence)
                .map(event => freeze({...event, replayed: true}));
        }

        get values() {
            return [...this._kept.values()]
                .sort((one, other) => one.sequence - other.sequence)
                .map(event => freeze({...event, replayed: true}));
        }

        get agentState() { return this._one('onAgentStateEvent'); }
        get capabilities() { return this._one('onCapabilitiesEvent') || freeze({}); }
        get focus() { return this._one('onCardFocusedEvent'); }
        get navigation() { return this._one('onNavigationEvent'); }
        get tab() { return this._one('onInteractionTabChange'); }
        get services() { return this._one('onRequestServicesEvent') || freeze([]); }
        get team() { return freeze(this._values('onTeamMemberEvent').map(event => event.payload)); }
        get resources() { return freeze(this._values('onResourceAcquiredEvent').map(event => event.payload)); }
        get channelStatuses() { return freeze(this._values('onChannelStatusUpdateEvent').map(event => event.payload)); }
        get origins() { return freeze(Object.keys((this.agentState || {}).originStates || {})); }
        get interactions() { return freeze([...this._live.keys()].map(id => this.interaction(id))); }

        interaction(id) {
            const live = this._live.get(id);
            return live === undefined ? null : freeze({
                interactionId: live.interactionId,
                since: live.since || null,
                afterContactWork: live.afterContactWork,
                data: this._one('onInteractionEvent', id) || this._one('onAnyInteractionEvent', id),
                context: this._one('onContextDataEvent', id),
                media: this._one('onMediaEvent', id)
            });
        }

        _one(name, part = '') {
            const event = this._kept.get(name + '\n' + part);
            return event === undefined ? null : event.payload;
        }

        _values(name) {
            return [...this._kept.values()].filter(event => event.name === name);
        }

        _take(event) {
            const row = CATALOGUE.get(event.name);
            const id = event.interactionId;
            if (!row || event.name === TOKEN) {
                return;
            }
            const ofInteraction = row.bound || row.keep === 'PER_INTERACTION' || ENDS.includes(event.name);
            if (ofInteraction && id !== null) {
                const live = this._live.get(id) || {interactionId: id, since: event.time, afterContactWork: false};
                // Ended and not closed: after-contact work. If there is none, the closing follows at once.
                this._live.set(id, freeze({...live, afterContactWork: live.afterContactWork || ENDS.includes(event.name)}));
            }
            if (event.name === 'onResourceReleasedEvent') {
                this._kept.delete(keyOf('onResourceAcquiredEvent', KEYS.PER_RESOURCE, event));
            } else if (row.kind === 'STATE') {
                this._kept.set(keyOf(event.name, KEYS[row.keep], event), event);
            }
        }
    }

    // Without key fields of the payload the key is the interaction.
    function keyOf(name, fields, event) {
        const payload = event.payload || {};
        return name + '\n' + (fields ? fields.map(field => text(payload[field])).join('\n') : text(event.interactionId));
    }

    function eventOf(told, replayed) {
        return freeze({...told, interactionId: idOf(told.interactionId), replayed});
    }

    /**
     * Whether a message between widgets is meant for the widget in a context (rule 16): not for its sender, for the
     * addressee only if there is one, and else for the sender's context or for everybody.
     */
    function meantFor(event, context) {
        const at = idOf(context.interactionId);
        const sent = event.message;
        if (!sent) { // published by a source: what it addresses to an interaction stays there
            return event.name !== MESSAGE || idOf(event.interactionId) === null || idOf(event.interactionId) === at;
        }
        const sameContext = sent.senderScope !== 'RUNTIME' && idOf(sent.senderInteractionId) === at;
        return !(sameContext && sent.senderId === context.widgetId)
            && (idOf(sent.widgetId) === null || sent.widgetId === context.widgetId)
            && (sent.everywhere === true || sameContext);
    }

    // ---- The widget of this frame -------------------------------------------------------------------------------------

    const store = new Store();
    const calls = new Map(); // actions that wait for their result, by number
    const said = new Set(); // diagnoses that have been told: once is enough
    let context = {widgetId: null, interactionId: null};
    let configuration = {};
    let product = 'AXP';
    let token; // undefined unless granted
    let subscriptions = []; // of all API objects, in the order in which they were added; replaced, never changed
    let current = null; // the event that is being delivered
    let started = false;
    let ending = false; // nobody is told anything any more
    let ended = false; // nothing that the widget does has an effect any more
    let waiting = []; // what is to be sent when the port is there
    let port = null;
    let listing = false;
    let lastCall = 0;
    let budget = 100; // reports that may still be sent, one more each second
    let budgetAt = Date.now();

    function send(message) {
        if (port !== null) {
            port.postMessage(message);
        } else if (waiting.length < 1000) {
            waiting.push(message);
        }
    }

    function report(kind, words) {
        const now = Date.now();
        budget = Math.min(100, budget + (now - budgetAt) / 1000) - 1;
        budgetAt = now;
        if (budget > 0) {
            send({type: 'report', kind, text: String(words).slice(0, 500)});
        }
    }

    function diagnose(kind, words) {
        if (!said.has(words) && said.size < 200) {
            said.add(words);
            report(kind, words);
        }
    }

    /** What was thrown and where. Never its message, which may hold customer data, and never the frame's secret address. */
    function describe(thrown) {
        try {
            const frames = thrown.stack.replace(thrown.message, '');
            const place = /([^\s/\\(@?#]+)(?:[?#][^\s:]*)?:(\d+):(\d+)/.exec(frames);
            const name = /^\w{1,60}$/.test(thrown.name) ? thrown.name : 'Error';
            return name + (place ? ` at ${place[1]}:${place[2]}:${place[3]}` : '');
        } catch (_) {
            return thrown === null ? 'null' : 'a value of type ' + typeof thrown;
        }
    }

    function failed(where, thrown) {
        console.error(thrown);
        report('error', `${where}: ${describe(thrown)}`);
    }

    function isFor(subscription, event) {
        const row = CATALOGUE.get(event.name);
        if (row && row.bound) {
            return event.interactionId !== null && event.interactionId === subscription.bound;
        }
        return !event.name.startsWith(MESSAGE) || meantFor(event, context);
    }

    function tell(subscription, event) {
        if (!subscription.active || !isFor(subscription, event)) {
            return;
        }
        const outer = current;
        current = event;
        try {
            const callback = subscription.callback;
            callback(copy(event.payload)); // a copy for each: widgets change what they are given
        } catch (thrown) {
            failed('in the callback of ' + event.name, thrown);
        } finally {
            current = outer;
        }
    }

    /** To those who subscribed before: who does so meanwhile is told this state by the replay (rule 5). */
    function deliver(event) {
        subscriptions.filter(subscription => subscription.name === event.name)
            .forEach(subscription => tell(subscription, event));
    }

    function replay(subscription) {
        if (subscription.name === TOKEN) {
            if (token !== undefined) {
                tell(subscription, tokenEvent(true));
            }
            return;
        }
        store.replays(subscription.name, subscription.bound).forEach(event => tell(subscription, event));
    }

    function tokenEvent(replayed) {
        return eventOf({name: TOKEN, sequence: store.sequence, payload: token}, replayed);
    }

    function subscribe(subscription) {
        subscriptions = [...subscriptions, subscription];
        listSubscriptions();
        const {name, bound} = subscription;
        const row = CATALOGUE.get(name);
        if (!row && !name.startsWith(MESSAGE + ':')) {
            diagnose('unknown-event', `${name} is not in the catalogue: it is told only if a source publishes it`);
        } else if (row && row.bound && bound === null) {
            diagnose('unknown-event', `${name} requires an interaction, and this API object has none:`
                + ' it is never told; use widgetAPI(interactionId), or an onAny… event');
        } else if (row && row.products === 'AXP' && /connect/i.test(product)) {
            diagnose('unknown-event', `${name} does not exist in the product ${product}: it is never told`);
        }
        if (started) {
            replay(subscription);
        }
    }

    function unsubscribe(which) {
        subscriptions = subscriptions.filter(subscription => {
            const gone = which(subscription);
            if (gone) {
                subscription.active = false; // also for a delivery that is under way
            }
            return !gone;
        });
        listSubscriptions();
    }

    function listSubscriptions() {
        if (!listing) {
            listing = true;
            queueMicrotask(() => {
                listing = false;
                if (!ended) {
                    send({type: 'subscriptions', events: [...new Set(subscriptions.map(each => each.name))]});
                }
            });
        }
    }

    // ---- The API object -----------------------------------------------------------------------------------------------

    // Actions and the names of their arguments, in the page's order. One that has interactionId defaults to its own.
    const ACTIONS = {
        setAgentReady: '', setAgentNotReady: 'code', setAgentACW: '', startWork: '', startWorkNotReady: '',
        finishWork: '', additionalWork: 'code origin',
        acceptInteraction: 'interactionId', endInteraction: 'interactionId', holdInteraction: 'interactionId',
        unholdInteraction: 'interactionId', finishInteraction: 'interactionId', completeConference: 'interactionId',
        completeTransfer: 'interactionId', endConsult: 'interactionId', consult: 'address uui interactionId clid',
        singleStepTransfer: 'address interactionId clid', singleStepTransferToService: 'serviceId interactionId',
        singleStepConference: 'address interactionId', startVoiceInteraction: 'number clid',
        sendDTMF: 'digits interactionId', setDispositionCode: 'code interactionId', setWorkCode: 'code interactionId',
        setTransferToServicesList: 'services interactionId',
        sendChatMessage: 'text interactionId', sendRichMediaMessage: 'body type interactionId',
        insertMessageResponse: 'text interactionId', insertContentIntoEmailBody: 'html interactionId',
        sendEmailMessage: 'email interactionId', removeEmailAttachment: 'attachmentId interactionId',
        reportChatTyping: 'typing interactionId',
        sendNotification: 'text type', createCustomCard: 'card', updateCustomCard: 'card', deleteCustomCard: 'cardId',
        createCustomStatePanel: 'panel', updateCustomStatePanel: 'panel', deleteCustomStatePanel: 'panelId',
        setFocus: 'interactionId', forceReload: '', unregister: ''
    };

    // What languages and frameworks look for in any object: answering with a function would mislead them.
    const PROBED = /^(then|toJSON|nodeType|ng[A-Z].*|[_$@].*)$/;

    const LEVELS = ['info', 'warning', 'error'];

    function settled(promise) {
        promise.catch(() => { }); // a refusal that nobody waits for is no error of the widget
        return promise;
    }

    function refused(reason) {
        return settled(Promise.reject(new Error(reason)));
    }

    function act(name, names, args, bound) {
        if (ended) {
            return refused(`${name}: the widget's context is closed`);
        }
        let values;
        try {
            values = JSON.parse(JSON.stringify(args));
        } catch (_) {
            return refused(`${name}: its arguments have no JSON form`);
        }
        const named = {};
        names.forEach((each, i) => {
            if (args[i] !== undefined) {
                named[each] = values[i];
            }
        });
        const interactionId = names.includes('interactionId') ? idOf(named.interactionId) || bound : null;
        delete named.interactionId;
        const id = ++lastCall;
        return settled(new Promise((resolve, reject) => {
            calls.set(id, {resolve, reject});
            send({type: 'action', id, name, args: values, arguments: named, interactionId});
        }));
    }

    function sendMessage(data, route) {
        const json = JSON.stringify(data); // copied at once; throws where there is no JSON form
        if (!ended) {
            send({type: 'message', data: json === undefined ? null : JSON.parse(json), ...route});
        }
    }

    function codes(kind, channel) {
        const known = own(configuration.codes, kind) || [];
        return copy(Array.isArray(known) ? known : own(known, text(channel)) || known[''] || []);
    }

    function richMedia(body, type) {
        if (typeof type !== 'string' || type.trim() === '') {
            return false;
        }
        if (typeof body !== 'string') {
            return body !== null && typeof body === 'object' && Object.keys(body).length > 0;
        }
        try {
            return body.trim() !== '' && (!/^\s*[[{]/.test(body) || JSON.parse(body) !== null);
        } catch (_) {
            return false;
        }
    }

    function widgetAPI(interactionId) {
        const bound = idOf(interactionId);
        const mine = {}; // by which this object's subscriptions are known
        const unknown = new Map();

        const api = {
            onDataEvent(event, callback) {
                if (ending) {
                    return;
                }
                if (typeof callback !== 'function') {
                    report('error', `onDataEvent(${event}): its callback is no function`);
                    return;
                }
                subscribe({mine, bound, name: String(event), callback, active: true});
            },
            removeDataEvent(event) {
                unsubscribe(subscription => subscription.mine === mine && subscription.name === String(event));
            },
            removeAllDataEvents() {
                unsubscribe(subscription => subscription.mine === mine);
            },
            getCurrentEvent() {
                if (current === null) {
                    return null;
                }
                const {name, sequence, time, replayed} = current;
                return {name, interactionId: current.interactionId, sequence, time, replayed};
            },
            getCapabilities: () => copy(store.capabilities),
            sendMessage(data, widgetId) {
                sendMessage(data, idOf(widgetId) === null ? {} : {to: String(widgetId)});
            },
            sendMessageToAnyWidget(data) {
                sendMessage(data, {anywhere: true});
            },
            getConfiguration: () => ({
                ...copy(configuration.configuration || {}), ...token === undefined ? {} : {token: copy(token)}
            }),
            getClientDetails: () => copy(configuration.clientDetails || {}),
            getMetadata(elementName) {
                const tag = /[^<\s/>]+/.exec(text(elementName)) || [''];
                const known = configuration.metadata;
                return copy(own(known, tag[0].toLowerCase()) || own(known, text(elementName)) || null);
            },
            getInteractionId: () => bound,
            getInteractionData: () => copy((store.interaction(bound) || {}).data || null),
            getAllInteractions: () => copy(store.interactions.map(each => each.data).filter(data => data !== null)),
            getWorkCardCount: () => store.interactions.length,
            getTeamData: () => ({team: copy(store.team)}),
            getOrigins: () => copy(store.origins),
            getDispositionCodes: channel => codes('disposition', channel),
            getWorkCodes: channel => codes('work', channel),
            getAdditionalWorkCodes: () => codes('additionalWork'),
            getNotReadyReasonCodes: () => codes('notReady'),
            validateRichMediaMessage: richMedia
        };
        for (const [name, names] of Object.entries(ACTIONS)) {
            const list = names.split(' ').filter(Boolean);
            api[name] = (...args) => act(name, list, args, bound);
        }
        api.sendNotification = (first, second) => {
            const older = !LEVELS.includes(second) && LEVELS.includes(first);
            const args = older ? [text(second), first] : [text(first), LEVELS.includes(second) ? second : 'info'];
            return act('sendNotification', ['text', 'type'], args, bound);
        };

        return new Proxy(api, {
            get(methods, name) {
                if (name in methods || typeof name !== 'string' || PROBED.test(name)) {
                    return methods[name];
                }
                if (!unknown.has(name)) {
                    unknown.set(name, () => {
                        diagnose('unknown-method', `${name} is no method of the Widget API`);
                        return refused(`${name} is no method of the Widget API`);
                    });
                }
                return unknown.get(name);
            }
        });
    }

    // ---- The desktop at the other end of the port ---------------------------------------------------------------------

    /** The interaction is gone; the widget too, if it was its own: it leaves with the state as it was last. */
    function close(interactionId, hooks) {
        if (interactionId === context.interactionId) {
            end(hooks);
        }
        store.closed(interactionId);
    }

    /** Deliveries stop, the element goes, and then the widget is fenced (rule 24). */
    function end(hooks) {
        if (ending) {
            return;
        }
        ending = true;
        unsubscribe(() => true);
        hooks.close();
        ended = true;
        send({type: 'closed'});
    }

    /** After a gap: the state as it is now, and the ends that nobody told (rule 12). */
    function resynchronise(snapshot, hooks) {
        const before = store.sequence;
        const known = store.interactions;
        const lost = known.filter(each => !(snapshot.interactions || [])
            .some(live => live.interactionId === each.interactionId));
        for (const {interactionId, afterContactWork, data} of lost) {
            if (!afterContactWork) {
                ENDS.forEach(name => deliver(eventOf(
                    {name, interactionId, sequence: before, payload: copy(data || {id: interactionId})}, false)));
            }
            close(interactionId, hooks);
        }
        store.load(snapshot);
        store.values.filter(event => event.sequence > before).forEach(deliver);
    }

    const handlers = {
        start(message, hooks) {
            if (started) {
                return;
            }
            context = {...message.context, interactionId: idOf(message.context.interactionId)};
            configuration = message.configuration || {};
            product = message.product || product;
            token = message.token === null ? undefined : message.token;
            store.load(message.snapshot || {});
            started = true;
            subscriptions.forEach(replay);
            hooks.start(message);
        },
        event({event}) {
            const taken = store.apply(event);
            if (taken !== null) {
                deliver(taken);
            }
        },
        closed({interactionId}, hooks) {
            close(interactionId, hooks);
        },
        snapshot({snapshot}, hooks) {
            resynchronise(snapshot, hooks);
        },
        configuration(message) {
            configuration = message.configuration || {};
        },
        // Told `again` after a gap: news only if it changed meanwhile.
        token(message) {
            const before = JSON.stringify(token);
            token = message.token === null ? undefined : message.token;
            if (token !== undefined && !(message.again && JSON.stringify(token) === before)) {
                deliver(tokenEvent(false));
            }
        },
        result({id, done, reason}) {
            const call = calls.get(id);
            calls.delete(id);
            if (call && done) {
                call.resolve();
            } else if (call) {
                call.reject(new Error(reason || 'refused without a reason'));
            }
        },
        ping({id}) {
            send({type: 'pong', id});
        },
        close(message, hooks) {
            end(hooks);
        }
    };

    /**
     * Connects this frame's widget with the desktop.
     *
     * @param channel the MessagePort
     * @param hooks start(message): the state is there, load the widget; close(): remove it
     * @returns {send, report, failed(where, thrown)} for the frame's own messages
     */
    function connect(channel, hooks) {
        port = channel;
        port.onmessage = ({data}) => {
            const handle = data && own(handlers, data.type);
            if (handle && (!ending || data.type === 'ping')) {
                handle(data, hooks);
            }
        };
        waiting.forEach(send);
        waiting = [];
        return {send, report, failed};
    }

    window.WS = {...window.WS, widgetAPI};
    window.Widgetry = Object.freeze({Store, connect, meantFor, catalogue: Object.freeze([...CATALOGUE.values()])});
})();
