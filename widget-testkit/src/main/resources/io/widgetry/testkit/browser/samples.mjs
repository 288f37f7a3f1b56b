/*
 * Payloads of the catalogue to vary: samples.interaction().with('state', 'HELD'). Immutable: each method gives another one.
 * A field is named by its path, 'customerDetails.0.data.name', where a number is the place in a list.
 */
import {EVENTS} from './catalogue.mjs';

const copy = value => value === undefined ? null : JSON.parse(JSON.stringify(value));
const isObject = value => value !== null && typeof value === 'object' && !Array.isArray(value);
const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

function distance(one, two) {
    const a = one.toLowerCase();
    const b = two.toLowerCase();
    if ([...a].sort().join() === [...b].sort().join()) {
        return a === b ? 0 : 1;
    }
    let row = [...Array(b.length + 1).keys()];
    for (let i = 1; i <= a.length; i++) {
        const next = [i];
        for (let j = 1; j <= b.length; j++) {
            next[j] = Math.min(row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1), row[j] + 1, next[j - 1] + 1);
        }
        row = next;
    }
    return row[b.length];
}

/** The name that was meant, if one is similar enough; else null. */
export function nearest(name, names) {
    return names.filter(each => distance(name, each) <= Math.max(1, Math.floor(name.length / 3)))
        .sort((one, other) => distance(name, one) - distance(name, other))[0] || null;
}

function unknown(event, name, path, names) {
    const where = name === path ? `"${name}"` : `"${name}" of "${path}"`;
    const near = nearest(name, names);
    return new TypeError(`${event} has no field ${where}`
        + (near ? `; did you mean "${near}"?` : `, only [${names.sort().join(', ')}].`)
        + ' A field that is not in the catalogue is set with withExtra(…)');
}

/** Refuses a path that leads nowhere. A tree is {name: tree}, {'[]': tree} for lists, {'{}': tree} for maps, '*' for anything. */
function check(event, sample, path) {
    let tree = EVENTS[event].fields;
    let at = sample;
    for (const name of path.split('.')) {
        if (tree === '' ) {
            throw new TypeError(`"${path}" is no field of ${event}: there is nothing in a single value`);
        } else if (tree === '*') {
            if (isObject(at) && Object.keys(at).length > 0 && !has(at, name)) {
                throw unknown(event, name, path, Object.keys(at));
            }
        } else if (has(tree, '[]') || has(tree, '{}')) {
            tree = has(tree, '[]') ? tree['[]'] : tree['{}'];
        } else if (has(tree, name)) {
            tree = tree[name];
        } else if (has(tree, '…') || isObject(at) && has(at, name)) {
            tree = '*'; // any capability; or beside what the catalogue names
        } else {
            throw unknown(event, name, path, [...new Set([...Object.keys(tree), ...isObject(at) ? Object.keys(at) : []])]);
        }
        at = at === null || typeof at !== 'object' ? null : at[name] === undefined ? null : at[name];
    }
}

/** Where the last name of a path belongs, made on the way if need be. */
function parent(payload, path, make) {
    const names = path.split('.');
    const last = names.pop();
    let at = payload;
    for (const name of names) {
        const key = place(at, name, path);
        if ((at[key] === undefined || at[key] === null) && make) {
            at[key] = {};
        }
        at = at[key];
    }
    return [at, place(at, last, path)];
}

function place(at, name, path) {
    if (at === null || typeof at !== 'object') {
        throw new TypeError(`"${path}" cannot be reached: what "${name}" would be in is ${JSON.stringify(at)}`);
    }
    if (Array.isArray(at) && !(/^\d{1,6}$/.test(name) && Number(name) <= at.length)) {
        throw new TypeError(`"${name}" of "${path}" must be a place in a list, from 0 to ${at.length}`);
    }
    return Array.isArray(at) ? Number(name) : name;
}

/** A payload, and the step of a script that publishes it. */
export class Sample {
    #payload;
    #set;

    constructor(event, payload, set = []) {
        this.event = event;
        this.#payload = payload;
        this.#set = set;
    }

    /** Sets a field that the event has by the catalogue or by its sample. */
    with(path, value) {
        check(this.event, this.#payload, path);
        return this.withExtra(path, value);
    }

    /** Sets a field that need not be in the catalogue. */
    withExtra(path, value) {
        const payload = copy(this.#payload);
        const [at, key] = parent(payload, path, true);
        at[key] = copy(value);
        return new Sample(this.event, payload, [...this.#set, path]);
    }

    /** Leaves fields out. */
    without(...paths) {
        const payload = copy(this.#payload);
        for (const path of paths) {
            const [at, key] = parent(payload, path, false);
            if (at[key] === undefined) {
                throw new TypeError(`there is no "${path}" to leave out`);
            }
            Array.isArray(at) ? at.splice(key, 1) : delete at[key];
        }
        return new Sample(this.event, payload, [...this.#set, ...paths]);
    }

    /** Takes another payload altogether. */
    payload(value) {
        return new Sample(this.event, copy(value), ['']);
    }

    /** The payload, a copy. */
    get value() {
        return copy(this.#payload);
    }

    /** What is published for an interaction: its id in the payload is that one's, unless the test has set it. */
    about(interactionId) {
        const {idField} = EVENTS[this.event];
        const value = this.value;
        const own = idField && !this.#set.includes(idField) && !this.#set.includes('') && isObject(value) && has(value, idField);
        return own ? {...value, [idField]: interactionId} : value;
    }

    play(stage) {
        stage.publish(this.event, EVENTS[this.event].bound ? stage.interaction : null, this.about(stage.interaction));
    }
}

/** One method for each event of the catalogue: samples.agentState(), samples.interaction(), samples.contextData(), … */
export const samples = Object.freeze(Object.fromEntries(Object.entries(EVENTS)
    .map(([event, {method, sample}]) => [method, () => new Sample(event, copy(sample))])));
