import {LitElement, css, html} from 'lit';

export class LitCard extends LitElement {
    static properties = {
        interactionId: {type: String, attribute: 'interactionid'},
        call: {state: true},
        agent: {state: true},
        events: {state: true},
        reason: {state: true}
    };

    static styles = css`
        h2 { margin: 0; color: rgb(20, 110, 60); }
    `;

    constructor() {
        super();
        this.events = 0;
    }

    connectedCallback() {
        super.connectedCallback();
        this.api = window.WS.widgetAPI(this.interactionId);
        this.api.onDataEvent('onInteractionEvent', call => {
            this.call = call;
            this.events++;
        });
        this.api.onDataEvent('onAgentStateEvent', agent => {
            this.agent = agent;
            this.events++;
        });
    }

    disconnectedCallback() {
        super.disconnectedCallback();
        this.api.removeAllDataEvents();
    }

    async accept() {
        try {
            await this.api.acceptInteraction();
            this.reason = 'accepted';
        } catch (refusal) {
            this.reason = refusal.message;
        }
    }

    render() {
        return html`
            <h2 class="title">${this.call?.title ?? 'no interaction'}</h2>
            <p class="state">${this.call?.state}</p>
            <p class="agent">${this.agent?.currentState}</p>
            <p class="events">${this.events}</p>
            <button class="accept" @click=${this.accept}>Accept</button>
            <p class="reason">${this.reason}</p>`;
    }
}

customElements.define('lit-card', LitCard);
