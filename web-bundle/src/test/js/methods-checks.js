/* The methods of the API object: getters, actions, and what the page does not know. */
'use strict';

const METHODS = ['onDataEvent', 'removeDataEvent', 'removeAllDataEvents', 'getCapabilities', 'sendMessage',
    'sendMessageToAnyWidget', 'getConfiguration', 'getClientDetails', 'getMetadata', 'getInteractionId', 'getInteractionData',
    'getAllInteractions', 'getWorkCardCount', 'getTeamData', 'getOrigins', 'getDispositionCodes', 'getWorkCodes',
    'getAdditionalWorkCodes', 'getNotReadyReasonCodes', 'validateRichMediaMessage'];
const ACTIONS = ['setAgentReady', 'setAgentNotReady', 'setAgentACW', 'startWork', 'startWorkNotReady', 'finishWork',
    'additionalWork', 'acceptInteraction', 'endInteraction', 'holdInteraction', 'unholdInteraction', 'finishInteraction',
    'completeConference', 'completeTransfer', 'endConsult', 'consult', 'singleStepTransfer', 'singleStepTransferToService',
    'singleStepConference', 'startVoiceInteraction', 'sendDTMF', 'setDispositionCode', 'setWorkCode',
    'setTransferToServicesList', 'sendChatMessage', 'sendRichMediaMessage', 'insertMessageResponse',
    'insertContentIntoEmailBody', 'sendEmailMessage', 'removeEmailAttachment', 'reportChatTyping', 'sendNotification',
    'createCustomCard', 'updateCustomCard', 'deleteCustomCard', 'createCustomStatePanel', 'updateCustomStatePanel',
    'deleteCustomStatePanel', 'setFocus', 'forceReload', 'unregister'];

const CONFIGURATION = {
    clientDetails: {agentId: '600008', displayName: 'Six Hundred', firstName: 'Six', lastName: 'Hundred'},
    configuration: {user: {id: '600008', displayName: 'Six Hundred'}, userProfileDetailsList: [{defaultResource: {address: '600008'}}]},
    codes: {
        notReady: [{code: '700', friendlyName: 'Lunch'}], additionalWork: [{code: '3', friendlyName: 'Form'}],
        disposition: {'': [{code: '1', friendlyName: 'Done'}], VOICE: [{code: '2', friendlyName: 'Called'}]},
        work: {'': [{code: '9', friendlyName: 'Work'}]}
    },
    metadata: {'my-card': {name: 'My card', version: '1.0.0'}}
};

async function action(call, interactionId = null) {
    const world = await started({context: {interactionId}});
    call(world.api(interactionId));
    await world.settle();
    const {name, args, arguments: named, interactionId: of} = world.sentOf('action')[0];
    return {name, args, named, of};
}

check('everyMethodOfThePageIsThere', async () => {
    const world = await started();
    const api = world.api();
    equal(METHODS.filter(name => typeof api[name] !== 'function'), []);
    for (const name of ACTIONS) {
        truthy(api[name]() instanceof world.window.Promise, name + ' returns a promise');
    }
    await world.settle();
    equal(world.sentOf('action').map(each => each.name), ACTIONS);
    equal(world.reports('unknown-method'), []);
});

check('widgetApiWorksBeforeAnyElementExistsAndWithNew', async () => {
    const world = await realm();
    equal(world.window.document.body.children.length, 0);
    const api = new world.window.WS.widgetAPI('i-1');
    equal([api.getInteractionId(), api.getAllInteractions(), api.getWorkCardCount(), api.getTeamData(), api.getOrigins(),
        api.getInteractionData(), api.getConfiguration(), api.getWorkCodes()], ['i-1', [], 0, {team: []}, [], null, {}, []]);
});

check('gettersAnswerFromThePagesCopy', async () => {
    const world = await bound({configuration: CONFIGURATION, snapshot: snapshotOf(20, [
        value('onTeamMemberEvent', 2, {userHandle: 'ann'}), value('onAgentStateEvent', 3, READY),
        ...bothNames(5, INTERACTION), ...bothNames(7, OTHER)], ['i-2', 'i-1', 'i-3'])});
    const api = world.api('i-1');
    equal(api.getClientDetails(), CONFIGURATION.clientDetails);
    equal(api.getConfiguration(), CONFIGURATION.configuration);
    equal(api.getInteractionId(), 'i-1');
    equal(api.getInteractionData(), INTERACTION);
    equal(api.getAllInteractions(), [OTHER, INTERACTION], 'in the order in which they appeared');
    equal(api.getWorkCardCount(), 3, 'with the one of which only the id is known');
    equal(api.getTeamData(), {team: [{userHandle: 'ann'}]});
    equal(api.getOrigins(), ['AXP', 'ELITE']);
    equal([world.api().getInteractionId(), world.api().getInteractionData()], [null, null], 'on Home');
});

check('codesAreToldForAChannelOrForAll', async () => {
    const api = (await started({configuration: CONFIGURATION})).api();
    const names = codes => codes.map(each => each.friendlyName);
    equal([api.getDispositionCodes(), api.getDispositionCodes('VOICE'), api.getDispositionCodes('SMS'),
        api.getDispositionCodes('constructor'), api.getWorkCodes('VOICE'), api.getAdditionalWorkCodes(),
        api.getNotReadyReasonCodes()].map(names), [['Done'], ['Called'], ['Done'], ['Done'], ['Work'], ['Form'], ['Lunch']]);
});

check('metadataIsFoundByTheNameOfTheElement', async () => {
    const api = (await started({configuration: CONFIGURATION})).api();
    equal([api.getMetadata('my-card'), api.getMetadata('<my-card></my-card>'), api.getMetadata('MY-CARD')].map(each => each.name),
        ['My card', 'My card', 'My card']);
    equal([api.getMetadata('other'), api.getMetadata(), api.getMetadata('toString')], [null, null, null]);
});

check('actionsOnAnInteractionDefaultToTheObjectsOwn', async () => {
    equal(await action(api => api.acceptInteraction(), 'i-1'), {name: 'acceptInteraction', args: [], named: {}, of: 'i-1'});
    equal((await action(api => api.acceptInteraction('i-2'), 'i-1')).of, 'i-2');
    equal((await action(api => api.acceptInteraction(null), 'i-1')).of, 'i-1');
    equal((await action(api => api.acceptInteraction('i-2'))).of, 'i-2');
    equal((await action(api => api.acceptInteraction())).of, null);
    equal((await action(api => api.setDispositionCode('5'), 'i-1')),
        {name: 'setDispositionCode', args: ['5'], named: {code: '5'}, of: 'i-1'});
    equal((await action(api => api.setWorkCode('5', 'i-2'), 'i-1')),
        {name: 'setWorkCode', args: ['5', 'i-2'], named: {code: '5'}, of: 'i-2'});
});

check('argumentsAreNamedInThePagesOrder', async () => {
    equal(await action(api => api.consult('1003', 'uui', 'i-2', '99'), 'i-1'),
        {name: 'consult', args: ['1003', 'uui', 'i-2', '99'], named: {address: '1003', uui: 'uui', clid: '99'}, of: 'i-2'});
    equal(await action(api => api.consult('1003'), 'i-1'), {name: 'consult', args: ['1003'], named: {address: '1003'}, of: 'i-1'});
    equal(await action(api => api.singleStepTransfer('1003', undefined, '99'), 'i-1'),
        {name: 'singleStepTransfer', args: ['1003', null, '99'], named: {address: '1003', clid: '99'}, of: 'i-1'});
    equal((await action(api => api.setAgentNotReady('700'), 'i-1')), {name: 'setAgentNotReady', args: ['700'], named: {code: '700'}, of: null});
    equal((await action(api => api.additionalWork('3', 'AXP'))).named, {code: '3', origin: 'AXP'});
    equal((await action(api => api.startVoiceInteraction('+123', '99'), 'i-1')),
        {name: 'startVoiceInteraction', args: ['+123', '99'], named: {number: '+123', clid: '99'}, of: null});
    equal((await action(api => api.setTransferToServicesList([{id: '1', name: 'Sales'}]), 'i-1')).named,
        {services: [{id: '1', name: 'Sales'}]});
    equal((await action(api => api.sendEmailMessage({to: ['a@b'], cc: [], subject: 's'}), 'i-1')).named,
        {email: {to: ['a@b'], cc: [], subject: 's'}});
});

check('anActionIsResolvedOrRejectedWithItsReason', async () => {
    const world = await bound();
    const api = world.api('i-1');
    const [done, refused, mute] = [api.holdInteraction(), api.holdInteraction(), api.endInteraction()];
    await world.settle();
    const ids = world.sentOf('action').map(each => each.id);
    world.post({type: 'result', id: ids[1], done: false, reason: 'canHold is not granted now'},
        {type: 'result', id: ids[0], done: true, reason: ''}, {type: 'result', id: ids[2], done: false},
        {type: 'result', id: 999, done: true});
    equal(await done, undefined);
    const thrown = await rejection(refused);
    truthy(thrown instanceof world.window.Error, 'an Error of the widget');
    equal([thrown.message, (await rejection(mute)).message], ['canHold is not granted now', 'refused without a reason']);
});

check('aRefusalThatNobodyWaitsForIsNoUnhandledRejection', async () => {
    const world = await bound();
    let unhandled = 0;
    world.window.addEventListener('unhandledrejection', event => {
        unhandled++;
        event.preventDefault();
    });
    world.api('i-1').endInteraction();
    world.api('i-1').doesNotExist();
    await world.settle();
    world.post({type: 'result', id: world.sentOf('action')[0].id, done: false, reason: 'no'});
    await world.settle();
    await turns(20);
    equal(unhandled, 0);
});

check('argumentsWithoutAJsonFormAreRefused', async () => {
    const world = await bound();
    const endless = {};
    endless.self = endless;
    equal((await rejection(world.api('i-1').createCustomCard(endless))).message,
        'createCustomCard: its arguments have no JSON form');
    equal(world.sentOf('action'), []);
});

check('notificationsComeInTwoOrders', async () => {
    const sent = async (...args) => (await action(api => api.sendNotification(...args))).named;
    equal(await sent('Saved', 'info'), {text: 'Saved', type: 'info'});
    equal(await sent('error', 'It failed'), {text: 'It failed', type: 'error'});
    equal(await sent('error', 'warning'), {text: 'error', type: 'warning'});
    equal(await sent('Saved'), {text: 'Saved', type: 'info'});
    equal(await sent('Saved', 'loudly'), {text: 'Saved', type: 'info'});
});

check('richMediaIsValidatedAtOnce', async () => {
    const api = (await started()).api();
    equal([api.validateRichMediaMessage('Hello', 'TEXT'), api.validateRichMediaMessage('{"a":1}', 'CARD'),
        api.validateRichMediaMessage({a: 1}, 'CARD'), api.validateRichMediaMessage('{"a":', 'CARD'),
        api.validateRichMediaMessage('', 'TEXT'), api.validateRichMediaMessage({}, 'CARD'), api.validateRichMediaMessage('x'),
        api.validateRichMediaMessage(null, 'TEXT'), api.validateRichMediaMessage(7, 'TEXT')],
    [true, true, true, false, false, false, false, false, false]);
});

check('anUnknownMethodIsRejectedAndReportedAndNeverMissing', async () => {
    const world = await started();
    const api = world.api();
    equal(api.makeCoffee === api.makeCoffee, true);
    const refusals = [await rejection(api.makeCoffee('black')), await rejection(api.makeCoffee())];
    equal(refusals.map(each => each.message), Array(2).fill('makeCoffee is no method of the Widget API'));
    await world.settle();
    equal(world.reports('unknown-method').map(each => each.text), ['makeCoffee is no method of the Widget API']);
});

check('anApiObjectCanBeAwaitedAndWrittenAsJson', async () => {
    const world = await started();
    const api = world.api();
    equal((await api) === api, true);
    equal([api.then, api.toJSON, api.$$typeof, api._internal, api.ngOnDestroy, api[Symbol.iterator]].map(each => typeof each),
        Array(6).fill('undefined'));
    equal(JSON.stringify(api), '{}');
    await world.settle();
    equal(world.reports('unknown-method'), []);
});

check('aSecondStartIsIgnored', async () => {
    const world = await started({context: {widgetId: 'me', interactionId: 'i-1'}, snapshot: snapshotOf(3, [value('onNavigationEvent', 1, {n: 1})])});
    await world.start({snapshot: snapshotOf(0, [])});
    const callback = recorder();
    world.api().onDataEvent('onNavigationEvent', callback);
    equal(callback.told, [{n: 1}]);
});

check('messagesOfAnUnknownTypeAreIgnored', async () => {
    const world = await started();
    world.post(null, 7, 'x', {type: 'toString'}, {type: 'constructor'}, {type: '__proto__'}, {});
    await world.settle();
    equal(world.reports('error'), []);
});

check('aChangedConfigurationIsAnsweredFromThenOn', async () => {
    const world = await started({configuration: CONFIGURATION});
    world.post({type: 'configuration', configuration: {...CONFIGURATION, metadata: {'new-card': {name: 'New'}}}});
    await world.settle();
    equal([world.api().getMetadata('my-card'), world.api().getMetadata('new-card')], [null, {name: 'New'}]);
});
