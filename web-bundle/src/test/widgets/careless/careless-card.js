class CarelessCard extends HTMLElement {
    connectedCallback() {
        const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.innerHTML = '<p class="events">0</p><button class="timer">Throw in a timer</button>'
            + '<button class="promise">Reject a promise</button>';
        const events = this.querySelector('.events');
        for (const name of ['onAgentStateEvent', 'onAnyInteractionEvent', 'onInteractionEvent']) {
            api.onDataEvent(name, data => {
                data.nothing.at.all;
            });
            api.onDataEvent(name, () => {
                events.textContent = Number(events.textContent) + 1;
            });
        }
        this.querySelector('.timer').onclick = () => setTimeout(() => {
            throw new RangeError('in a timer');
        });
        this.querySelector('.promise').onclick = async () => {
            throw new TypeError('in a promise');
        };
    }

    disconnectedCallback() {
        throw new Error('it does not want to go');
    }
}

customElements.define('careless-card', CarelessCard);
