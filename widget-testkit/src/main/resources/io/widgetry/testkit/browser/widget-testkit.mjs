/*
 * Tests a browser widget with any test runner, in a browser or in Node: the real widget-api.js, with a scripted source at
 * the other end of its port.
 *
 *     import {begin, steps} from './widget-testkit.mjs';
 *     const {aVoiceInteraction, theAgentHolds} = steps;
 *
 *     const widget = await begin({interactionId: INTERACTION});
 *     await widget.given(aVoiceInteraction().active().allowing('canHold'));
 *     const card = await widget.insert('<hold-counter></hold-counter>');
 *     await widget.when(theAgentHolds());
 *     equal(card.textContent, 'held once');
 *     widget.then.askedFor('holdInteraction').sentNothing();
 *     widget.end();
 *
 * What is real: widget-api.js, with its subscriptions, replay, state and messages. What is not: the source, which carries
 * out an action that the capabilities allow unless it was told to refuse; and everything is delivered in the page itself,
 * without a frame around it. Time is the page's: use the fake timers of the test runner.
 */
import {ACTIONS, EVENTS} from './catalogue.mjs';
import {Sample, nearest, samples} from './samples.mjs';
import * as steps from './steps.mjs';
import {Then} from './then.mjs';

export {Sample, samples, steps};
export const {INTERACTION} = steps;

const AGENT = '600008';
const WIDGET = 'widget-under-test';
const PAIRS = {
    onInteractionEvent: ['onInteractionEvent', 'onAnyInteractionEvent'],
    onAnyInteractionEvent: ['onInteractionEvent', 'onAnyInteractionEvent'],
    onInteractionEndedEvent: ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent'],
    onAnyInteractionEndedEvent: ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent']
};
const OPTIONS = ['interactionId', 'widgetId', 'window', 'configuration', 'token', 'product'];

// Kept from before a test runner puts its fake ones in their places.
const later = globalThis.setTimeout;

const copy = value => value === undefined ? null : JSON.parse(JSON.stringify(value));

async function source() {
    const address = new URL('widget-api.js', import.meta.url);
    if (address.protocol === 'file:') {
        const {readFile} = await import('node:fs/promises');
        return readFile(address, 'utf8');
    }
    return (await fetch(address)).text();
}

/**
 * Begins a test: from here on window.WS.widgetAPI is there, for widgets that load or are inserted afterwards.
 *
 * @param interactionId the interaction whose widget it is (INTERACTION is the one of the steps); left out, it is on Home
 * @param widgetId by which messages reach it
 * @param window for a page that is not this one, such as jsdom's
 * @param configuration what getConfiguration() and its like answer: {configuration, clientDetails, codes, metadata}
 * @param token the single-sign-on token; left out, the widget was not granted it
 * @param product axp or axp-connect
 */
export async function begin(options = {}) {
    for (const name of Object.keys(options)) {
        if (!OPTIONS.includes(name)) {
            throw new TypeError(`begin() has no option "${name}"; did you mean "${nearest(name, OPTIONS) || OPTIONS}"?`);
        }
    }
    return new Script(await source(), options);
}

class Script {
    #stage;
    #elements = [];
    #window;

    constructor(widgetApi, {interactionId = null, widgetId = WIDGET, window: page, configuration = {}, token, product = 'axp'}) {
        this.#window = page || globalThis.window || (globalThis.window = globalThis);
        this.#stage = new Stage(this.#window, widgetApi, {
            product, configuration: copy(configuration), token,
            context: {widgetId, interactionId, agentId: AGENT, workRequestId: null, externalInteractionId: null}
        });
    }

    /** The page's function: widget.api(id) is window.WS.widgetAPI(id). */
    api(...args) {
        return this.#window.WS.widgetAPI(...args);
    }

    /** What is so when the test begins. */
    given(...all) {
        return this.when(...all);
    }

    /** What happens then. Resolved when the widget has been told, and its actions have been answered. */
    async when(...all) {
        for (const each of all) {
            if (!each || typeof each.play !== 'function') {
                throw new TypeError(`this is no step: ${each}`);
            }
            each.play(this.#stage);
            await this.settle();
        }
        return this;
    }

    /** Lets the widget do what it has begun; when() does so by itself. */
    async settle() {
        for (let i = 0; i < 3; i++) {
            await new Promise(resolve => later(resolve, 0));
        }
    }

    /** Inserts a widget's element as the desktop does, with the attributes that widgets read. Resolved with the element. */
    async insert(markup) {
        const document = this.#window.document;
        if (!document) {
            throw new Error('there is no document to insert an element into: run the test in a browser, or give jsdom\'s window');
        }
        const template = document.createElement('template');
        template.innerHTML = /</.test(markup) ? markup : `<${markup}></${markup}>`;
        const element = template.content.firstElementChild;
        const {widgetId, interactionId} = this.#stage.context;
        const told = this.#stage.told() || {};
        const attributes = {widgetid: widgetId, interactionid: interactionId,
            workrequestid: interactionId && told.workRequestId, externalinteractionid: interactionId && told.externalInteractionId};
        Object.entries(attributes).filter(([, value]) => value !== null && value !== undefined)
            .forEach(([name, value]) => element.setAttribute(name, value));
        document.body.append(template.content);
        this.#elements.push(element);
        await this.settle();
        return element;
    }

    /** What the widget is to have done. A callback that threw fails the next assertion, unless threw() expects it. */
    get then() {
        return new Then(this.#stage);
    }

    /** Ends the test: the widget's elements go, and a failure of a callback that was not expected is thrown. */
    end() {
        this.#elements.forEach(element => element.remove());
        this.#stage.close();
        this.then.noFailure();
    }
}

/** The desktop and the source at the other end of the port. */
class Stage {
    interaction = steps.INTERACTION;
    agent = AGENT;
    messages = [];
    actions = [];
    reports = [];
    failures = [];
    subscriptions = [];
    #sequence = 0;
    #told = new Map();
    #agentState = {};
    #capabilities = null;
    #refusals = new Map();
    #live = new Set();
    #granted;
    #port = {onmessage: null, postMessage: message => this.#received(copy(message))};

    constructor(page, widgetApi, start) {
        this.context = start.context;
        this.#granted = start.token !== undefined;
        const told = {...globalThis.console, error: thrown => this.failures.push(thrown)};
        new Function('window', 'console', widgetApi)(page, told);
        this.desktop = page.Widgetry.connect(this.#port, {start() { }, close() { }});
        this.#post({type: 'start', files: [], serie: false, element: '', ...start, ...start.token === undefined ? {token: null} : {},
            snapshot: {agentId: AGENT, sequence: 0, signedIn: true, resumed: false, values: [], interactions: []}});
    }

    #post(message) {
        this.#port.onmessage({data: message});
    }

    #received(message) {
        if (message.type === 'message') {
            this.messages.push({data: message.data, to: message.to ?? null, everywhere: message.anywhere === true});
        } else if (message.type === 'action') {
            this.#asked(message);
        } else if (message.type === 'report') {
            this.reports.push(message);
        } else if (message.type === 'subscriptions') {
            this.subscriptions = message.events;
        }
    }

    #asked({id, name, interactionId, arguments: named}) {
        const obstacle = this.#obstacle(name, interactionId);
        if (obstacle === null) {
            this.actions.push({name, interactionId, arguments: named});
        }
        const reason = obstacle || this.#refusals.get(name) || null;
        queueMicrotask(() => this.#post({type: 'result', id, done: reason === null, ...reason === null ? {} : {reason}}));
    }

    /** As the runtime gates actions by capabilities. */
    #obstacle(name, interactionId) {
        const {agent, interaction} = ACTIONS[name] || {};
        const mine = this.#capabilities || this.#agentState.capabilities || {};
        if (agent && mine[agent] !== true) {
            return `${name} needs the agent's capability ${agent}, which is not granted now`;
        }
        if (interaction && !this.#live.has(interactionId)) {
            return `${name} needs a live interaction`;
        }
        const theirs = (this.#told.get(interactionId) || {}).capabilities || {};
        return interaction && theirs[interaction] !== true
            ? `${name} needs the interaction's capability ${interaction}, which is not granted now` : null;
    }

    /** What was last told of the current interaction; null if nothing was, or it has ended. */
    told() {
        return this.#live.has(this.interaction) ? copy(this.#told.get(this.interaction)) : null;
    }

    publish(name, interactionId, payload, message) {
        if (interactionId !== null && name in PAIRS || EVENTS[name] && EVENTS[name].requiresInteraction) {
            this.#live.add(interactionId);
        }
        if (name === 'onInteractionEvent' || name === 'onAnyInteractionEvent') {
            this.#told.set(interactionId, copy(payload));
        } else if (name === 'onAgentStateEvent') {
            this.#agentState = payload;
        } else if (name === 'onCapabilitiesEvent') {
            this.#capabilities = payload;
        } else if (name === 'onSSOTokenRefreshEvent') {
            if (this.#granted) {
                this.#post({type: 'token', token: copy(payload)});
            }
            return;
        }
        for (const each of PAIRS[name] || [name]) {
            this.#post({type: 'event', event: {name: each, sequence: ++this.#sequence, time: new Date().toISOString(),
                payload: copy(payload), ...interactionId === null ? {} : {interactionId}, ...message ? {message} : {}}});
        }
        if (name === 'onAgentStateEvent' && payload && payload.currentState === 'LOGGED_OUT') {
            this.close();
        }
    }

    end(afterContactWork) {
        this.publish('onInteractionEndedEvent', this.interaction, this.#told.get(this.interaction) || {id: this.interaction});
        if (!afterContactWork) {
            this.closeInteraction();
        }
    }

    closeInteraction() {
        this.#live.delete(this.interaction);
        this.#post({type: 'closed', interactionId: this.interaction});
    }

    message(data, {everywhere = false, toThis = false}) {
        const {interactionId, widgetId} = this.context;
        const route = {senderId: 'another-widget', senderScope: interactionId === null ? 'AGENT' : 'INTERACTION',
            senderInteractionId: interactionId, everywhere, widgetId: toThis ? widgetId : null};
        for (const name of toThis ? ['onMessageEvent', 'onMessageEvent:' + widgetId] : ['onMessageEvent']) {
            this.publish(name, everywhere ? null : interactionId, data, route);
        }
    }

    refuse(action, reason) {
        if (reason === null) {
            this.#refusals.delete(action);
        } else {
            this.#refusals.set(action, reason);
        }
    }

    close() {
        this.#post({type: 'close'});
    }
}
