// At script load, before any element exists: an object of the Home context.
const home = window.WS.widgetAPI();

class PlainCard extends HTMLElement {
    connectedCallback() {
        this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.innerHTML = '<h2 class="title">no interaction</h2><p class="state"></p><p class="agent"></p>'
            + '<p class="events">0</p><button class="accept">Accept</button><p class="reason"></p>';
        this.events = 0;
        this.api.onDataEvent('onInteractionEvent', call => this.show('.title', call.title, '.state', call.state));
        home.onDataEvent('onAgentStateEvent', agent => this.show('.agent', agent.currentState));
        this.querySelector('.accept').onclick = () => this.api.acceptInteraction()
            .then(() => this.show('.reason', 'accepted'), refusal => this.show('.reason', refusal.message));
    }

    disconnectedCallback() {
        this.api.removeAllDataEvents();
        home.removeAllDataEvents();
    }

    show(...parts) {
        for (let i = 0; i < parts.length; i += 2) {
            this.querySelector(parts[i]).textContent = parts[i + 1];
        }
        this.querySelector('.events').textContent = ++this.events;
    }
}

customElements.define('plain-card', PlainCard);
