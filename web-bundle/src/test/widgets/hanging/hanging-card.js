/* Hangs at the click of a button, or at a message {"hang": milliseconds} of another widget. */
class HangingCard extends HTMLElement {
    connectedCallback() {
        const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        this.innerHTML = '<button class="hang">Hang for 8 s</button><button class="forever">Hang for ever</button>'
            + '<p class="hung">0</p>';
        this.querySelector('.hang').onclick = () => this.hang(8000);
        this.querySelector('.forever').onclick = () => this.hang(Infinity);
        api.onDataEvent('onMessageEvent', data => data && data.hang && this.hang(data.hang));
    }

    hang(milliseconds) {
        const end = Date.now() + milliseconds;
        while (Date.now() < end) {
            // busy
        }
        const hung = this.querySelector('.hung');
        hung.textContent = Number(hung.textContent) + 1;
    }
}

customElements.define('hanging-card', HangingCard);
