/*
 * What happens in a contact centre: steps for given() and when(). Without an interaction's id they are about the interaction
 * that was spoken of last, and what they do not say of it stays as it was.
 */
import {EVENTS} from './catalogue.mjs';
import {samples} from './samples.mjs';

/** The interaction that a script is about unless it says otherwise: that of the catalogue's samples. */
export const INTERACTION = EVENTS.onInteractionEvent.sample.id;

/** An interaction is told of; immutable, each method gives another one. */
class InteractionStep {
    constructor(interactionId, sample) {
        this.interactionId = interactionId;
        this.sample = sample;
    }

    id(interactionId) { return new InteractionStep(interactionId, this.sample); }
    alerting() { return this.in('ALERTING'); }
    active() { return this.in('ACTIVE'); }
    held() { return this.in('HELD'); }
    in(state) { return this.with('state', state); }
    with(path, value) { return new InteractionStep(this.interactionId, this.sample.with(path, value)); }
    without(...paths) { return new InteractionStep(this.interactionId, this.sample.without(...paths)); }

    /** Grants what actions need: allowing('canHold'). */
    allowing(...capabilities) {
        return capabilities.reduce((step, name) => step.with('capabilities.' + name, true), this);
    }

    play(stage) {
        stage.interaction = this.interactionId;
        this.sample.play(stage);
    }
}

const step = play => ({play});

export const anInteraction = channel => new InteractionStep(INTERACTION, samples.interaction().with('channel', channel));
export const aVoiceInteraction = () => anInteraction('VOICE');
export const aChat = () => anInteraction('WEBCHAT');
export const anEmail = () => anInteraction('EMAIL');

/** A field of the current interaction changes. */
export function theInteractionTells(path, value) {
    samples.interaction().with(path, value); // refuses what does not exist, where it is written
    return step(stage => {
        const told = stage.told();
        if (told === null) {
            throw new Error(`nothing was told of the interaction ${stage.interaction} yet, or it has ended: begin with an`
                + ' interaction, such as given(aVoiceInteraction().active())');
        }
        stage.publish('onInteractionEvent', stage.interaction, samples.interaction().payload(told).withExtra(path, value).value);
    });
}

export const theAgentAccepts = () => theInteractionTells('state', 'ACTIVE');
export const theAgentHolds = () => theInteractionTells('state', 'HELD');
export const theAgentResumes = () => theInteractionTells('state', 'ACTIVE');

/** From here on the script is about another interaction. */
export const theInteraction = id => step(stage => {
    stage.interaction = String(id);
});

const ending = afterContactWork => ({
    play: stage => stage.end(afterContactWork),
    /** It lives on until theAgentFinishes(). */
    intoAfterContactWork: () => ending(true)
});

export const theCustomerHangsUp = () => ending(false);
export const theAgentHangsUp = () => ending(false);
export const theAgentFinishes = () => step(stage => stage.closeInteraction());

export const theAgentSignsIn = () => samples.agentState();
export const theAgentSignsOut = () => samples.agentState().with('currentState', 'LOGGED_OUT');
export const theAgentIs = state => samples.agentState().with('currentState', state);

/** Another widget in the same context sends a message (rule 16). */
export const anotherWidgetSends = data => step(stage => stage.message(data, {}));

/** Another widget sends a message to every widget of the agent. */
export const anotherWidgetSendsToAny = data => step(stage => stage.message(data, {everywhere: true}));

/** Another widget in the same context sends a message to this widget alone. */
export const anotherWidgetSendsToThisOne = data => step(stage => stage.message(data, {toThis: true}));

/** From now on the source refuses an action; without this it carries out all of them. */
export const theSourceRefuses = (action, reason) => step(stage => stage.refuse(action, String(reason)));
export const theSourceCarriesOut = action => step(stage => stage.refuse(action, null));

/** Any event, also one outside the catalogue (rule 4). */
export const event = (name, payload) => step(stage =>
    stage.publish(name, EVENTS[name] && EVENTS[name].bound ? stage.interaction : null, payload));
