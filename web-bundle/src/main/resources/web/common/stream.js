/*
 * Server-sent events by fetch: unlike EventSource it sends Last-Event-ID with the first request too, sees the status of a
 * refusal, and notices a connection that is silent although heartbeats are due.
 */

const FIRST_WAIT = 500;
const LONGEST_WAIT = 10_000;
const SILENCE = 40_000; // a heartbeat comes every 15 s

/** Cuts a stream of characters into events. */
export class EventParser {
    #rest = '';
    #event = {id: null, type: 'message', data: []};

    /** Takes characters; returns the events that are complete with them, each {id, type, data}. */
    take(characters) {
        const lines = (this.#rest + characters).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop();
        return lines.map(line => this.#line(line)).filter(event => event !== null);
    }

    #line(line) {
        if (line === '') {
            return this.#complete();
        }
        const colon = line.indexOf(':');
        const field = colon < 0 ? line : line.slice(0, colon);
        const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
        if (field === 'data') {
            this.#event.data.push(value);
        } else if (field === 'event') {
            this.#event.type = value;
        } else if (field === 'id') {
            this.#event.id = value;
        }
        return null;
    }

    #complete() {
        const {id, type, data} = this.#event;
        this.#event = {id: null, type: 'message', data: []};
        return data.length === 0 ? null : {id, type, data: data.join('\n')};
    }
}

/** A stream that reconnects, with growing pauses, and goes on after the last event that was handled. */
export class EventStream {
    #url;
    #onEvent;
    #onState;
    #lastId = null;
    #failures = 0;
    #abort = null;
    #timer = null;
    #watchdog = null;
    #stopped = true;

    /**
     * @param {string} url where
     * @param {function} onEvent called with type, data (parsed JSON) and id
     * @param {function} onState called with 'connecting', 'live', 'waiting' (and milliseconds) or 'refused' (and status)
     */
    constructor(url, onEvent, onState) {
        this.#url = url;
        this.#onEvent = onEvent;
        this.#onState = onState;
    }

    start() {
        this.#stopped = false;
        addEventListener('online', this.#soon);
        document.addEventListener('visibilitychange', this.#soon);
        this.#connect();
    }

    stop() {
        this.#stopped = true;
        removeEventListener('online', this.#soon);
        document.removeEventListener('visibilitychange', this.#soon);
        clearTimeout(this.#timer);
        clearTimeout(this.#watchdog);
        this.#abort?.abort();
    }

    // Somebody is there again: no reason to wait any longer.
    #soon = () => {
        if (this.#timer !== null && !document.hidden) {
            clearTimeout(this.#timer);
            this.#connect();
        }
    };

    async #connect() {
        this.#timer = null;
        this.#onState('connecting');
        const abort = new AbortController();
        this.#abort = abort;
        this.#watch(abort);
        try {
            const response = await fetch(this.#url, {
                headers: {
                    Accept: 'text/event-stream',
                    ...(this.#lastId === null ? {} : {'Last-Event-ID': this.#lastId})
                },
                credentials: 'same-origin',
                cache: 'no-store',
                redirect: 'error',
                signal: abort.signal
            });
            if (!response.ok) {
                this.#refused(response.status);
                return;
            }
            await this.#read(response, abort);
        } catch {
            // not reachable, cut off, or silent for too long
        } finally {
            clearTimeout(this.#watchdog);
        }
        this.#again();
    }

    #refused(status) {
        // 401 and 403 do not change by waiting; everything else can.
        if (status === 401 || status === 403) {
            this.#onState('refused', status);
        } else {
            this.#again();
        }
    }

    async #read(response, abort) {
        const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
        const parser = new EventParser();
        this.#onState('live');
        for (;;) {
            const {done, value} = await reader.read();
            if (done || this.#stopped) {
                return;
            }
            this.#watch(abort);
            for (const {id, type, data} of parser.take(value)) {
                this.#failures = 0;
                this.#tell(type, data, id);
                if (id !== null) {
                    this.#lastId = id;
                }
            }
        }
    }

    #tell(type, data, id) {
        try {
            this.#onEvent(type, JSON.parse(data), id);
        } catch (thrown) {
            reportError(thrown); // one event that cannot be handled does not end the stream
        }
    }

    #watch(abort) {
        clearTimeout(this.#watchdog);
        this.#watchdog = setTimeout(() => abort.abort(), SILENCE);
    }

    #again() {
        if (this.#stopped) {
            return;
        }
        const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.#failures) * (0.8 + 0.4 * Math.random());
        this.#failures = Math.min(this.#failures + 1, 10);
        this.#onState('waiting', wait);
        this.#timer = setTimeout(() => this.#connect(), wait);
    }
}
