/*
 * A widget in its sandboxed frame, and a stub of the desktop around it.
 */
'use strict';

/** Reads a manifest of either form. */
async function manifestOf(kind) {
    const manifest = await (await fetch(`/frame/${kind}/files/manifest.json`)).json();
    const {element, files, serie = false} = manifest.configuration || manifest;
    return {element, serie, files: files.map(file => ({url: `files/${file}`, kind: file.endsWith('.css') ? 'style' : 'script'}))};
}

/**
 * @param kind the widget's folder
 * @param settings context, snapshot, configuration, token of `start`; files: more files to load first
 */
async function mount(kind, settings = {}) {
    const {context = {}, snapshot = snapshotOf(0, []), files = [], ...rest} = settings;
    const manifest = await manifestOf(kind);
    const frame = document.createElement('iframe');
    frame.setAttribute('sandbox', 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox');
    frame.src = `/frame/${kind}/`;
    const hello = new Promise(resolve => {
        window.addEventListener('message', function wait({source, data}) {
            if (source === frame.contentWindow && data && data.type === 'widgetry:hello') {
                window.removeEventListener('message', wait);
                resolve();
            }
        });
    });
    document.body.append(frame);
    await hello;

    const channel = new MessageChannel();
    const sent = [];
    let ids = 0;
    const world = {
        frame,
        sent,
        sentOf: type => sent.filter(message => message.type === type),
        reports: kind => sent.filter(message => message.type === 'report' && (!kind || message.kind === kind))
            .map(message => message.text),
        post: (...messages) => messages.forEach(message => channel.port1.postMessage(message)),
        async settle() {
            const id = ++ids;
            channel.port1.postMessage({type: 'ping', id});
            await until(() => sent.some(message => message.type === 'pong' && message.id === id), 'an answer to a ping');
        },
        async events(...events) {
            events.flat().forEach(event => channel.port1.postMessage({type: 'event', event}));
            await world.settle();
        },
        ask(what, selector, property) {
            const id = ++ids;
            return new Promise(resolve => {
                window.addEventListener('message', function wait({source, data}) {
                    if (source === frame.contentWindow && data && data.type === 'probed' && data.id === id) {
                        window.removeEventListener('message', wait);
                        resolve(data.result);
                    }
                });
                frame.contentWindow.postMessage({type: 'probe', id, what, selector, property}, '*');
            });
        },
        texts: selector => world.ask('texts', selector),
        click: selector => world.ask('click', selector),
        /** Frameworks show things a moment later. */
        async shows(selector, ...expected) {
            let texts;
            for (let i = 0; i < 300; i++) {
                texts = await world.texts(selector);
                if (canonical(texts) === canonical(expected)) {
                    return;
                }
                await turns(3);
            }
            fail(`${selector}: expected ${canonical(expected)}, but was ${canonical(texts)}; reports ${canonical(world.reports())}`);
        }
    };
    channel.port1.onmessage = ({data}) => sent.push(data);
    frame.contentWindow.postMessage({type: 'widgetry:connect'}, '*', [channel.port2]);
    world.post({type: 'start', product: 'axp', configuration: {}, ...manifest, ...rest, snapshot,
        context: {widgetId: kind, interactionId: null, agentId: '600008', workRequestId: null, externalInteractionId: null, ...context},
        files: [{url: 'probe.js', kind: 'script'}, ...files, ...manifest.files]});
    await until(() => world.sentOf('ready').length === 1, 'ready');
    return world;
}

/** A widget bound to i-1, of which the desktop knows already. */
function mountBound(kind, settings = {}) {
    return mount(kind, {
        context: {interactionId: 'i-1', workRequestId: 'w-1', externalInteractionId: '14221'},
        snapshot: snapshotOf(3, [...bothNames(1, INTERACTION), value('onAgentStateEvent', 3, {currentState: 'READY'})], ['i-1']),
        ...settings
    });
}
