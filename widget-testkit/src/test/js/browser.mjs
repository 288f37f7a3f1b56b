/* Runs the checks in a browser, and those that need a page: a sample widget with the element that it defines. */
import * as kit from '/kit/widget-testkit.mjs';
import {checksOf, run} from './checks.mjs';

const {begin, INTERACTION, samples, steps} = kit;
const {aVoiceInteraction, theCustomerHangsUp} = steps;

function equal(actual, expected) {
    if (JSON.stringify(actual) !== JSON.stringify(expected)) {
        throw new Error(`expected ${JSON.stringify(expected)}, but was ${JSON.stringify(actual)}`);
    }
}

const withPage = {
    async aSampleWidgetShowsAndSaysWhatItShould() {
        const widget = await begin({interactionId: INTERACTION, configuration: {clientDetails: {displayName: 'Name Steve'}}});
        await widget.given(aVoiceInteraction().active(), samples.contextData().with('customerDetails.0.data.name', 'Josh Davis'));
        await import('/widgets/customer-notes/customer-notes.js');
        const card = await widget.insert('<customer-notes></customer-notes>');

        const part = selector => card.shadowRoot.querySelector(selector);
        equal(part('h2').textContent, 'Josh Davis');
        widget.then.sentToAny({type: 'customerNotesWanted', interactionId: INTERACTION})
            .subscribesTo('onMessageEvent', 'onInteractionEvent', 'onContextDataEvent', 'onInteractionEndedEvent');

        part('textarea').value = 'wants a call back';
        part('textarea').dispatchEvent(new Event('input'));
        part('button').click();
        equal(part('li div').textContent, 'wants a call back');
        equal(widget.then.messages.at(-1).data.note.author, 'Name Steve');

        part('textarea').value = 'half a note';
        await widget.when(theCustomerHangsUp());
        widget.then.askedFor('sendNotification', {text: 'A note has not been added yet', type: 'warning'});
        widget.end();
        equal(card.isConnected, false);
    },

    async anElementHasTheAttributesThatWidgetsRead() {
        const widget = await begin({interactionId: INTERACTION, widgetId: 'com.acme.card'});
        await widget.given(aVoiceInteraction().with('workRequestId', 'w-1').with('externalInteractionId', '14221'));
        equal((await widget.insert('x-plain')).outerHTML, `<x-plain widgetid="com.acme.card" interactionid="${INTERACTION}"`
            + ' workrequestid="w-1" externalinteractionid="14221"></x-plain>');
        widget.end();
    }
};

const results = await run({...checksOf(kit), ...withPage});
await fetch('/results', {method: 'POST', body: JSON.stringify(results)});
