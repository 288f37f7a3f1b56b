/*
 * Actions of the agent and of browser widgets, on their way to the source.
 */
import {post, sentence} from '/common/api.js';
import {toast} from '/common/toast.js';

/** The desktop's own buttons ask under this name. */
export const DESKTOP = 'desktop';

/** The words of an action's name: "setAgentReady" is "set agent ready". */
function words(name) {
    return name.replace(/([A-Z])/g, ' $1').toLowerCase();
}

export class Actions {
    #agent;

    constructor(agentId) {
        this.#agent = `/api/agents/${encodeURIComponent(agentId)}`;
    }

    /** Asks for an action; {done, reason}, never an exception. */
    async request(widgetId, interactionId, action, args) {
        try {
            const answer = await post(this.#agent + '/actions', {widgetId, interactionId, action, arguments: args});
            return {done: answer?.done === true, reason: answer?.reason || ''};
        } catch (problem) {
            return {done: false, reason: problem.message};
        }
    }

    /** Does what a button of the desktop says; tells the agent if it was not done. Returns whether it was. */
    async perform(action, args = {}, interactionId = null, label = null) {
        const {done, reason} = await this.request(DESKTOP, interactionId, action, args);
        if (!done) {
            const why = reason === '' ? 'The source gave no reason.' : sentence(reason);
            toast(why, 'error', (label || sentence(words(action)).slice(0, -1)) + ' was not carried out');
        }
        return done;
    }

    /** Sends what a widget has to say to others. */
    message(widgetId, interactionId, {data, to, anywhere}) {
        return post(this.#agent + '/messages', {
            widgetId,
            interactionId,
            data,
            ...(to === undefined ? {} : {to}),
            ...(anywhere === true ? {anywhere} : {})
        });
    }

    /** Tells operators what became known of a widget. */
    report(widgetId, interactionId, kind, text) {
        return post(this.#agent + '/reports', {widgetId, interactionId, kind, text: String(text).slice(0, 500)});
    }

    /** Tells operators what a widget listens to. */
    subscriptions(widgetId, interactionId, events, open = true) {
        return post(this.#agent + '/subscriptions', {widgetId, interactionId, events, open});
    }

    /** Tells widgets what the agent does with the desktop. */
    event(name, interactionId, payload) {
        return post(this.#agent + '/events', {name, interactionId, payload});
    }
}
