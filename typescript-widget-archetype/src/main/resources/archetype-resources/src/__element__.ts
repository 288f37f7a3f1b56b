/*
 * Counts how often a call was put on hold: a custom element, without libraries. Its attribute interactionid says for which
 * interaction it is; on Home it has none.
 */
type Interaction = import('../types/widget-api').Interaction;

class HoldCounter extends HTMLElement {
    private readonly api = window.WS.widgetAPI(this.getAttribute('interactionid') ?? undefined);
    private readonly heading = document.createElement('h2');
    private readonly count = document.createElement('p');
    private holds = 0;
    private state: string | undefined;

    connectedCallback(): void {
        this.replaceChildren(this.heading, this.count);
        this.heading.textContent = 'No interaction';
        // The latest state is told at once, also to a version that was loaded just now; then every change.
        this.api.onDataEvent('onInteractionEvent', call => this.show(call));
    }

    disconnectedCallback(): void {
        this.api.removeAllDataEvents();
    }

    private show(call: Interaction): void {
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
