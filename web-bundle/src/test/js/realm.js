/*
 * A widget's world without its sandbox: widget-api.js in a window of its own, and a stub of the desktop at the other end
 * of its port.
 */
'use strict';

const INTERACTION = {id: 'i-1', channel: 'VOICE', state: 'ALERTING', title: 'Stella Pavlova'};
const OTHER = {id: 'i-2', channel: 'WEBCHAT', state: 'ACTIVE', title: 'Josh Davis'};

function value(name, sequence, payload, interactionId) {
    return {name, sequence, time: '2026-11-22T09:00:00Z', payload, ...interactionId === undefined ? {} : {interactionId}};
}

function snapshotOf(sequence, values, interactions = []) {
    return {agentId: '600008', sequence, resumed: false, signedIn: true, values,
        interactions: interactions.map(interactionId => ({interactionId, afterContactWork: false, since: '2026-11-22T09:00:00Z'}))};
}

/** Both names of one fact, as the stream tells them. */
function bothNames(sequence, payload, ended = false) {
    const names = ended
        ? ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent']
        : ['onInteractionEvent', 'onAnyInteractionEvent'];
    return names.map((name, i) => value(name, sequence + i, payload, payload.id));
}

async function realm() {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const script = frame.contentDocument.createElement('script');
    script.src = '/web/widget-api.js';
    const loaded = new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = () => reject(new Error('widget-api.js did not load'));
    });
    frame.contentDocument.head.append(script);
    await loaded;
    frame.contentWindow.console.error = () => { };

    const channel = new MessageChannel();
    const sent = [];
    let pings = 0;
    const world = {
        window: frame.contentWindow,
        api: id => frame.contentWindow.WS.widgetAPI(id),
        sent,
        sentOf: type => sent.filter(message => message.type === type),
        reports: kind => sent.filter(message => message.type === 'report' && message.kind === kind),
        closedHook: 0,
        hooks: {start() { }, close() { world.closedHook++; }},
        connect() {
            frame.contentWindow.Widgetry.connect(channel.port2, world.hooks);
        },
        post(...messages) {
            messages.forEach(message => channel.port1.postMessage(message));
        },
        /** Until all that was posted has been handled, and all that was sent has arrived. */
        async settle() {
            const id = ++pings;
            channel.port1.postMessage({type: 'ping', id});
            await until(() => sent.some(message => message.type === 'pong' && message.id === id), 'an answer to a ping');
        },
        async events(...events) {
            events.flat().forEach(event => channel.port1.postMessage({type: 'event', event}));
            await world.settle();
        },
        async start(settings = {}) {
            const {context = {}, snapshot = snapshotOf(0, []), configuration = {}, ...rest} = settings;
            channel.port1.postMessage({type: 'start', product: 'axp', files: [], serie: false, element: '<x-y></x-y>',
                context: {widgetId: 'me', interactionId: null, agentId: '600008', ...context}, snapshot, configuration, ...rest});
            await world.settle();
            return world;
        }
    };
    channel.port1.onmessage = ({data}) => sent.push(data);
    world.connect();
    return world;
}

async function started(settings) {
    return (await realm()).start(settings);
}

/** A started world bound to the interaction i-1. */
function bound(settings = {}) {
    return started({context: {interactionId: 'i-1'}, snapshot: snapshotOf(0, [], ['i-1']), ...settings});
}

function recorder() {
    const told = [];
    const callback = data => told.push(data);
    callback.told = told;
    return callback;
}
