Nested.order.push('nested-card');

(function () {
    var api = window.WS.widgetAPI();

    function NestedCard() {
        return Reflect.construct(HTMLElement, [], NestedCard);
    }
    NestedCard.prototype = Object.create(HTMLElement.prototype);
    NestedCard.prototype.connectedCallback = function () {
        var self = this;
        self.innerHTML = '<p class="title">none</p><p class="order"></p><p class="kept"></p>';
        self.querySelector('.order').textContent = Nested.order.join(', ');
        localStorage.setItem('nested', 'kept'); // as widgets do that know no sandbox
        self.querySelector('.kept').textContent = localStorage.getItem('nested');
        api.onDataEvent('onAnyInteractionEvent', function (call) {
            self.querySelector('.title').textContent = Nested.label(call);
        });
    };
    customElements.define('nested-card', NestedCard);
})();
