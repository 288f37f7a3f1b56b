class ConstructorCard extends HTMLElement {
    constructor() {
        super();
        this.read = ['interactionid', 'widgetid', 'workrequestid', 'externalinteractionid']
            .map(name => name + '=' + this.getAttribute(name)).join(' ');
        this.told = 0;
        this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.api.onDataEvent('onInteractionEvent', () => this.told++);
        this.toldInConstructor = this.told;
        this.data = this.api.getInteractionData();
    }

    connectedCallback() {
        this.innerHTML = '<p class="attributes"></p><p class="replayed"></p><p class="title"></p>';
        this.querySelector('.attributes').textContent = this.read;
        this.querySelector('.replayed').textContent = this.toldInConstructor;
        this.querySelector('.title').textContent = this.data === null ? 'no data' : this.data.title;
    }
}

customElements.define('constructor-card', ConstructorCard);
