/**
 * The Widget API in a browser. What the payloads mean, field by field, stands in docs/events.md.
 *
 * A widget calls `window.WS.widgetAPI(interactionId)`, with the value of its element's attribute `interactionid`, or
 * without an argument for the Home context. Getters answer synchronously, inside a callback as of the event that is being
 * delivered. Every callback and getter is given a copy of its own.
 */

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Fields that a source sends beyond those that are named here. */
interface Open {
    [field: string]: any;
}

/** What may be done now, each capability named as on the wire. */
export interface Capabilities extends Open {
    canSetReady?: boolean;
    canSetNotReady?: boolean;
    canSetAfterContactWork?: boolean;
    canLogin?: boolean;
    canLogout?: boolean;
    canAccept?: boolean;
    canEnd?: boolean;
    canHold?: boolean;
    canUnhold?: boolean;
    canConsult?: boolean;
    canCompleteACW?: boolean;
    canSetDispositionCode?: boolean;
    canSetWorkCode?: boolean;
    canSendMessage?: boolean;
}

export interface AgentState extends Open {
    resourceStates?: { [channel: string]: ResourceState };
    currentState?: string;
    previousState?: string;
    capabilities?: Capabilities;
    lastStateChangeTime?: string;
    originStates?: { [origin: string]: OriginState };
    reasonCode?: string;
    type?: string;
}

export interface ResourceState extends Open {
    state?: string;
    stateReason?: string;
    capabilities?: Capabilities;
    resourceAddress?: string;
    providerId?: string;
}

export interface OriginState extends Open {
    origin?: string;
    state?: string;
    stateReason?: string;
    reasonCode?: string;
    lastStateChangeTime?: string;
    capabilities?: Capabilities;
}

export interface Interaction extends Open {
    id: string;
    workRequestId?: string;
    externalInteractionId?: string;
    channel?: string;
    /** ALERTING, ACTIVE, HELD, or another; never "ENDED". */
    state?: string;
    stateReason?: string;
    interactionType?: string;
    title?: string;
    topic?: string;
    topicId?: string;
    skill?: string;
    skillId?: string;
    direction?: string;
    isCustomerInteraction?: boolean;
    isWebRtcCall?: boolean;
    userToUserInfo?: string;
    isConsult?: boolean;
    workCode?: string;
    originatingAddress?: string;
    destinationAddress?: string;
    contactId?: string;
    capabilities?: Capabilities;
    intrinsics?: Open;
    attributes?: Open;
}

export interface CardFocus extends Open {
    /** Absent where nothing is in focus. */
    context?: { id?: string; workRequestId?: string } & Open;
}

export interface ChannelStatus extends Open {
    name: string;
    notReadyIcon?: string;
    ready?: boolean;
    readyIcon?: string;
    reasonCode?: string;
}

export interface ContextEntry extends Open {
    type?: string;
    data?: Open | string;
    description?: string;
    id?: string;
}

export interface ContextData extends Open {
    interactionId?: string;
    clientValidation?: ContextEntry[];
    customerDetails?: ContextEntry[];
    customerHistory?: ContextEntry[];
    contextStore?: ContextEntry[];
    campaignScripts?: ContextEntry[];
    cobrowse?: ContextEntry[];
    fromAddresses?: ContextEntry[];
    pagePushUrl?: ContextEntry[];
    screenPop?: ContextEntry[];
    suggestedPhrase?: ContextEntry[];
    'Agent ID'?: string;
    'Station ID'?: string;
    textDir?: string;
}

export interface CustomCard extends Open {
    id?: string;
    widgetId?: string;
    title?: string;
    summary?: string;
    state?: string;
    channel?: string;
    titleTooltip?: string;
    cardButtons?: any[];
    icon?: string;
    iconTooltip?: string;
    color?: string;
    /** Milliseconds since 1970. */
    establishedTime?: number;
    updatableTimer?: boolean;
    updateTimestamp?: number;
    countdownTimer?: boolean;
    countdownDuration?: number;
    panelButtons?: any[];
    interactionData?: Open;
    focusOnCreated?: boolean;
    menuTimeout?: number;
    customShortcuts?: any[];
    disableDefaultTabActivation?: boolean;
    isTimerDisabled?: boolean;
    legTitleIcon?: string;
    legTitleTooltip?: string;
}

export interface EmailAttachments extends Open {
    attachments?: ({
        partId?: string;
        mimeType?: string;
        name?: string;
        size?: number;
        address?: string;
        parentId?: string;
    } & Open)[];
}

/** Some sources write type, name, address, others participantType, participantName, participantAddress. */
export interface Participant extends Open {
    type?: string;
    participantType?: string;
    subtype?: string;
    name?: string;
    participantName?: string;
    address?: string;
    participantAddress?: string;
    muted?: boolean;
    isSelf?: boolean;
}

export interface MediaMessage extends Open {
    messageId?: string;
    interactionMediaId?: string;
    subject?: string;
    /** HTML in it is untrusted. */
    body?: string | ({ text?: string } & Open);
    arrivalDate?: string;
    lastModifiedDate?: string;
    receivedFrom?: Participant;
    messageEvent?: any;
    flags?: { read?: boolean; sensitivity?: string; importance?: string } & Open;
    parts?: any[];
    sendTo?: any[];
    type?: string;
    chatMessageEvent?: { subject?: string; participants?: Participant[]; chatEventType?: string } & Open;
    read?: boolean;
    sensitivity?: string;
    importance?: string;
}

export interface Media extends Open {
    interactionId?: string;
    messages?: MediaMessage[];
    participants?: Participant[];
}

export interface Navigation extends Open {
    id?: string;
    name?: string;
    tooltip?: string;
    /** Markup in text: untrusted, never to be rendered as markup. */
    widgets?: string[];
    layout?: number;
    iconUri?: string;
    roles?: string[];
}

export interface Service extends Open {
    id?: string;
    name?: string;
}

export interface Resource extends Open {
    channel?: string;
    state?: string;
    stationId?: string;
    agentId?: string;
    providerId?: string;
}

export interface TeamMember extends Open {
    userHandle: string;
    state?: string;
    isConnected?: boolean;
    isMonitored?: boolean;
    isNew?: boolean;
    isSelf?: boolean;
    lastName?: string;
    lastStateChangeTime?: string | null;
    resourceAddress?: string;
    stateReason?: string;
    type?: string;
    capabilities?: Capabilities;
    interactions?: ({
        id?: string;
        state?: string;
        channel?: string;
        direction?: string;
        created?: string;
        establishedTime?: string;
        topic?: string;
        isCustomerInteraction?: boolean;
        originatingAddress?: string;
        destinationAddress?: string;
        workRequestId?: string;
        capabilities?: Capabilities;
        isObserved?: boolean;
    } & Open)[];
    channels?: ({
        id?: string;
        channelType?: string;
        state?: string;
        stateReason?: string;
        reasonCode?: string;
        providerName?: string;
        capabilities?: Capabilities;
    } & Open)[];
}

export interface UserTyping extends Open {
    interactionId?: string;
    sensitivity?: string;
    participant?: Participant;
}

/** Of each event of the catalogue, what its callbacks are given. */
export interface EventPayloads {
    onAgentStateEvent: AgentState;
    onAnyInteractionEndedEvent: Interaction;
    onAnyInteractionEvent: Interaction;
    onCapabilitiesEvent: Capabilities;
    onCardFocusedEvent: CardFocus;
    onChannelStatusUpdateEvent: ChannelStatus;
    /** Requires an interaction. */
    onContextDataEvent: ContextData;
    onCustomCardEndedEvent: CustomCard;
    /** Requires an interaction. */
    onEmailAttachmentUploadEvent: EmailAttachments;
    /** Requires an interaction. */
    onInteractionEndedEvent: Interaction;
    /** Requires an interaction. */
    onInteractionEvent: Interaction;
    /** true: the mentor's tab. */
    onInteractionTabChange: boolean;
    /** Requires an interaction. */
    onMediaEvent: Media;
    /** Requires an interaction. */
    onMediaMessageEvent: MediaMessage;
    onMessageEvent: any;
    onNavigationEvent: Navigation;
    /** Requires an interaction. */
    onParticipantsAdded: Participant[];
    onRequestServicesEvent: Service[];
    onResourceAcquiredEvent: Resource;
    onResourceReleasedEvent: Resource;
    /** Only for widgets that were granted the token. */
    onSSOTokenRefreshEvent: string | Open;
    onTeamMemberEvent: TeamMember;
    onUserTypingEvent: UserTyping;
}

export interface Code {
    code: string;
    friendlyName: string;
}

export interface ClientDetails {
    agentId: string;
    displayName: string;
    firstName: string;
    lastName: string;
}

export interface Configuration extends Open {
    /** Absent unless the widget was granted it. */
    token?: string | Open;
    user: { id: string; displayName: string } & Open;
    userProfileDetailsList: { defaultResource: { address: string } }[];
}

/** About the event whose callback is running. */
export interface CurrentEvent {
    name: string;
    interactionId: string | null;
    /** Its number in the agent's workspace. */
    sequence: number;
    /** RFC 3339. */
    time: string;
    /** Whether it is the state as it already was when the callback was added. */
    replayed: boolean;
}

export interface Email extends Open {
    to: string[];
    cc?: string[];
    bcc?: string[];
    from?: string;
    subject?: string;
    message?: string;
    type?: string;
}

export type NotificationType = 'info' | 'warning' | 'error';

/** Resolved when the source has done it; rejected with an Error whose message is the reason why nothing happened. */
export type Action = Promise<void>;

/** An object of `widgetAPI`. A method that is not listed is never missing: it returns a rejected promise. */
export interface WidgetAPI {
    // Events
    /**
     * Subscribes. To a state event's callback the current value is told at once, before this returns. A name outside the
     * catalogue is accepted.
     */
    onDataEvent<E extends keyof EventPayloads>(event: E, callback: (data: EventPayloads[E]) => void): void;
    onDataEvent(event: string, callback: (data: any) => void): void;
    /** Removes this object's callbacks for an event. */
    removeDataEvent(event: string): void;
    /** Removes all of this object's callbacks; an argument is ignored. */
    removeAllDataEvents(event?: string): void;
    /** About the event whose callback is running; null outside of callbacks. Not part of the page's API. */
    getCurrentEvent(): CurrentEvent | null;

    // Messages
    /** To the other widgets in the same context, or to one of them. */
    sendMessage(data: any, widgetId?: string): void;
    /** To every other widget instance of the agent. */
    sendMessageToAnyWidget(data: any): void;

    // Getters
    /** The last onCapabilitiesEvent; an empty object before the first. */
    getCapabilities(): Capabilities;
    getConfiguration(): Configuration;
    getClientDetails(): ClientDetails;
    /** What the manifest of the widget with this element says of it; null if there is none. */
    getMetadata(elementName: string): Open | null;
    /** null in the Home context. */
    getInteractionId(): string | null;
    /** null in the Home context, or while nothing is known. */
    getInteractionData(): Interaction | null;
    getAllInteractions(): Interaction[];
    getWorkCardCount(): number;
    getTeamData(): { team: TeamMember[] };
    getOrigins(): string[];
    getDispositionCodes(channel?: string): Code[];
    getWorkCodes(channel?: string): Code[];
    getAdditionalWorkCodes(): Code[];
    getNotReadyReasonCodes(): Code[];

    // Actions on the agent
    setAgentReady(): Action;
    setAgentNotReady(code?: string): Action;
    setAgentACW(): Action;
    startWork(): Action;
    startWorkNotReady(): Action;
    finishWork(): Action;
    additionalWork(code: string, origin?: string): Action;

    // Actions on an interaction: on this object's own unless another is named
    acceptInteraction(interactionId?: string): Action;
    endInteraction(interactionId?: string): Action;
    holdInteraction(interactionId?: string): Action;
    unholdInteraction(interactionId?: string): Action;
    /** Completes after-contact work. */
    finishInteraction(interactionId?: string): Action;
    completeConference(interactionId?: string): Action;
    completeTransfer(interactionId?: string): Action;
    endConsult(interactionId?: string): Action;
    consult(address: string, uui?: string, interactionId?: string, clid?: string): Action;
    singleStepTransfer(address: string, interactionId?: string, clid?: string): Action;
    singleStepTransferToService(serviceId: string, interactionId?: string): Action;
    singleStepConference(address: string, interactionId?: string): Action;
    startVoiceInteraction(number: string, clid?: string): Action;
    sendDTMF(digits: string, interactionId?: string): Action;
    setDispositionCode(code: string, interactionId?: string): Action;
    setWorkCode(code: string, interactionId?: string): Action;
    setTransferToServicesList(services: { id: string; name: string }[], interactionId?: string): Action;

    // Media
    sendChatMessage(text: string, interactionId?: string): Action;
    sendRichMediaMessage(body: any, type: string, interactionId?: string): Action;
    validateRichMediaMessage(body: any, type: string): boolean;
    insertMessageResponse(text: string, interactionId?: string): Action;
    insertContentIntoEmailBody(html: string, interactionId?: string): Action;
    sendEmailMessage(email: Email, interactionId?: string): Action;
    removeEmailAttachment(attachmentId: string, interactionId?: string): Action;
    reportChatTyping(typing?: boolean, interactionId?: string): Action;

    // The desktop
    sendNotification(text: string, type?: NotificationType): Action;
    /** The older order. */
    sendNotification(type: NotificationType, text: string): Action;
    createCustomCard(card: CustomCard): Action;
    updateCustomCard(card: CustomCard): Action;
    deleteCustomCard(cardId: string): Action;
    createCustomStatePanel(panel: Open): Action;
    updateCustomStatePanel(panel: Open): Action;
    deleteCustomStatePanel(panelId: string): Action;
    setFocus(interactionId?: string): Action;
    forceReload(): Action;
    unregister(): Action;
}

declare global {
    interface Window {
        WS: {
            /** An API object bound to an interaction, or without an argument (or with null) to the Home context. */
            widgetAPI(interactionId?: string | null): WidgetAPI;
        };
    }
}
