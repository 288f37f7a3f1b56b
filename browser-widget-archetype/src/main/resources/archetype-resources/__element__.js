/*
 * Counts how often a call was put on hold: a custom element, without libraries and without a build. Its attribute interactionid
 * says for which interaction it is; on Home it has none.
 */
class HoldCounter extends HTMLElement {
    constructor() {
        super();
        this.holds = 0;
        /** @type {string | undefined} */
        this.state = undefined;
        this.api = window.WS.widgetAPI(this.getAttribute('interactionid') || undefined);
        this.heading = document.createElement('h2');
        this.count = document.createElement('p');
    }

    connectedCallback() {
        this.replaceChildren(this.heading, this.count);
        this.heading.textContent = 'No interaction';
        // The latest state is told at once, also to a version that was loaded just now; then every change.
        this.api.onDataEvent('onInteractionEvent', call => this.show(call));
    }

    disconnectedCallback() {
        this.api.removeAllDataEvents();
    }

    /** @param {import('./widget-api').Interaction} call */
    show(call) {
        if (call.state === 'HELD' && this.state !== 'HELD') {
            this.holds++;
        }
        this.state = call.state;
        // As text: what comes from customers is never markup.
        this.heading.textContent = call.title ?? '';
        this.count.textContent = 'Times on hold: ' + this.holds;
    }
}

customElements.define('${element}', HoldCounter);
