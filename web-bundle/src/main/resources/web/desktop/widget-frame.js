/*
 * One browser widget in one context: a sandboxed frame and the port to it.
 */
import {h} from '/common/dom.js';

const SANDBOX = 'allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox';
const SHORTEST = 48;
const HIGHEST = 800;
const PONG_DUE = 3_000;
const HELLO_DUE = 15_000;
const CLOSING_LASTS = 1_000;
const MOST_REPORTS = 20; // a minute

let hosts = 0;

/** The same frame under another name of its host: browsers run it in another process than what hangs. */
function elsewhere(address) {
    return address.replace('://w', `://r${++hosts}-w`);
}

/**
 * Emits nothing: it calls the host, which carries out what the frame asks for.
 * host: start(frame) -> promise of the start message · action(frame, message) · message(frame, message) ·
 * report(frame, kind, text) · subscriptions(frame, events) · state(frame, state)
 */
export class WidgetFrame {
    widget;
    interactionId;
    element;
    state = 'loading';
    #host;
    #port = null;
    #started = false;
    #closing = false;
    #made = performance.now();
    #pings = 0;
    #unanswered = null; // when the oldest ping without an answer was sent
    #missed = 0;
    #reports = {since: 0, count: 0};

    /** @param apart whether it is to have nothing to do with the widget's other frames, one of which hangs */
    constructor(widget, interactionId, host, apart) {
        this.widget = widget;
        this.interactionId = interactionId;
        this.#host = host;
        this.element = h('iframe', {
            class: 'widget-frame',
            sandbox: SANDBOX,
            referrerpolicy: 'no-referrer',
            testid: 'widget-frame',
            title: widget.name || widget.widgetId,
            src: apart ? elsewhere(widget.frame) : widget.frame
        });
    }

    /** Whether a message event of the window comes from this frame. */
    isSource(source) {
        return source !== null && source === this.element.contentWindow;
    }

    /** The frame's document is there, for the first time or once more: it gets a port of its own. */
    async hello() {
        if (this.#closing) {
            return;
        }
        this.#port?.close();
        this.#started = false;
        this.#alive();
        const {port1, port2} = new MessageChannel();
        this.#port = port1;
        port1.onmessage = ({data}) => this.#take(port1, data);
        // A sandboxed frame has an opaque origin, which cannot be named; the window is the one that said hello.
        this.element.contentWindow.postMessage({type: 'widgetry:connect'}, '*', [port2]);
        const start = await this.#host.start(this);
        if (this.#port === port1 && !this.#closing) {
            port1.postMessage({...start(), type: 'start'});
            this.#started = true;
        }
    }

    /** Sends a message, if the frame has got its start: what comes before is contained in that. */
    send(message) {
        if (this.#started && !this.#closing) {
            this.#port.postMessage(message);
        }
    }

    #take(port, message) {
        if (port !== this.#port || message === null || typeof message !== 'object') {
            return;
        }
        this.#alive();
        if (this.#closing) {
            if (message.type === 'closed') {
                this.#remove();
            }
            return;
        }
        switch (message.type) {
            case 'ready':
                this.#host.state(this, (this.state = 'live'));
                break;
            case 'action':
                this.#host.action(this, message);
                break;
            case 'message':
                this.#host.message(this, message);
                break;
            case 'subscriptions':
                this.#host.subscriptions(this, message.events);
                break;
            case 'report':
                this.#report(String(message.kind), String(message.text));
                break;
            case 'size':
                this.#size(message.height);
                break;
            default: // pong: it is alive, which is all it says
        }
    }

    #size(height) {
        if (Number.isFinite(height)) {
            this.element.style.height = Math.min(HIGHEST, Math.max(SHORTEST, Math.ceil(height))) + 'px';
        }
    }

    #report(kind, text) {
        const now = performance.now();
        if (now - this.#reports.since > 60_000) {
            this.#reports = {since: now, count: 0};
        }
        this.#reports.count++;
        if (this.#reports.count <= MOST_REPORTS) {
            this.#host.report(this, kind, text.slice(0, 500));
        }
    }

    #alive() {
        this.#unanswered = null;
        this.#missed = 0;
        if (this.state === 'hung') {
            this.#host.state(this, (this.state = 'live'));
        }
    }

    /** Once a second: asks whether the frame is alive. */
    ping() {
        const now = performance.now();
        if (this.#closing) {
            return;
        }
        if (this.#port === null) {
            if (this.state === 'loading' && now - this.#made > HELLO_DUE) {
                this.#host.state(this, (this.state = 'failed'));
            }
            return;
        }
        // A page that slept has no right to complain: besides the time, as many pings have to be without an answer.
        this.#missed = this.#unanswered === null ? 0 : this.#missed + 1;
        if (this.#missed >= 3 && now - this.#unanswered >= PONG_DUE - 50 && this.state !== 'hung') {
            this.#host.state(this, (this.state = 'hung'));
        }
        this.#unanswered = this.#unanswered ?? now;
        this.#port.postMessage({type: 'ping', id: ++this.#pings});
    }

    /** Ends the widget: it is told, given a moment to leave, and removed. */
    close() {
        if (this.#closing) {
            return;
        }
        const started = this.#started && this.state !== 'hung';
        if (started) {
            this.#port.postMessage({type: 'close'});
        }
        this.#closing = true;
        this.element.classList.add('closing');
        if (started) {
            setTimeout(() => this.#remove(), CLOSING_LASTS);
        } else {
            this.#remove();
        }
    }

    #remove() {
        this.#port?.close();
        this.#port = null;
        this.element.remove();
        this.onremoved?.();
    }
}
