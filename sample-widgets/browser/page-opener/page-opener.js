/* A link for each page that the widget "screen-pop" of the same interaction names: {"open": ["https://…"]}. */
customElements.define('page-opener', class extends HTMLElement {
    connectedCallback() {
        this.pages = new Set();
        this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.api.onDataEvent('onMessageEvent', message => {
            const pages = message && Array.isArray(message.open) ? message.open : [];
            pages.forEach(page => this.add(page));
        });
        this.api.sendMessage({ask: 'pages'}, 'screen-pop'); // it was there first, and has told them already
    }

    disconnectedCallback() {
        this.api.removeAllDataEvents();
    }

    add(page) {
        if (typeof page === 'string' && page.startsWith('https://') && !this.pages.has(page)) {
            this.pages.add(page);
            this.append(Object.assign(document.createElement('a'),
                {href: page, target: '_blank', rel: 'noopener', textContent: page}));
        }
    }
});
