/* Interaction scope: rules 7 to 9, 11 to 14, and what follows a gap. */
'use strict';

const BOUND_EVENTS = ['onContextDataEvent', 'onEmailAttachmentUploadEvent', 'onInteractionEndedEvent', 'onInteractionEvent',
    'onMediaEvent', 'onMediaMessageEvent', 'onParticipantsAdded'];

check('rule7_whatRequiresAnInteractionReachesOnlyApiObjectsBoundToIt', async () => {
    const world = await bound();
    const told = {own: [], other: [], home: []};
    for (const name of BOUND_EVENTS) {
        world.api('i-1').onDataEvent(name, () => told.own.push(name));
        world.api('i-2').onDataEvent(name, () => told.other.push(name));
        world.api().onDataEvent(name, () => told.home.push(name));
    }
    await world.events(BOUND_EVENTS.map((name, i) => value(name, i + 1, {}, 'i-1')), value('onMediaEvent', 8, {}, 'i-2'),
        value('onMediaEvent', 9, {}));
    equal(told, {own: BOUND_EVENTS, other: ['onMediaEvent'], home: []});
});

check('rule7_theReplayKeepsToTheInteractionToo', async () => {
    const world = await bound();
    await world.events(value('onContextDataEvent', 1, {interactionId: 'i-1'}, 'i-1'),
        value('onContextDataEvent', 2, {interactionId: 'i-2'}, 'i-2'));
    const [own, home] = [recorder(), recorder()];
    world.api('i-1').onDataEvent('onContextDataEvent', own);
    world.api().onDataEvent('onContextDataEvent', home);
    equal([own.told, home.told], [[{interactionId: 'i-1'}], []]);
});

check('rule7_onHomeThereIsNoExceptionButADiagnosis', async () => {
    const world = await started();
    [undefined, null, ''].forEach(none => world.api(none).onDataEvent('onMediaEvent', () => fail('told')));
    await world.events(value('onMediaEvent', 1, {}, 'i-1'));
    const reports = world.reports('unknown-event');
    equal(reports.length, 1, 'diagnoses, said once');
    truthy(reports[0].text.startsWith('onMediaEvent requires an interaction'), reports[0].text);
});

check('rule8_whatConcernsTheWorkspaceReachesHomeAndEveryInteraction', async () => {
    const world = await bound();
    const told = [];
    for (const id of [undefined, 'i-1', 'i-2']) {
        for (const name of ['onAnyInteractionEvent', 'onAgentStateEvent', 'onUserTypingEvent']) {
            world.api(id).onDataEvent(name, () => told.push(name + '@' + id));
        }
    }
    await world.events(value('onAnyInteractionEvent', 1, OTHER, 'i-2'), value('onAgentStateEvent', 2, {}),
        value('onUserTypingEvent', 3, {interactionId: 'i-2'}, 'i-2'));
    equal(told, ['onAnyInteractionEvent', 'onAgentStateEvent', 'onUserTypingEvent']
        .flatMap(name => [undefined, 'i-1', 'i-2'].map(id => name + '@' + id)));
});

check('rule9_oneFactIsToldUnderBothNamesEachOnce', async () => {
    const world = await bound();
    const told = [];
    const api = world.api('i-1');
    ['onAnyInteractionEvent', 'onInteractionEvent', 'onAnyInteractionEndedEvent', 'onInteractionEndedEvent']
        .forEach(name => api.onDataEvent(name, data => told.push([name, data.state])));
    await world.events(bothNames(1, INTERACTION), bothNames(3, {...INTERACTION, state: 'ACTIVE'}, true));
    equal(told, [['onInteractionEvent', 'ALERTING'], ['onAnyInteractionEvent', 'ALERTING'],
        ['onInteractionEndedEvent', 'ACTIVE'], ['onAnyInteractionEndedEvent', 'ACTIVE']]);
});

check('rule11_theWidgetEndsWithItsInteraction', async () => {
    const world = await bound();
    const callback = recorder();
    world.api().onDataEvent('onAgentStateEvent', callback);
    world.post({type: 'closed', interactionId: 'i-2'});
    await world.events(value('onAgentStateEvent', 1, {n: 1}));
    world.post({type: 'closed', interactionId: 'i-1'});
    await world.events(value('onAgentStateEvent', 2, {n: 2}));
    equal([callback.told, world.closedHook], [[{n: 1}], 1]);
});

check('rule12_theEndIsToldFirstAndTheInstanceLivesOnInAfterContactWork', async () => {
    const world = await bound();
    const told = [];
    const api = world.api('i-1');
    ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent', 'onContextDataEvent']
        .forEach(name => api.onDataEvent(name, () => told.push([name, api.getWorkCardCount()])));
    await world.events(bothNames(1, INTERACTION, true), value('onContextDataEvent', 3, {}, 'i-1'));
    equal(told, [['onInteractionEndedEvent', 1], ['onAnyInteractionEndedEvent', 1], ['onContextDataEvent', 1]]);
    equal(world.closedHook, 0, 'it lives on');
    world.post({type: 'closed', interactionId: 'i-1'});
    await world.settle();
    equal(world.closedHook, 1, 'it ends with the closing');
});

check('rule12_noEventOfAnInteractionFollowsItsClosing', async () => {
    const world = await started({snapshot: snapshotOf(0, [], ['i-1'])});
    const [any, own] = [recorder(), recorder()];
    await world.events(bothNames(1, INTERACTION), value('onContextDataEvent', 3, {}, 'i-1'));
    world.post({type: 'closed', interactionId: 'i-1'});
    await world.settle();
    world.api().onDataEvent('onAnyInteractionEvent', any);
    ['onInteractionEvent', 'onContextDataEvent', 'onAgentStateEvent'].forEach(name => world.api('i-1').onDataEvent(name, own));
    await world.events(bothNames(4, INTERACTION), value('onUserTypingEvent', 6, {}, 'i-1'), value('onAgentStateEvent', 7, {}));
    equal([any.told, own.told], [[], [{}]], 'only what concerns the workspace is told');
    equal([world.api().getWorkCardCount(), world.api('i-1').getInteractionData()], [0, null]);
});

check('rule12_theLastStateIsThereWhileTheWidgetIsRemoved', async () => {
    const world = await bound();
    const api = world.api('i-1');
    let seen = null;
    world.hooks.close = () => { seen = [api.getInteractionData(), api.getWorkCardCount()]; };
    await world.events(bothNames(1, INTERACTION), bothNames(3, INTERACTION, true));
    world.post({type: 'closed', interactionId: 'i-1'});
    await world.settle();
    equal(seen, [INTERACTION, 1]);
});

check('rule13_unknownStatesChannelsAndTypesPass', async () => {
    const world = await bound();
    const odd = {id: 'i-1', state: 'PARKED', channel: 'HOLOGRAM', interactionType: 'TELEPATHY', more: [1, null]};
    const callback = recorder();
    world.api('i-1').onDataEvent('onInteractionEvent', callback);
    world.api('i-1').onDataEvent('onInteractionEndedEvent', callback);
    await world.events(bothNames(1, odd), bothNames(3, odd, true));
    equal(callback.told, [odd, odd]);
});

check('rule14_inAConferenceTheConsultLegEndsAndTheCustomersInteractionGoesOn', async () => {
    const world = await bound();
    const [own, any] = [recorder(), recorder()];
    const leg = {id: 'leg', state: 'ACTIVE', interactionType: 'CONSULTING'};
    const api = world.api('i-1');
    api.onDataEvent('onInteractionEndedEvent', own);
    api.onDataEvent('onAnyInteractionEndedEvent', any);
    await world.events(bothNames(1, INTERACTION), bothNames(3, leg), bothNames(5, leg, true));
    world.post({type: 'closed', interactionId: 'leg'});
    await world.settle();
    equal([own.told, any.told, api.getAllInteractions(), world.closedHook], [[], [leg], [INTERACTION], 0]);
});

check('rule5_afterAGapTheStateThatWasMissedIsToldAndNothingTwice', async () => {
    const world = await bound();
    const told = [];
    const api = world.api('i-1');
    ['onAgentStateEvent', 'onInteractionEvent', 'onNavigationEvent'].forEach(name =>
        api.onDataEvent(name, data => told.push([name, data.n, api.getCurrentEvent().replayed])));
    await world.events(value('onAgentStateEvent', 1, {n: 1}), value('onNavigationEvent', 2, {n: 2}));
    world.post({type: 'snapshot', snapshot: snapshotOf(9, [value('onNavigationEvent', 2, {n: 2}),
        value('onInteractionEvent', 7, {id: 'i-1', n: 7}, 'i-1'), value('onAgentStateEvent', 9, {n: 9})], ['i-1'])});
    await world.events(value('onAgentStateEvent', 9, {n: 9}), value('onAgentStateEvent', 10, {n: 10}));
    equal(told, [['onAgentStateEvent', 1, false], ['onNavigationEvent', 2, false], ['onInteractionEvent', 7, true],
        ['onAgentStateEvent', 9, true], ['onAgentStateEvent', 10, false]]);
});

check('rule12_anEndThatWasMissedInAGapIsToldBeforeTheInstanceEnds', async () => {
    const world = await bound();
    const told = [];
    const api = world.api('i-1');
    ['onInteractionEndedEvent', 'onAnyInteractionEndedEvent'].forEach(name =>
        api.onDataEvent(name, data => told.push([name, data, world.closedHook])));
    await world.events(bothNames(1, INTERACTION));
    world.post({type: 'snapshot', snapshot: snapshotOf(9, [], [])});
    await world.settle();
    equal(told, [['onInteractionEndedEvent', INTERACTION, 0], ['onAnyInteractionEndedEvent', INTERACTION, 0]]);
    equal(world.closedHook, 1);
});
