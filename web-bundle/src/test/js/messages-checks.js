/* Messages between widgets: rule 16; payloads: rules 17 to 19. */
'use strict';

function message(sequence, data, route = {}, name = 'onMessageEvent') {
    return {...value(name, sequence, data, route.senderInteractionId || undefined),
        message: {senderId: 'other', senderInteractionId: null, everywhere: false, widgetId: null, senderScope: 'AGENT', ...route}};
}

check('rule16_sendMessageSaysForWhomItIs', async () => {
    const world = await started();
    const api = world.api();
    api.sendMessage({hello: 'all'});
    api.sendMessage('you', 'team-board');
    api.sendMessageToAnyWidget([1, null]);
    api.sendMessage(undefined);
    api.sendMessage('all', null);
    await world.settle();
    equal(world.sentOf('message'), [
        {type: 'message', data: {hello: 'all'}}, {type: 'message', data: 'you', to: 'team-board'},
        {type: 'message', data: [1, null], anywhere: true}, {type: 'message', data: null}, {type: 'message', data: 'all'}]);
});

check('rule16_anyJsonValueTravelsUnchangedAndIsCopiedAtOnce', async () => {
    const world = await started();
    const values = [null, 0, -1.5e-7, '', 'ü\u2028"', true, false, [], {}, [[[]]], {'a b': {$$: null}}];
    values.forEach(each => world.api().sendMessage(each));
    const changed = {n: 1};
    world.api().sendMessage(changed);
    changed.n = 2;
    await world.settle();
    equal(world.sentOf('message').map(each => each.data), [...values, {n: 1}]);
    const callback = recorder();
    world.api().onDataEvent('onMessageEvent', callback);
    await world.events(values.map((each, i) => message(i + 1, each)));
    equal(callback.told, values);
});

check('rule16_aMessageStaysInItsContext', async () => {
    const home = await started();
    const card = await bound();
    const told = {home: recorder(), card: recorder()};
    home.api().onDataEvent('onMessageEvent', told.home);
    card.api('i-1').onDataEvent('onMessageEvent', told.card);
    const inCard = route => ({senderScope: 'INTERACTION', senderInteractionId: 'i-1', ...route});
    for (const world of [home, card]) {
        await world.events(message(1, 'home'), message(2, 'card', inCard({})),
            message(3, 'other card', inCard({senderInteractionId: 'i-2'})),
            message(4, 'all, from home', {everywhere: true}), message(5, 'all, from card', inCard({everywhere: true})),
            message(6, 'from the runtime', {senderScope: 'RUNTIME'}),
            message(7, 'all, from the runtime', {senderScope: 'RUNTIME', everywhere: true}));
    }
    equal([told.home.told, told.card.told], [
        ['home', 'all, from home', 'all, from card', 'all, from the runtime'],
        ['card', 'all, from home', 'all, from card', 'all, from the runtime']]);
});

check('rule16_theSenderDoesNotHearItselfButItsOtherInstancesDo', async () => {
    const home = await started();
    const card = await bound();
    const told = {home: recorder(), card: recorder()};
    home.api().onDataEvent('onMessageEvent', told.home);
    card.api().onDataEvent('onMessageEvent', told.card);
    for (const world of [home, card]) {
        await world.events(message(1, 'x', {senderId: 'me', everywhere: true}));
    }
    equal([told.home.told, told.card.told], [[], ['x']]);
});

check('rule16_anAddressedMessageReachesTheAddresseeUnderBothNames', async () => {
    const told = [];
    for (const widgetId of ['me', 'somebody-else']) {
        const world = await started({context: {widgetId}});
        ['onMessageEvent', 'onMessageEvent:me'].forEach(name =>
            world.api().onDataEvent(name, data => told.push([widgetId, name, data])));
        await world.events(message(1, 'x', {widgetId: 'me'}), message(2, 'x', {widgetId: 'me'}, 'onMessageEvent:me'));
        equal(world.reports('unknown-event'), [], 'the addressed name is no unknown one');
    }
    equal(told, [['me', 'onMessageEvent', 'x'], ['me', 'onMessageEvent:me', 'x']]);
});

check('rule16_aMessageThatASourceAddressesToAnInteractionStaysThere', async () => {
    const told = [];
    for (const world of [await started(), await bound()]) {
        world.api().onDataEvent('onMessageEvent', data => told.push(data));
        await world.events(value('onMessageEvent', 1, 'workspace'), value('onMessageEvent', 2, 'i-1', 'i-1'),
            value('onMessageEvent', 3, 'i-2', 'i-2'));
    }
    equal(told, ['workspace', 'workspace', 'i-1']);
});

check('rule16_whatHasNoJsonFormIsNotSent', async () => {
    const world = await started();
    const endless = {};
    endless.self = endless;
    let thrown = null;
    try {
        world.api().sendMessage(endless);
    } catch (error) {
        thrown = error;
    }
    await world.settle();
    truthy(thrown instanceof world.window.TypeError, 'a TypeError');
    equal(world.sentOf('message'), []);
});

check('rule17_everySampleOfThePageArrivesAsItWasSent', async () => {
    const names = window.Widgetry.catalogue.map(row => row.name)
        .filter(name => !['onCardFocusedEvent', 'onMessageEvent', 'onSSOTokenRefreshEvent'].includes(name));
    const world = await bound();
    const texts = {};
    const sent = {};
    let sequence = 0;
    for (const name of names) {
        sent[name] = JSON.stringify(await (await fetch(`/payloads/${name}.json`)).json());
        world.api('i-1').onDataEvent(name, data => { texts[name] = JSON.stringify(data); });
        await world.events({...value(name, ++sequence, null, 'i-1'), payload: JSON.parse(sent[name])});
    }
    equal(names.length, 20, 'samples');
    equal(Object.entries(texts), Object.entries(sent), 'with the order of their keys');
});

check('rule17_unknownFieldsOddKeysAndIdsOfAnyFormPass', async () => {
    const world = await started({context: {interactionId: '00142'}});
    const odd = JSON.parse('{"Agent ID":"007","$$hashKey":"object:1","__proto__":{"x":1},"constructor":2,"z":1,"a":{"":null}}');
    let text = '';
    world.api('00142').onDataEvent('onContextDataEvent', data => { text = JSON.stringify(data); });
    await world.events(value('onContextDataEvent', 1, odd, '00142'));
    equal(text, JSON.stringify(odd));
    equal(world.api('00142').getInteractionId(), '00142');
});

check('rule18_characterLimitsArePassedOn', async () => {
    const world = await bound();
    const limits = [{data: {type: 'SMS_MAX_CHAR', value: 160}, type: 'CLIENT_VALIDATION'}];
    const callback = recorder();
    world.api('i-1').onDataEvent('onContextDataEvent', callback);
    await world.events(value('onContextDataEvent', 1, {clientValidation: limits}, 'i-1'));
    equal(callback.told, [{clientValidation: limits}]);
    world.api('i-1').sendChatMessage('x'.repeat(500));
    await world.settle();
    equal(world.sentOf('action')[0].arguments.text.length, 500, 'keeping them is the business of the widget');
});

check('rule19_markupInPayloadsStaysText', async () => {
    const world = await started();
    const markup = '<img src=x onerror="parent.hit=1"><script>parent.hit=1</' + 'script>';
    const callback = recorder();
    world.api().onDataEvent('onNavigationEvent', callback);
    const before = world.window.document.documentElement.outerHTML;
    await world.events(value('onNavigationEvent', 1, {name: markup, widgets: [markup]}));
    await turns();
    equal(callback.told, [{name: markup, widgets: [markup]}]);
    equal([world.window.document.documentElement.outerHTML === before, window.hit], [true, undefined]);
});
