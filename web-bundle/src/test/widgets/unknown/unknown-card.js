const api = window.WS.widgetAPI();

// As scripts do it, without waiting.
api.registerPlugin({name: 'unknown-card'});

class UnknownCard extends HTMLElement {
    async connectedCallback() {
        this.innerHTML = '<p class="refusal"></p><p class="custom"></p><p class="awaited"></p>';
        const show = (part, text) => { this.querySelector(part).textContent = text; };
        api.onDataEvent('onAcmeEvent', data => show('.custom', JSON.stringify(data)));
        api.onDataEvent('onMediaEvent', () => show('.custom', 'told what requires an interaction'));
        api.makeCoffee('black').catch(refusal => show('.refusal', refusal.message));
        show('.awaited', (await api) === api ? 'awaited' : 'not itself');
    }
}

customElements.define('unknown-card', UnknownCard);
