/*
 * The actions that the desktop itself carries out for browser widgets. Each one is refused by throwing an Error, whose
 * message is the reason that the widget is told.
 */
import {toast} from '/common/toast.js';

const LONGEST_NOTE = 500;

function text(value) {
    return value === null || value === undefined ? '' : String(value);
}

/**
 * Lets the frames' host know what the desktop carries out.
 *
 * @param parts {frames, contexts, focus, workspace, custom, composers, transferServices}
 */
export function registerDesktopActions({frames, contexts, focus, workspace, custom, composers, transferServices}) {
    const composer = (frame, interactionId, kind) => {
        const found = composers.get(interactionId ?? frame.interactionId);
        if (found === undefined || found.kind !== kind) {
            throw new Error(
                kind === 'chat'
                    ? 'there is no message being written in this context'
                    : 'there is no e-mail being written in this context'
            );
        }
        return found;
    };

    frames.carriesOut('sendNotification', (frame, {text: note, type}) => {
        if (text(note) === '') {
            throw new Error('sendNotification needs a text');
        }
        toast(text(note).slice(0, LONGEST_NOTE), type, frame.widget.name || frame.widget.widgetId);
    });
    frames.carriesOut('setFocus', (frame, args, interactionId) => {
        const id = interactionId ?? frame.interactionId;
        if (id !== null && workspace.store.interaction(id) === null) {
            throw new Error(`setFocus: there is no interaction ${id}`);
        }
        focus.focus(id);
    });
    // After the answer, which would otherwise be lost with the frame.
    frames.carriesOut('forceReload', frame => setTimeout(() => contexts.reload(frame)));
    frames.carriesOut('unregister', frame => setTimeout(() => contexts.dismiss(frame)));

    frames.carriesOut('insertMessageResponse', (frame, args, interactionId) =>
        composer(frame, interactionId, 'chat').insert(text(args.text))
    );
    frames.carriesOut('insertContentIntoEmailBody', (frame, args, interactionId) =>
        composer(frame, interactionId, 'email').insert(text(args.html))
    );
    frames.carriesOut('setTransferToServicesList', (frame, {services}, interactionId) => {
        if (!Array.isArray(services)) {
            throw new Error('setTransferToServicesList needs a list of {id, name}');
        }
        transferServices.set(interactionId ?? frame.interactionId, services);
    });

    frames.carriesOut('createCustomCard', (frame, {card}) => custom.createCard(frame, card));
    frames.carriesOut('updateCustomCard', (frame, {card}) => custom.updateCard(frame, card));
    frames.carriesOut('deleteCustomCard', (frame, {cardId}) => custom.deleteCard(frame, cardId));
    frames.carriesOut('createCustomStatePanel', (frame, {panel}) => custom.createPanel(frame, panel));
    frames.carriesOut('updateCustomStatePanel', (frame, {panel}) => custom.updatePanel(frame, panel));
    frames.carriesOut('deleteCustomStatePanel', (frame, {panelId}) => custom.deletePanel(frame, panelId));
}
