/** Tests a browser widget with any test runner, in a browser or in Node. See widget-testkit.mjs. */
import type {WidgetAPI} from './widget-api';

export type Json = null | boolean | number | string | Json[] | {[key: string]: Json};

/** Something that happens: of `steps`, a sample, or a test's own. */
export interface Step {
    play(stage: Stage): void;
}

/** Where steps happen. */
export interface Stage {
    /** Which interaction the script is about now. */
    interaction: string;
    readonly agent: string;
    /** What was last told of the current interaction; null if nothing was, or it has ended. */
    told(): {[field: string]: any} | null;
    publish(event: string, interactionId: string | null, payload: unknown): void;
    end(afterContactWork: boolean): void;
    closeInteraction(): void;
    message(data: unknown, route: {everywhere?: boolean; toThis?: boolean}): void;
    refuse(action: string, reason: string | null): void;
}

/** A payload of the catalogue to vary, and the step that publishes it. Immutable. */
export interface Sample extends Step {
    readonly event: string;
    /** The payload, a copy. */
    readonly value: any;
    /** Sets a field that the event has; a mistyped one is an error that names the nearest. */
    with(path: string, value: unknown): Sample;
    /** Sets a field that need not be in the catalogue. */
    withExtra(path: string, value: unknown): Sample;
    without(...paths: string[]): Sample;
    /** Takes another payload altogether. */
    payload(value: unknown): Sample;
}

export interface InteractionStep extends Step {
    id(interactionId: string): InteractionStep;
    alerting(): InteractionStep;
    active(): InteractionStep;
    held(): InteractionStep;
    in(state: string): InteractionStep;
    with(path: string, value: unknown): InteractionStep;
    without(...paths: string[]): InteractionStep;
    /** Grants what actions need: allowing('canHold'). */
    allowing(...capabilities: string[]): InteractionStep;
}

export interface EndStep extends Step {
    intoAfterContactWork(): EndStep;
}

export type SampleName = 'agentState' | 'anyInteractionEnded' | 'anyInteraction' | 'capabilities' | 'cardFocused'
    | 'channelStatusUpdate' | 'contextData' | 'customCardEnded' | 'emailAttachmentUpload' | 'interactionEnded' | 'interaction'
    | 'interactionTabChange' | 'media' | 'mediaMessage' | 'message' | 'navigation' | 'participantsAdded' | 'requestServices'
    | 'resourceAcquired' | 'resourceReleased' | 'ssoTokenRefresh' | 'teamMember' | 'userTyping';

export const samples: Readonly<Record<SampleName, () => Sample>>;

/** The interaction that a script is about unless it says otherwise. */
export const INTERACTION: string;

export namespace steps {
    const INTERACTION: string;
    function anInteraction(channel: string): InteractionStep;
    function aVoiceInteraction(): InteractionStep;
    function aChat(): InteractionStep;
    function anEmail(): InteractionStep;
    function theInteractionTells(path: string, value: unknown): Step;
    function theAgentAccepts(): Step;
    function theAgentHolds(): Step;
    function theAgentResumes(): Step;
    function theInteraction(id: string): Step;
    function theCustomerHangsUp(): EndStep;
    function theAgentHangsUp(): EndStep;
    function theAgentFinishes(): Step;
    function theAgentSignsIn(): Sample;
    function theAgentSignsOut(): Sample;
    function theAgentIs(state: string): Sample;
    function anotherWidgetSends(data: unknown): Step;
    function anotherWidgetSendsToAny(data: unknown): Step;
    function anotherWidgetSendsToThisOne(data: unknown): Step;
    function theSourceRefuses(action: string, reason: string): Step;
    function theSourceCarriesOut(action: string): Step;
    function event(name: string, payload: unknown): Step;
}

export interface Message {
    data: Json;
    to: string | null;
    everywhere: boolean;
}

export interface Action {
    name: string;
    interactionId: string | null;
    arguments: {[name: string]: Json};
}

/** Assertions: each throws an error that says what was instead. */
export interface Then {
    readonly messages: Message[];
    readonly actions: Action[];
    readonly reports: {kind: string; text: string}[];
    sent(data: unknown): Then;
    sentTo(widgetId: string, data: unknown): Then;
    sentToAny(data: unknown): Then;
    sentNothing(): Then;
    askedFor(action: string, named?: {[name: string]: unknown}): Then;
    askedForNothing(): Then;
    subscribesTo(...events: string[]): Then;
    diagnosed(part: string): Then;
    threw(typeOrText?: string | (new (...args: any[]) => unknown)): Then;
    noFailure(): void;
}

export interface Script {
    /** window.WS.widgetAPI. */
    api(interactionId?: string | null): WidgetAPI;
    given(...steps: Step[]): Promise<Script>;
    when(...steps: Step[]): Promise<Script>;
    settle(): Promise<void>;
    /** Inserts a widget's element as the desktop does. */
    insert(markup: string): Promise<HTMLElement>;
    readonly then: Then;
    end(): void;
}

export interface Options {
    /** The interaction whose widget it is; left out, it is on Home. */
    interactionId?: string | null;
    widgetId?: string;
    /** For a page that is not this one, such as jsdom's. */
    window?: unknown;
    configuration?: {configuration?: unknown; clientDetails?: unknown; codes?: unknown; metadata?: unknown};
    /** The single-sign-on token; left out, the widget was not granted it. */
    token?: unknown;
    product?: 'axp' | 'axp-connect';
}

export function begin(options?: Options): Promise<Script>;
