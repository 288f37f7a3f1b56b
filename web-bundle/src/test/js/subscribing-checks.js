/* Subscribing: rules 1 to 6, 10, 20 to 24. */
'use strict';

const READY = {currentState: 'READY', originStates: {AXP: {state: 'READY'}, ELITE: {state: 'READY'}}};
const NOT_READY = {currentState: 'NOT_READY', reasonCode: '700'};

check('rule1_severalCallbacksAreCalledInTheOrderInWhichTheyWereAdded', async () => {
    const world = await started();
    const order = [];
    const api = world.api();
    ['a', 'b', 'c'].forEach(name => api.onDataEvent('onAgentStateEvent', () => order.push(name)));
    await world.events(value('onAgentStateEvent', 1, READY), value('onAgentStateEvent', 2, NOT_READY));
    equal(order, ['a', 'b', 'c', 'a', 'b', 'c']);
});

check('rule1_theSameCallbackAddedTwiceIsCalledTwice', async () => {
    const world = await started();
    const callback = recorder();
    const api = world.api();
    api.onDataEvent('onAgentStateEvent', callback);
    api.onDataEvent('onAgentStateEvent', callback);
    await world.events(value('onAgentStateEvent', 1, READY));
    equal(callback.told, [READY, READY]);
});

check('rule1_callbacksOfSeveralApiObjectsAreCalledInTheOrderInWhichTheyWereAdded', async () => {
    const world = await started();
    const order = [];
    const [one, other] = [world.api(), world.api()];
    one.onDataEvent('onAgentStateEvent', () => order.push('one'));
    other.onDataEvent('onAgentStateEvent', () => order.push('other'));
    one.onDataEvent('onAgentStateEvent', () => order.push('one again'));
    await world.events(value('onAgentStateEvent', 1, READY));
    equal(order, ['one', 'other', 'one again']);
});

check('rule2_removeDataEventRemovesOnlyThisApiObjectsCallbacks', async () => {
    const world = await started();
    const [mine, others, elsewhere] = [recorder(), recorder(), recorder()];
    const [one, other] = [world.api(), world.api()];
    one.onDataEvent('onAgentStateEvent', mine);
    one.onDataEvent('onNavigationEvent', elsewhere);
    other.onDataEvent('onAgentStateEvent', others);
    one.removeDataEvent('onAgentStateEvent');
    one.removeDataEvent('neverSubscribedTo');
    await world.events(value('onAgentStateEvent', 1, READY), value('onNavigationEvent', 2, {id: 'tab__1'}));
    equal([mine.told, others.told, elsewhere.told], [[], [READY], [{id: 'tab__1'}]]);
});

check('rule2_aCallbackRemovedByAnEarlierOneIsNotBegun', async () => {
    const world = await started();
    const later = recorder();
    const api = world.api();
    api.onDataEvent('onAgentStateEvent', () => api.removeDataEvent('onAgentStateEvent'));
    api.onDataEvent('onAgentStateEvent', later);
    await world.events(value('onAgentStateEvent', 1, READY), value('onAgentStateEvent', 2, NOT_READY));
    equal(later.told, []);
});

check('rule3_removeAllDataEventsRemovesAllOfThisApiObjectsAndIgnoresItsArgument', async () => {
    const world = await started();
    const [mine, others] = [recorder(), recorder()];
    const [one, other] = [world.api(), world.api()];
    one.onDataEvent('onAgentStateEvent', mine);
    one.onDataEvent('onNavigationEvent', mine);
    other.onDataEvent('onNavigationEvent', others);
    one.removeAllDataEvents('onAgentStateEvent');
    await world.events(value('onAgentStateEvent', 1, READY), value('onNavigationEvent', 2, {id: 'tab__1'}));
    equal([mine.told, others.told], [[], [{id: 'tab__1'}]]);
});

check('rule4_aNameOutsideTheCatalogueIsAcceptedAndDelivered', async () => {
    const world = await started();
    const [custom, inherited] = [recorder(), recorder()];
    world.api().onDataEvent('onAcmeEvent', custom);
    world.api().onDataEvent('constructor', inherited);
    await world.events(value('onAcmeEvent', 1, {any: 'thing'}), value('constructor', 2, 7, 'i-9'));
    equal([custom.told, inherited.told], [[{any: 'thing'}], [7]]);
    equal(world.reports('unknown-event').length, 2, 'diagnoses');
});

check('rule4_namesAreCaseSensitive', async () => {
    const world = await started();
    const wrong = recorder();
    world.api().onDataEvent('onagentstateevent', wrong);
    await world.events(value('onAgentStateEvent', 1, READY));
    equal(wrong.told, []);
});

check('rule4_subscriptionsEndWithTheWidget', async () => {
    const world = await started();
    const callback = recorder();
    world.api().onDataEvent('onAgentStateEvent', callback);
    world.post({type: 'close'});
    await world.events(value('onAgentStateEvent', 1, READY));
    world.api().onDataEvent('onAgentStateEvent', callback);
    await world.events(value('onAgentStateEvent', 2, READY));
    equal(callback.told, []);
    equal(world.closedHook, 1, 'removals');
    equal(world.sentOf('closed').length, 1, 'said that it is closed');
});

check('rule5_theCurrentStateIsToldWithinOnDataEventAndMarkedAsReplayed', async () => {
    const world = await started({snapshot: snapshotOf(7, [value('onAgentStateEvent', 5, READY)])});
    const api = world.api();
    const seen = [];
    api.onDataEvent('onAgentStateEvent', data => seen.push([data.currentState, api.getCurrentEvent()]));
    equal(seen, [['READY', {name: 'onAgentStateEvent', interactionId: null, sequence: 5, time: '2026-11-22T09:00:00Z',
        replayed: true}]], 'told before onDataEvent returned');
    await world.events(value('onAgentStateEvent', 8, NOT_READY));
    equal(seen.map(([state, event]) => [state, event.sequence, event.replayed]),
        [['READY', 5, true], ['NOT_READY', 8, false]]);
    equal(api.getCurrentEvent(), null, 'outside of callbacks');
});

check('rule5_nothingIsMissedOrDoubledAtTheSeam', async () => {
    const world = await started();
    const told = [];
    for (let i = 1; i <= 40; i++) {
        world.post({type: 'event', event: value('onAgentStateEvent', i, {reasonCode: String(i)})});
    }
    await until(() => world.window.WS, 'the API');
    const api = world.api();
    const first = api.getCurrentEvent();
    api.onDataEvent('onAgentStateEvent', data => told.push(Number(data.reasonCode)));
    await world.settle();
    equal(first, null);
    const begin = told.length === 0 ? fail('nothing was told') : told[0];
    equal(told, Array.from({length: 41 - begin}, (_, i) => begin + i));
});

check('rule5_whoSubscribesDuringADeliveryIsToldItOnceByTheReplay', async () => {
    const world = await started();
    const inner = recorder();
    const api = world.api();
    let first = true;
    api.onDataEvent('onAgentStateEvent', () => {
        if (first) {
            first = false;
            world.api().onDataEvent('onAgentStateEvent', inner);
        }
    });
    await world.events(value('onAgentStateEvent', 1, READY), value('onAgentStateEvent', 2, NOT_READY));
    equal(inner.told, [READY, NOT_READY]);
});

check('rule5_subscribedBeforeThePageHoldsTheStateItIsToldAsSoonAsThePageDoes', async () => {
    const world = await realm();
    const callback = recorder();
    world.api().onDataEvent('onAgentStateEvent', callback);
    equal(callback.told, []);
    await world.start({snapshot: snapshotOf(5, [value('onAgentStateEvent', 5, READY)])});
    equal(callback.told, [READY]);
});

check('rule5_occurrencesAreNotRepeated', async () => {
    const world = await bound();
    await world.events(value('onMediaMessageEvent', 1, {body: 'Hi'}, 'i-1'), value('onMessageEvent', 2, 'x'),
        value('onResourceReleasedEvent', 3, {channel: 'VOICE'}), value('onUserTypingEvent', 4, {interactionId: 'i-1'}));
    const callback = recorder();
    ['onMediaMessageEvent', 'onMessageEvent', 'onResourceReleasedEvent', 'onUserTypingEvent']
        .forEach(name => world.api('i-1').onDataEvent(name, callback));
    await world.settle();
    equal(callback.told, []);
});

check('rule5_ofSeveralValuesEachIsReplayedInTheOrderOfTheirNumbers', async () => {
    const world = await started();
    const member = (userHandle, state) => ({userHandle, state, $$hashKey: 'object:1'});
    const voice = {channel: 'VOICE', providerId: 'p'};
    await world.events(
        value('onTeamMemberEvent', 1, member('ann', 'READY')), value('onTeamMemberEvent', 2, member('bob', 'READY')),
        value('onTeamMemberEvent', 3, member('ann', 'NOT_READY')),
        value('onChannelStatusUpdateEvent', 4, {name: 'Chat', ready: false}),
        value('onChannelStatusUpdateEvent', 5, {name: 'Mail', ready: true}),
        value('onResourceAcquiredEvent', 6, voice), value('onResourceAcquiredEvent', 7, {...voice, channel: 'EMAIL'}),
        value('onResourceReleasedEvent', 8, voice),
        bothNames(9, INTERACTION), bothNames(11, OTHER), bothNames(13, {...INTERACTION, state: 'ACTIVE'}));
    const replays = name => {
        const callback = recorder();
        world.api().onDataEvent(name, callback);
        return callback.told;
    };
    equal(replays('onTeamMemberEvent'), [member('bob', 'READY'), member('ann', 'NOT_READY')]);
    equal(world.api().getTeamData().team.map(each => each.userHandle), ['ann', 'bob'], 'the team in its order of appearance');
    equal(replays('onChannelStatusUpdateEvent').map(each => each.name), ['Chat', 'Mail']);
    equal(replays('onResourceAcquiredEvent').map(each => each.channel), ['EMAIL'], 'released ones are not replayed');
    equal(replays('onAnyInteractionEvent').map(each => [each.id, each.state]), [['i-2', 'ACTIVE'], ['i-1', 'ACTIVE']]);
});

check('rule5_falseAndNullAreValuesToo', async () => {
    const world = await started({snapshot: snapshotOf(2, [value('onInteractionTabChange', 1, false)])});
    const callback = recorder();
    world.api().onDataEvent('onInteractionTabChange', callback);
    equal(callback.told, [false]);
});

check('rule6_gettersInACallbackAnswerAsOfTheEvent', async () => {
    const world = await bound();
    const api = world.api('i-1');
    const seen = [];
    api.onDataEvent('onInteractionEvent', data => seen.push([data.state, api.getInteractionData().state,
        api.getAllInteractions().map(each => each.state), api.getWorkCardCount()]));
    api.onDataEvent('onCapabilitiesEvent', data => seen.push([data.canSetReady, api.getCapabilities().canSetReady]));
    await world.events(bothNames(1, INTERACTION), value('onCapabilitiesEvent', 3, {canSetReady: true}),
        bothNames(4, {...INTERACTION, state: 'ACTIVE'}), value('onCapabilitiesEvent', 6, {canSetReady: false}),
        bothNames(7, OTHER));
    equal(seen, [['ALERTING', 'ALERTING', ['ALERTING'], 1], [true, true], ['ACTIVE', 'ACTIVE', ['ACTIVE'], 1],
        [false, false]]);
});

check('rule6_capabilitiesHaveAValueBeforeAnyEventAndEqualTheLastDelivered', async () => {
    const world = await realm();
    equal(world.api().getCapabilities(), {});
    await world.start();
    equal(world.api().getCapabilities(), {});
    const sent = {canSetReady: true, capabilities: {interaction: {canAccept: true}}};
    await world.events(value('onCapabilitiesEvent', 1, sent));
    equal(world.api().getCapabilities(), sent);
});

check('rule10_everyUpdateFiresChangedOrNot', async () => {
    const world = await bound();
    const callback = recorder();
    world.api('i-1').onDataEvent('onInteractionEvent', callback);
    await world.events(bothNames(1, INTERACTION), bothNames(3, INTERACTION), bothNames(5, INTERACTION));
    equal(callback.told, [INTERACTION, INTERACTION, INTERACTION]);
});

check('rule15_loggedOutIsToldBeforeTheWidgetIsClosed', async () => {
    const world = await started();
    const callback = recorder();
    world.api().onDataEvent('onAgentStateEvent', callback);
    world.post({type: 'event', event: value('onAgentStateEvent', 1, {currentState: 'LOGGED_OUT'})}, {type: 'close'});
    await world.settle();
    equal([callback.told, world.closedHook], [[{currentState: 'LOGGED_OUT'}], 1]);
});

check('rule20_theTokenReachesOnlyAWidgetThatWasGrantedIt', async () => {
    const granted = await started({token: 'secret-1', configuration: {configuration: {user: {id: '600008'}}}});
    const refused = await started({configuration: {configuration: {user: {id: '600008'}}}});
    const [told, nothing] = [recorder(), recorder()];
    granted.api().onDataEvent('onSSOTokenRefreshEvent', told);
    refused.api().onDataEvent('onSSOTokenRefreshEvent', nothing);
    equal(told.told, ['secret-1'], 'replayed');
    const masked = value('onSSOTokenRefreshEvent', 1, '***');
    granted.post({type: 'event', event: masked}, {type: 'token', token: 'secret-2'});
    await granted.settle();
    await refused.events(masked);
    equal([told.told, nothing.told], [['secret-1', 'secret-2'], []]);
    equal([granted.api().getConfiguration().token, 'token' in refused.api().getConfiguration()], ['secret-2', false]);
});

check('rule20_aTokenThatIsToldAgainAfterAGapIsNewsOnlyIfItChanged', async () => {
    const world = await started({token: {token: 'secret-1'}});
    const told = recorder();
    world.api().onDataEvent('onSSOTokenRefreshEvent', told);
    world.post({type: 'token', token: {token: 'secret-1'}, again: true}, {type: 'token', token: {token: 'secret-2'}, again: true});
    await world.settle();
    equal(told.told, [{token: 'secret-1'}, {token: 'secret-2'}]);
});

check('rule20_noReportHoldsWhatAnExceptionSays', async () => {
    const world = await started();
    world.api().onDataEvent('onAgentStateEvent', data => {
        throw new Error('customer 4711 at x.js:1:2 ' + data.currentState);
    });
    world.api().onDataEvent('onAgentStateEvent', () => {
        throw 'customer 4711';
    });
    await world.events(value('onAgentStateEvent', 1, READY));
    const texts = world.reports('error').map(report => report.text);
    equal(texts.length, 2, 'reports');
    truthy(/^in the callback of onAgentStateEvent: Error at subscribing-checks\.js:\d+:\d+$/.test(texts[0]), texts[0]);
    equal(texts[1], 'in the callback of onAgentStateEvent: a value of type string');
});

check('rule21_subscribingToWhatTheProductLacksIsDiagnosedAndNotRefused', async () => {
    const world = await started({product: 'AXP_CONNECT'});
    world.api().onDataEvent('onTeamMemberEvent', () => { });
    world.api().onDataEvent('onAgentStateEvent', () => { });
    await world.settle();
    equal(world.reports('unknown-event').map(report => report.text),
        ['onTeamMemberEvent does not exist in the product AXP_CONNECT: it is never told']);
});

check('rule22_eventsAreToldInTheOrderOfTheSequenceAndNoneTwice', async () => {
    const world = await started({snapshot: snapshotOf(2, [value('onAgentStateEvent', 2, READY)])});
    const api = world.api();
    const told = [];
    api.onDataEvent('onAgentStateEvent', () => told.push(api.getCurrentEvent().sequence));
    api.onDataEvent('onAcmeEvent', () => told.push(api.getCurrentEvent().sequence));
    await world.events(value('onAgentStateEvent', 1, READY), value('onAgentStateEvent', 2, READY),
        value('onAcmeEvent', 3, 0), value('onAgentStateEvent', 4, READY), value('onAcmeEvent', 4, 0),
        value('onAcmeEvent', 9, 0));
    equal(told, [2, 3, 4, 9]);
});

check('rule23_aCallbackThatThrowsStopsNoOther', async () => {
    const world = await started({snapshot: snapshotOf(1, [value('onAgentStateEvent', 1, READY)])});
    const after = recorder();
    const api = world.api();
    api.onDataEvent('onAgentStateEvent', () => {
        throw new TypeError('no');
    });
    api.onDataEvent('onAgentStateEvent', after);
    await world.events(value('onAgentStateEvent', 2, NOT_READY));
    equal(after.told, [READY, NOT_READY]);
    equal(world.reports('error').length, 2, 'reports, of the replay and of the event');
});

check('rule23_noCallbackSeesWhatAnotherDidToItsData', async () => {
    const world = await bound();
    const sent = {...INTERACTION, attributes: {vip: true}};
    const later = recorder();
    const api = world.api('i-1');
    api.onDataEvent('onInteractionEvent', data => {
        data.state = 'MINE';
        data.attributes.vip = false;
        data.$$hashKey = 'object:1';
        delete data.title;
    });
    api.onDataEvent('onInteractionEvent', later);
    await world.events(bothNames(1, sent));
    const got = api.getInteractionData();
    got.state = 'MINE TOO';
    api.getAllInteractions()[0].attributes.vip = 0;
    equal([later.told, api.getInteractionData()], [[sent], sent]);
    equal(world.reports('error'), [], 'changing it is no error');
});

check('rule23_reportsAreLimited', async () => {
    const world = await started();
    world.api().onDataEvent('onAcmeEvent', () => {
        throw new Error();
    });
    await world.events(Array.from({length: 1000}, (_, i) => value('onAcmeEvent', i + 1, i)));
    const count = world.reports('error').length;
    truthy(count >= 90 && count <= 130, count + ' reports');
});

check('rule24_afterTheCloseNothingThatTheWidgetDoesHasAnEffect', async () => {
    const world = await bound();
    const api = world.api('i-1');
    const settled = [];
    const done = result => settled.push(result);
    api.holdInteraction().then(done, done);
    await world.settle();
    const call = world.sentOf('action')[0];
    world.post({type: 'close'}, {type: 'result', id: call.id, done: true});
    await world.settle();
    api.sendMessage('x');
    api.sendMessageToAnyWidget('x');
    const refusal = await rejection(api.endInteraction());
    await world.settle();
    await turns();
    equal(settled, [], 'what waited for a result is not entered again');
    equal(refusal.message, "endInteraction: the widget's context is closed");
    equal([world.sentOf('message').length, world.sentOf('action').length], [0, 1]);
});

check('rule24_whatIsRemovedIsToldNothingMeanwhile', async () => {
    const world = await started({snapshot: snapshotOf(1, [value('onAgentStateEvent', 1, READY)])});
    const late = recorder();
    world.hooks.close = () => world.api().onDataEvent('onAgentStateEvent', late);
    world.post({type: 'close'});
    await world.settle();
    equal(late.told, []);
});

check('theDesktopIsToldWhatAWidgetListensTo', async () => {
    const world = await started();
    const api = world.api();
    api.onDataEvent('onAgentStateEvent', () => { });
    api.onDataEvent('onAgentStateEvent', () => { });
    api.onDataEvent('onAcmeEvent', () => { });
    await world.settle();
    api.removeDataEvent('onAgentStateEvent');
    await world.settle();
    equal(world.sentOf('subscriptions').map(message => message.events), [['onAgentStateEvent', 'onAcmeEvent'], ['onAcmeEvent']]);
});

check('aCallbackThatIsNoFunctionIsReportedAndNotThrown', async () => {
    const world = await started();
    world.api().onDataEvent('onAgentStateEvent');
    await world.events(value('onAgentStateEvent', 1, READY));
    equal(world.reports('error').map(report => report.text), ['onDataEvent(onAgentStateEvent): its callback is no function']);
});
