/* The test kit for browser widgets, tested: the same checks in Chromium and in Node, which bring the module along. */

export function checksOf({begin, INTERACTION, samples, steps}) {
    const {aVoiceInteraction, aChat, theAgentHolds, theCustomerHangsUp, theAgentFinishes, theAgentSignsIn, theAgentSignsOut,
        anotherWidgetSends, anotherWidgetSendsToAny, anotherWidgetSendsToThisOne, theSourceRefuses, theSourceCarriesOut,
        theInteraction, theInteractionTells, event} = steps;

    function equal(actual, expected) {
        const [one, other] = [actual, expected].map(value => JSON.stringify(value));
        if (one !== other) {
            throw new Error(`expected ${other}, but was ${one}`);
        }
    }

    async function fails(part, code) {
        try {
            await code();
        } catch (thrown) {
            if (!String(thrown).includes(part)) {
                throw new Error(`expected "${part}", but was "${thrown}"`);
            }
            return;
        }
        throw new Error(`did not fail with "${part}"`);
    }

    function recorder(api, ...events) {
        const told = [];
        events.forEach(name => api.onDataEvent(name, payload => told.push([name, payload])));
        return told;
    }

    const bound = options => begin({interactionId: INTERACTION, ...options});

    return {
        async anUpdateIsToldUnderBothNamesAndItsEndTooBeforeTheWidgetCloses() {
            const widget = await bound();
            const told = recorder(widget.api(INTERACTION), 'onInteractionEvent', 'onAnyInteractionEvent',
                'onInteractionEndedEvent', 'onAnyInteractionEndedEvent');
            await widget.given(aVoiceInteraction().active());
            await widget.when(theAgentHolds(), theCustomerHangsUp());
            equal(told.map(([name, payload]) => [name, payload.state]), [
                ['onInteractionEvent', 'ACTIVE'], ['onAnyInteractionEvent', 'ACTIVE'],
                ['onInteractionEvent', 'HELD'], ['onAnyInteractionEvent', 'HELD'],
                ['onInteractionEndedEvent', 'HELD'], ['onAnyInteractionEndedEvent', 'HELD']]);
            widget.end();
        },

        async whoSubscribesLateIsToldTheState() {
            const widget = await bound();
            await widget.given(aVoiceInteraction().active().with('title', 'Stella Pavlova'), theAgentSignsIn());
            const told = recorder(widget.api(INTERACTION), 'onInteractionEvent', 'onAgentStateEvent');
            equal(told.map(([name]) => name), ['onInteractionEvent', 'onAgentStateEvent']);
            equal(widget.api(INTERACTION).getInteractionData().title, 'Stella Pavlova');
            widget.end();
        },

        async afterContactWorkLastsUntilTheAgentFinishes() {
            const widget = await bound();
            await widget.given(aVoiceInteraction().active());
            await widget.when(theCustomerHangsUp().intoAfterContactWork());
            equal(widget.api().getWorkCardCount(), 1);
            await widget.when(theAgentFinishes());
            equal(widget.api().getWorkCardCount(), 0);
            await fails('nothing was told of the interaction', () => widget.when(theAgentHolds()));
            widget.end();
        },

        async anotherInteractionIsNotTheWidgetsOwn() {
            const widget = await bound();
            const told = recorder(widget.api(INTERACTION), 'onInteractionEvent', 'onContextDataEvent');
            await widget.given(aVoiceInteraction().active());
            await widget.when(aChat().id('chat-1').active(), samples.contextData());
            equal(told.length, 1);
            await widget.when(theInteraction(INTERACTION), samples.contextData().with('customerDetails.0.data.name', 'Josh Davis'));
            equal(told[1][1].interactionId, INTERACTION);
            equal(told[1][1].customerDetails[0].data.name, 'Josh Davis');
            widget.end();
        },

        async messagesAreHeardAndRecorded() {
            const widget = await bound({widgetId: 'me'});
            const told = recorder(widget.api(INTERACTION), 'onMessageEvent', 'onMessageEvent:me');
            await widget.given(aVoiceInteraction());
            widget.then.sentNothing();
            await widget.when(anotherWidgetSends({n: 1}), anotherWidgetSendsToAny(null), anotherWidgetSendsToThisOne([2]));
            equal(told, [['onMessageEvent', {n: 1}], ['onMessageEvent', null], ['onMessageEvent', [2]], ['onMessageEvent:me', [2]]]);

            const api = widget.api(INTERACTION);
            api.sendMessage({hello: 'all'});
            widget.then.sent({hello: 'all'});
            api.sendMessage('you', 'team-board');
            widget.then.sentTo('team-board', 'you');
            api.sendMessageToAnyWidget([1, null]);
            widget.then.sentToAny([1, null]);
            equal(widget.then.messages.length, 3);
            await fails('[1, null] to every widget of the agent', () => widget.then.sent([1, null]));
            await fails('sent [', () => widget.then.sentNothing());
            widget.end();
        },

        async actionsAreCarriedOutWhereTheCapabilitiesAllowThem() {
            const widget = await bound();
            await widget.given(aVoiceInteraction().active().allowing('canHold'));
            const api = widget.api(INTERACTION);
            await api.holdInteraction();
            widget.then.askedFor('holdInteraction', {}).askedFor('holdInteraction');
            await fails('endInteraction needs the interaction\'s capability canEnd', () => api.endInteraction());
            await fails('setAgentReady needs the agent\'s capability canSetReady', () => api.setAgentReady());
            equal(widget.then.actions, [{name: 'holdInteraction', interactionId: INTERACTION, arguments: {}}]);
            await fails('for [holdInteraction]', () => widget.then.askedFor('endInteraction'));
            await fails('asked the source for', () => widget.then.askedForNothing());

            await widget.given(theSourceRefuses('holdInteraction', 'the line is gone'));
            await fails('the line is gone', () => api.holdInteraction());
            await widget.given(theSourceCarriesOut('holdInteraction'), theAgentSignsIn(),
                samples.capabilities().with('canSetReady', true));
            await api.holdInteraction();
            await api.setAgentReady();
            equal(widget.then.actions.length, 4);
            widget.end();
        },

        async aCallbackThatThrowsFailsTheTestUnlessItIsExpected() {
            const widget = await bound();
            widget.api(INTERACTION).onDataEvent('onMessageEvent', text => {
                throw new RangeError(text);
            });
            await widget.given(aVoiceInteraction(), anotherWidgetSends('as told'));
            widget.then.threw(RangeError).sentNothing();
            await fails('no callback of the widget threw', () => widget.then.threw());
            await widget.when(anotherWidgetSends('again'));
            await fails('RangeError: again', () => widget.then.sentNothing());
            await widget.when(anotherWidgetSends('once more'));
            await fails('which is not what was expected', () => widget.then.threw(TypeError));
            await widget.when(anotherWidgetSends('at last'));
            await fails('RangeError: at last', () => widget.end());
        },

        async subscriptionsAndDiagnosesAreTold() {
            const widget = await begin();
            await widget.given(theAgentSignsIn());
            recorder(widget.api(), 'onAgentStateEvent', 'onInteractionEvent');
            await widget.settle();
            widget.then.subscribesTo('onInteractionEvent', 'onAgentStateEvent').diagnosed('requires an interaction');
            await fails('not to [onAgentStateEvent]', () => widget.then.subscribesTo('onAgentStateEvent'));
            await fails('is not diagnosed', () => widget.then.diagnosed('something else'));
            widget.end();
        },

        async nothingIsToldAfterTheAgentSignedOut() {
            const widget = await begin();
            const told = recorder(widget.api(), 'onAgentStateEvent');
            await widget.when(theAgentSignsIn(), theAgentSignsOut(), theAgentSignsIn());
            equal(told.map(([, payload]) => payload.currentState), ['NOT_READY', 'LOGGED_OUT']);
            widget.end();
        },

        async theTokenIsForThoseWhoWereGrantedIt() {
            const told = [];
            for (const options of [{}, {token: 'first'}]) {
                const widget = await begin(options);
                const own = recorder(widget.api(), 'onSSOTokenRefreshEvent');
                await widget.when(samples.ssoTokenRefresh());
                told.push(own.map(([, token]) => token.token || token));
                widget.end();
            }
            equal(told, [[], ['first', samples.ssoTokenRefresh().value.token]]);
        },

        async eachTestBeginsAnew() {
            for (let i = 0; i < 2; i++) {
                const widget = await begin();
                const told = recorder(widget.api(), 'onAgentStateEvent');
                equal(told.length, 0);
                await widget.when(theAgentSignsIn());
                equal(told.length, 1);
                widget.end();
            }
        },

        async anEventOutsideTheCatalogueIsTold() {
            const widget = await begin();
            const told = recorder(widget.api(), 'acme.wallboard');
            await widget.when(event('acme.wallboard', {calls: 3}));
            equal(told, [['acme.wallboard', {calls: 3}]]);
            widget.end();
        },

        async samplesAreVariedAndRefuseWhatIsMistyped() {
            equal(Object.keys(samples).length, 23);
            equal(samples.interaction().without('title').with('intrinsics.any key', 1).value.intrinsics, {'any key': 1});
            equal(samples.participantsAdded().without('1').with('0.name', 'x').value.map(each => each.name), ['x']);
            equal(samples.interactionTabChange().payload(false).value, false);
            equal(samples.interaction().withExtra('acme.tier', 'gold').value.acme, {tier: 'gold'});
            await fails('has no field "sate"; did you mean "state"?', () => samples.interaction().with('sate', 'HELD'));
            await fails('did you mean "name"?', () => samples.contextData().with('customerDetails.0.data.nmae', 'x'));
            await fails('did you mean "channel"?', () => theInteractionTells('chanel', 'SMS'));
            await fails('nothing in a single value', () => samples.interaction().with('state.code', 1));
            await fails('must be a place in a list', () => samples.contextData().with('customerDetails.x', 1));
            await fails('there is no "nothing" to leave out', () => samples.interaction().without('nothing'));
            await fails('did you mean "interactionId"?', () => begin({interactionID: 'x'}));
            await fails('this is no step', async () => (await begin()).when('theAgentHolds'));
        }
    };
}

export async function run(checks) {
    const results = [];
    for (const [name, body] of Object.entries(checks)) {
        try {
            await body();
            results.push({name, failure: null});
        } catch (thrown) {
            results.push({name, failure: String(thrown && thrown.stack || thrown)});
        }
    }
    return results;
}
