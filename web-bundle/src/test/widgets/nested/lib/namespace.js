// Has to run before nested-card.js does.
var Nested = {
    order: ['namespace'],
    label: function (call) {
        return call.channel + ': ' + call.title;
    }
};
