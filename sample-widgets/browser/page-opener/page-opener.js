/* A link for each page that another widget of the interaction wants to be opened: {"open": "https://…"}. */
customElements.define('page-opener', class extends HTMLElement {
    connectedCallback() {
        this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.api.onDataEvent('onMessageEvent', message => {
            if (message && typeof message.open === 'string' && message.open.startsWith('https://')) {
                this.append(Object.assign(document.createElement('a'), {
                    href: message.open,
                    target: '_blank',
                    rel: 'noopener',
                    textContent: message.open
                }));
            }
        });
    }

    disconnectedCallback() {
        this.api.removeAllDataEvents();
    }
});
