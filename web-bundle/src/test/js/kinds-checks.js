/* Widgets of the common kinds, in their built form and unchanged. */
'use strict';

/** The same for each kind of library: what was before it came, what comes, an action, its refusal, the end. */
async function behavesAsACard(kind) {
    const world = await mountBound(kind);
    await world.shows('.title', 'Stella Pavlova');
    await world.shows('.state', 'ALERTING');
    await world.shows('.agent', 'READY');
    await world.shows('.events', '2');
    await world.events(bothNames(4, {...INTERACTION, state: 'ACTIVE'}), value('onAgentStateEvent', 6, {currentState: 'NOT_READY'}));
    await world.shows('.state', 'ACTIVE');
    await world.shows('.agent', 'NOT_READY');
    await world.shows('.events', '4');
    await world.click('.accept');
    await until(() => world.sentOf('action').length === 1, 'the first action');
    world.post({type: 'result', id: world.sentOf('action')[0].id, done: false, reason: 'canAccept is not granted now'});
    await world.shows('.reason', 'canAccept is not granted now');
    await world.click('.accept');
    await until(() => world.sentOf('action').length === 2, 'the second action');
    world.post({type: 'result', id: world.sentOf('action')[1].id, done: true});
    await world.shows('.reason', 'accepted');
    equal(world.sentOf('action').map(each => [each.name, each.interactionId]), Array(2).fill(['acceptInteraction', 'i-1']));
    world.post({type: 'close'});
    await until(() => world.sentOf('closed').length === 1, 'the removal');
    equal(await world.texts('.title'), [], 'what is left of it');
    equal(world.reports(), [], 'reports');
}

check('aPlainCustomElementWorks', () => behavesAsACard('plain'));

check('anElementMadeWithLitWorks', () => behavesAsACard('lit'));

check('aReactComponentWorks', () => behavesAsACard('react'));

check('anAngularElementWorks', () => behavesAsACard('angular'));

check('attributesAreThereInTheConstructorAndSoIsTheState', async () => {
    const world = await mountBound('constructor');
    await world.shows('.attributes', 'interactionid=i-1 widgetid=constructor workrequestid=w-1 externalinteractionid=14221');
    await world.shows('.replayed', '1');
    await world.shows('.title', 'Stella Pavlova');
});

check('onHomeTheAttributesOfAnInteractionAreMissing', async () => {
    const world = await mount('constructor');
    await world.shows('.attributes', 'interactionid=null widgetid=constructor workrequestid=null externalinteractionid=null');
    await world.shows('.replayed', '0');
    await world.shows('.title', 'no data');
});

check('rule23_whatACarelessWidgetThrowsIsReportedAndStopsNobody', async () => {
    const world = await mountBound('careless');
    await world.shows('.events', '3');
    await world.events(value('onAgentStateEvent', 4, {currentState: 'READY'}));
    await world.shows('.events', '4');
    await world.click('.timer');
    await world.click('.promise');
    await until(() => world.reports('error').length === 6, () => canonical(world.reports()));
    const places = world.reports('error').map(text => text.replace(/ at careless-card\.js:\d+:\d+$/, ' HERE')).sort();
    equal(places, ['in the callback of onAgentStateEvent: TypeError HERE', 'in the callback of onAgentStateEvent: TypeError HERE',
        'in the callback of onAnyInteractionEvent: TypeError HERE', 'in the callback of onInteractionEvent: TypeError HERE',
        'uncaught: RangeError HERE', 'unhandled rejection: TypeError HERE']);
});

check('rule24_whatThrowsWhenItIsRemovedIsRemovedAndReported', async () => {
    const world = await mountBound('careless');
    world.post({type: 'close'}, {type: 'event', event: value('onAgentStateEvent', 4, {})});
    await until(() => world.sentOf('closed').length === 1, 'the removal');
    await world.settle();
    equal(await world.texts('careless-card'), []);
    truthy(world.reports('error').some(text => /^uncaught: Error at careless-card\.js:\d+:\d+$/.test(text)), canonical(world.reports()));
    equal(world.reports('error').length, 4, 'three replays and the removal, no callback after it');
});

check('unknownMethodsAndEventsAreRefusedAndReportedAndTheWidgetWorks', async () => {
    const world = await mountBound('unknown');
    await world.shows('.refusal', 'makeCoffee is no method of the Widget API');
    await world.shows('.awaited', 'awaited');
    await world.events(value('onAcmeEvent', 4, {a: 1}), value('onMediaEvent', 5, {}, 'i-1'));
    await world.shows('.custom', '{"a":1}');
    equal(world.reports('unknown-method'), ['registerPlugin is no method of the Widget API', 'makeCoffee is no method of the Widget API']);
    equal(world.reports('unknown-event').map(text => text.split(' ')[0]), ['onAcmeEvent', 'onMediaEvent']);
    equal(world.reports('error'), []);
});

check('theOlderManifestLoadsItsFilesInSeriesWithItsStyles', async () => {
    const world = await mountBound('nested');
    await world.shows('.order', 'namespace, nested-card');
    await world.shows('.title', 'VOICE: Stella Pavlova');
    await world.shows('.kept', 'kept');
    equal(await world.ask('style', '.title', 'color'), 'rgb(1, 2, 3)');
    const [first, second] = [await world.ask('loaded', 'namespace.js'), await world.ask('loaded', 'nested-card.js')];
    truthy(second.startTime >= first.responseEnd, `the second script was asked for at ${second.startTime}, the first was there at ${first.responseEnd}`);
    equal(world.reports(), []);
});

check('rule17_everyEventOfTheCatalogueArrivesAsItWasSent', async () => {
    const world = await mount('recorder', {context: {interactionId: 'i-1'}, token: 'secret', snapshot: snapshotOf(0, [], ['i-1'])});
    const sent = [];
    for (const {name} of window.Widgetry.catalogue) {
        const sample = await fetch(`/payloads/${name}.json`);
        const payload = sample.ok ? await sample.json() : {context: {id: 'i-1'}};
        sent.push([name, name === 'onSSOTokenRefreshEvent' ? '"secret"' : JSON.stringify(payload)]);
        await world.events(value(name, sent.length, payload, 'i-1'));
    }
    equal(sent.length, 23);
    const texts = await world.texts('li');
    const names = (await world.ask('data', 'li')).map(data => data.event);
    const inOrder = [...sent.filter(([name]) => name === 'onSSOTokenRefreshEvent'),
        ...sent.filter(([name]) => name !== 'onSSOTokenRefreshEvent')]; // the token was there before
    equal(names.map((name, i) => [name, texts[i]]), inOrder);
});

check('theCodeOfThePageRunsAsItStands', async () => {
    const world = await mount('snippets', {context: {interactionId: 'i-1'}, snapshot: snapshotOf(0, [], ['i-1'])});
    const channel = name => ({name, ready: name === 'Chat'});
    await world.events(bothNames(1, INTERACTION), value('onChannelStatusUpdateEvent', 3, channel('Chat')),
        value('onChannelStatusUpdateEvent', 4, channel('Mail')), value('onRequestServicesEvent', 5, [{id: '1', name: 'Sales'}]),
        value('onMediaMessageEvent', 6, {body: 'Hi'}, 'i-1'), value('onAgentStateEvent', 7, {}));
    await world.shows('li', JSON.stringify(INTERACTION), 'Chat is ready', 'Mail is not ready', '[{"id":"1","name":"Sales"}]');
    await world.shows('.scope', '{"currentState":"ALERTING","chatMessage":"Hi"}');
    equal(world.reports(), []);
});

check('theSampleOfNotesTakesNotesAndTellsOthers', async () => {
    const context = value('onContextDataEvent', 4, {customerDetails: [{data: {name: 'Stella P.', email: 's@example.com'}}]}, 'i-1');
    const world = await mountBound('customer-notes', {configuration: {clientDetails: {displayName: 'Ann'}}});
    await world.shows('h2', 'Stella Pavlova');
    await world.events(context);
    await world.shows('h2', 'Stella P.');
    const note = {text: '<b>Prefers</b> mail', author: 'Bob', time: '2026-11-22T09:00:00Z', interactionId: 'i-1', customer: 'Stella P.'};
    equal(world.sentOf('message').map(each => each.data), [{type: 'customerNotesWanted', interactionId: 'i-1'}]);
    const fromHome = {senderId: 'customer-notes', senderInteractionId: null, senderScope: 'AGENT', everywhere: true, widgetId: null};
    await world.events({...value('onMessageEvent', 5, {type: 'customerNotes', interactionId: 'i-1', notes: [note]}), message: fromHome});
    await world.shows('li div', '<b>Prefers</b> mail');
    equal(world.reports(), []);
    const home = await mount('customer-notes');
    const fromCard = {...fromHome, senderInteractionId: 'i-1', senderScope: 'INTERACTION'};
    await home.events({...value('onMessageEvent', 1, {type: 'customerNote', note}), message: fromCard},
        {...value('onMessageEvent', 2, {type: 'customerNotesWanted', interactionId: 'i-1'}), message: fromCard});
    await home.shows('li div', '<b>Prefers</b> mail');
    equal(home.sentOf('message').map(each => each.data), [{type: 'customerNotes', interactionId: 'i-1', notes: [note]}]);
});

check('theSampleOfAScriptFollowsTheContactToItsEnd', async () => {
    const world = await mountBound('call-script', {configuration: {clientDetails: {displayName: 'Ann'},
        codes: {disposition: {'': [{code: '1', friendlyName: 'Solved'}]}}}});
    await world.shows('li.now summary', 'Prepare');
    await world.events(bothNames(4, {...INTERACTION, state: 'ACTIVE', topic: 'Support'}));
    await world.shows('li.now summary', 'Greet');
    await world.shows('li.now blockquote', 'Good day, Stella Pavlova, this is Ann. How can I help you?');
    await world.click('li.now input');
    await world.shows('li.now summary', 'Verify');
    await world.events(bothNames(6, {...INTERACTION, state: 'ACTIVE'}, true));
    await world.shows('li.now summary', 'Wrap up');
    await world.click('#finish');
    await until(() => world.sentOf('action').length === 1, 'the first action');
    world.post({type: 'result', id: world.sentOf('action')[0].id, done: true});
    await until(() => world.sentOf('action').length === 2, 'the second action');
    world.post({type: 'result', id: world.sentOf('action')[1].id, done: true});
    await world.shows('li.done summary', 'Greet', 'Wrap up');
    equal(world.sentOf('action').map(each => [each.name, each.arguments]), [['setDispositionCode', {code: '1'}], ['finishInteraction', {}]]);
    equal(world.reports(), []);
});
