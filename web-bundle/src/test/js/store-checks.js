/* The page's copy of the state, as the desktop uses it. */
'use strict';

check('theStoreHoldsWhatTheStreamSaid', async () => {
    const store = new window.Widgetry.Store();
    equal([store.signedIn, store.sequence, store.interactions, store.capabilities, store.agentState], [false, 0, [], {}, null]);
    store.load(snapshotOf(4, [value('onAgentStateEvent', 1, READY), ...bothNames(2, INTERACTION)], ['i-1']));
    store.apply(value('onContextDataEvent', 5, {a: 1}, 'i-1'));
    store.apply(value('onMediaEvent', 6, {b: 1}, 'i-9'));
    store.apply(value('onCardFocusedEvent', 7, {context: {id: 'i-1'}}));
    store.apply(value('onInteractionTabChange', 8, false));
    store.apply(value('onRequestServicesEvent', 9, [{id: 's'}]));
    equal([store.agentId, store.signedIn, store.sequence], ['600008', true, 9]);
    equal(store.interactions, [
        {interactionId: 'i-1', since: '2026-11-22T09:00:00Z', afterContactWork: false, data: INTERACTION, context: {a: 1}, media: null},
        {interactionId: 'i-9', since: '2026-11-22T09:00:00Z', afterContactWork: false, data: null, context: null, media: {b: 1}}]);
    equal([store.focus, store.tab, store.services, store.origins, store.navigation],
        [{context: {id: 'i-1'}}, false, [{id: 's'}], ['AXP', 'ELITE'], null]);
});

check('theStoreTellsOfAfterContactWorkAndOfTheClosing', async () => {
    const store = new window.Widgetry.Store();
    store.load(snapshotOf(0, [], ['i-1']));
    bothNames(1, INTERACTION, true).forEach(event => store.apply(event));
    equal(store.interaction('i-1').afterContactWork, true);
    equal([store.closed('i-1'), store.closed('i-1'), store.interaction('i-1'), store.values], [true, false, null, []]);
    equal(store.apply(value('onMediaEvent', 3, {}, 'i-1')), null, 'an event after the closing');
    equal(store.interactions, []);
});

check('rule6_whatTheStoreGivesOutNeverChanges', async () => {
    const store = new window.Widgetry.Store();
    store.load(snapshotOf(0, [], ['i-1']));
    store.apply(value('onInteractionEvent', 1, {id: 'i-1', state: 'ALERTING', attributes: {a: [1]}}, 'i-1'));
    const [before, list] = [store.interaction('i-1'), store.interactions];
    const event = store.apply(value('onInteractionEvent', 2, {id: 'i-1', state: 'ACTIVE'}, 'i-1'));
    equal([before.data.state, list[0].data.state, store.interaction('i-1').data.state], ['ALERTING', 'ALERTING', 'ACTIVE']);
    truthy(Object.isFrozen(before.data.attributes.a) && Object.isFrozen(list) && Object.isFrozen(event), 'frozen to the leaves');
});

check('theStoreLeavesOutWhatItContainsAndTheMaskedToken', async () => {
    const store = new window.Widgetry.Store();
    store.load(snapshotOf(5, []));
    equal([store.apply(value('onAcmeEvent', 5, 1)), store.apply(value('onSSOTokenRefreshEvent', 6, '***')), store.sequence],
        [null, null, 6]);
    equal(store.apply(value('onAcmeEvent', 7, 1)), {...value('onAcmeEvent', 7, 1), interactionId: null, replayed: false});
    equal(store.values, []);
});

check('aNewSessionBeginsAnew', async () => {
    const store = new window.Widgetry.Store();
    store.load(snapshotOf(900, [value('onNavigationEvent', 5, {})], ['i-1']));
    store.closed('i-1');
    store.load(snapshotOf(1, [], ['i-1']));
    equal([store.navigation, store.interactions.length, store.apply(value('onMediaEvent', 2, {}, 'i-1')) !== null], [null, 1, true]);
});
