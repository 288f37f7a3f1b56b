/*
 * The code of the events page, each piece in a function of its own, so that its variables are its own. What the pieces
 * expect around them is `api`, `scope` and a console. One type annotation (`data: boolean`) is left out: a script has none.
 */
const snippets = {
    subscribing: function (api, scope, console) {
// Subscribing to an event
var event = 'onInteractionEvent';
api.onDataEvent(event, callback);
function callback(data) {
// do something with event data
}
// Unsubscribing from an event
var event = 'onInteractionEvent';
api.removeDataEvent(event);
// Unsubscribing from all events
api.removeAllDataEvents(event);
    },
    onAgentStateEvent: function (api, scope, console) {
api.onDataEvent('onAgentStateEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onAnyInteractionEndedEvent: function (api, scope, console) {
api.onDataEvent('onAnyInteractionEndedEvent', function (data) {
scope.currentState = data.state;
});
    },
    onAnyInteractionEvent: function (api, scope, console) {
api.onDataEvent('onAnyInteractionEvent', function (data) {
scope.currentState = data.state;
});
    },
    onCapabilitiesEvent: function (api, scope, console) {
api.onDataEvent('onCapabilitiesEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onCardFocusedEvent: function (api, scope, console) {
api.onDataEvent('onCardFocusedEvent', callback);
function callback(data) {
// We can do something when an interaction is focused
}
    },
    onChannelStatusUpdateEvent: function (api, scope, console) {
api.onDataEvent('onChannelStatusUpdateEvent', function (data) {
if (data.ready){
console.log(data.name + ' is ready');
} else {
console.log(data.name + ' is not ready');
}
// do something with event data
});
    },
    onContextDataEvent: function (api, scope, console) {
api.onDataEvent('onContextDataEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onCustomCardEndedEvent: function (api, scope, console) {
api.onDataEvent('onCustomCardEndedEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
    onEmailAttachmentUploadEvent: function (api, scope, console) {
api.onDataEvent('onEmailAttachmentUploadEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
    onInteractionEndedEvent: function (api, scope, console) {
api.onDataEvent('onInteractionEndedEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
    onInteractionEvent: function (api, scope, console) {
api.onDataEvent('onInteractionEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
    onInteractionTabChange: function (api, scope, console) {
api.onDataEvent('onInteractionTabChange', callback);
function callback(data) {
// do something with event data
}
    },
    onMediaEvent: function (api, scope, console) {
api.onDataEvent('onMediaEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onMediaMessageEvent: function (api, scope, console) {
api.onDataEvent('onMediaMessageEvent', callback);
function callback(data) {
scope.chatMessage = data.body;
}
    },
    onMessageEvent: function (api, scope, console) {
api.onDataEvent('onMessageEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onNavigationEvent: function (api, scope, console) {
api.onDataEvent('onNavigationEvent', callback);
function callback(data) {
// do something with event data
}
    },
    onParticipantsAdded: function (api, scope, console) {
api.onDataEvent('onParticipantsAdded', callback);
function callback(data) {
// We can do something here with the new token
}
    },
    onRequestServicesEvent: function (api, scope, console) {
api.onDataEvent('onRequestServicesEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
    onResourceAcquiredEvent: function (api, scope, console) {
api.onDataEvent('onResourceAcquiredEvent', callback);
function callback(data) {
// do something with acquired resource object
}
    },
    onResourceReleasedEvent: function (api, scope, console) {
api.onDataEvent('onResourceReleasedEvent', callback);
function callback(data) {
// do something with released resource object
}
    },
    onSSOTokenRefreshEvent: function (api, scope, console) {
api.onDataEvent('onSSOTokenRefreshEvent', callback);
function callback(data) {
// We can do something here with the new token
}
    },
    onTeamMemberEvent: function (api, scope, console) {
api.onDataEvent('onTeamMemberEvent', callback);
function callback(data) {
// do something with team member data
}
    },
    onUserTypingEvent: function (api, scope, console) {
api.onDataEvent('onUserTypingEvent', function (data) {
// do something with the event data
console.log(data);
});
    },
};

class PageSnippets extends HTMLElement {
    connectedCallback() {
        const api = window.WS.widgetAPI(this.getAttribute('interactionid'));
        const scope = {};
        const log = document.createElement('ol');
        log.className = 'log';
        const state = document.createElement('p');
        state.className = 'scope';
        this.append(state, log);
        const written = {
            log(...values) {
                const entry = document.createElement('li');
                entry.textContent = values.map(value => typeof value === 'string' ? value : JSON.stringify(value)).join(' ');
                log.append(entry);
            }
        };
        Object.values(snippets).forEach(snippet => snippet(api, scope, written));
        api.onDataEvent('onAgentStateEvent', () => { state.textContent = JSON.stringify(scope); });
    }
}

customElements.define('page-snippets', PageSnippets);
