/*
 * What the server tells once a second: the widgets as they are, and how they fared over the last two minutes.
 */
import {Emitter} from '/common/emitter.js';
import {EventStream} from '/common/stream.js';

/** How many seconds are kept. */
export const WINDOW = 120;

const MOST_TRANSITIONS = 200;

/** The last values of one figure; null where nothing was told. */
export class Series {
    values = new Array(WINDOW).fill(null);

    add(value, seconds = 1) {
        const gap = new Array(Math.min(WINDOW, Math.max(1, seconds)) - 1).fill(null);
        this.values = [...this.values, ...gap, Number.isFinite(value) ? value : null].slice(-WINDOW);
    }

    get last() {
        return this.values.at(-1);
    }
}

/**
 * Emits status after each second, deployments and browser when these may have changed, connection (state, detail), and
 * transitions.
 */
export class Live extends Emitter {
    runtime = null;
    widgets = [];
    transitions = [];
    accepted = new Series();
    #series = new Map();
    #before = null;
    #marks = {};
    #stream = new EventStream(
        '/api/operations/stream',
        (type, data) => this.#take(type, data),
        (state, detail) => this.emit('connection', state, detail)
    );

    start() {
        this.#stream.start();
    }

    /** {rate, latency, queue} of a widget, each a Series. */
    series(widgetId) {
        if (!this.#series.has(widgetId)) {
            this.#series.set(widgetId, {rate: new Series(), latency: new Series(), queue: new Series()});
        }
        return this.#series.get(widgetId);
    }

    /** Adds transitions that were told elsewhere, such as those from before the page was opened. */
    addTransitions(told) {
        const key = each => [each.time, each.widgetId, each.to].join('\n');
        const all = new Map([...this.transitions, ...told].map(each => [key(each), each]));
        if (all.size === this.transitions.length) {
            return;
        }
        this.transitions = [...all.values()]
            .sort((one, other) => Date.parse(other.time) - Date.parse(one.time))
            .slice(0, MOST_TRANSITIONS);
        this.emit('transitions');
    }

    #take(type, data) {
        if (type !== 'status') {
            return;
        }
        const now = Date.parse(data.time) || Date.now();
        const seconds = this.#before === null ? 1 : Math.max(1, Math.round((now - this.#before.time) / 1000));
        this.runtime = data.runtime || this.runtime;
        this.widgets = data.widgets || this.widgets;
        this.#sample(now, seconds);
        if (data.transitions && data.transitions.length > 0) {
            this.addTransitions(data.transitions);
        }
        for (const mark of ['deployments', 'browserWidgets']) {
            const told = JSON.stringify(data[mark]);
            if (this.#marks[mark] !== undefined && this.#marks[mark] !== told) {
                this.emit(mark);
            }
            this.#marks[mark] = told;
        }
        this.emit('status');
    }

    #sample(now, seconds) {
        const accepted = this.runtime?.accepted ?? null;
        const delivered = new Map();
        for (const {widgetId, counters, cost} of this.widgets) {
            const {rate, latency, queue} = this.series(widgetId);
            const before = this.#before?.delivered.get(widgetId);
            const more = counters.delivered - before;
            rate.add(before === undefined ? cost?.perSecond : Math.max(0, more) / seconds, seconds);
            latency.add(cost?.percentile99Millis, seconds);
            queue.add(counters.queued, seconds);
            delivered.set(widgetId, counters.delivered);
        }
        if (accepted !== null && this.#before !== null) {
            this.accepted.add(Math.max(0, accepted - this.#before.accepted) / seconds, seconds);
        }
        this.#before = {time: now, accepted, delivered};
        [...this.#series.keys()].filter(id => !delivered.has(id)).forEach(id => this.#series.delete(id));
    }
}
