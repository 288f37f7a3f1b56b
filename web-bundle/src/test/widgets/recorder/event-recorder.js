/* An entry of the list for each callback: the event's name, whether it was replayed, and the payload as JSON. */
const EVENTS = ['onAgentStateEvent', 'onAnyInteractionEndedEvent', 'onAnyInteractionEvent', 'onCapabilitiesEvent',
    'onCardFocusedEvent', 'onChannelStatusUpdateEvent', 'onContextDataEvent', 'onCustomCardEndedEvent',
    'onEmailAttachmentUploadEvent', 'onInteractionEndedEvent', 'onInteractionEvent', 'onInteractionTabChange', 'onMediaEvent',
    'onMediaMessageEvent', 'onMessageEvent', 'onNavigationEvent', 'onParticipantsAdded', 'onRequestServicesEvent',
    'onResourceAcquiredEvent', 'onResourceReleasedEvent', 'onSSOTokenRefreshEvent', 'onTeamMemberEvent', 'onUserTypingEvent'];

class EventRecorder extends HTMLElement {
    connectedCallback() {
        const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        const list = document.createElement('ol');
        list.className = 'log';
        this.append(list);
        for (const name of EVENTS) {
            api.onDataEvent(name, data => {
                const entry = document.createElement('li');
                entry.dataset.event = name;
                entry.dataset.sequence = api.getCurrentEvent().sequence;
                entry.dataset.replayed = api.getCurrentEvent().replayed;
                entry.textContent = JSON.stringify(data);
                list.append(entry);
            });
        }
    }
}

customElements.define('event-recorder', EventRecorder);
