/*
 * Whether the desktop is connected, for everybody to see.
 */
import {byId, fill, h} from '/common/dom.js';
import {toLogin} from '/common/api.js';
import {icon} from '/common/icons.js';

const TEXTS = {connecting: 'Connecting …', live: 'Live', waiting: 'Connection lost, trying again', refused: 'Refused'};

/** Shows the state of the workspace's stream in the page's head. */
export function showConnection(workspace) {
    const element = byId('connection');
    let lost = false;
    const show = (state, detail) => {
        lost = state === 'live' ? false : lost || state === 'waiting';
        // Trying again is not worth a flicker: lost stays lost until it is live.
        const shown = state === 'connecting' && lost ? 'waiting' : state;
        if (element.dataset.state !== shown || element.childElementCount === 0) {
            element.dataset.state = shown;
            fill(
                element,
                shown === 'live' ? h('span', {'class': 'live-dot', 'aria-hidden': 'true'}) : icon('refresh'),
                h('span', {text: TEXTS[shown]})
            );
        }
        if (state === 'refused' && (detail === 401 || detail === 403)) {
            toLogin();
        }
    };
    workspace.on('connection', show);
    show('connecting');
}
