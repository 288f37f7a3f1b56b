/* What a browser widget is to have done: each assertion throws an error that says what was instead, or gives itself back. */

/** Order matters in lists, not in objects. */
function canonical(value) {
    if (Array.isArray(value)) {
        return '[' + value.map(canonical).join(', ') + ']';
    }
    if (value !== null && typeof value === 'object') {
        return '{' + Object.keys(value).sort().map(key => `${key}: ${canonical(value[key])}`).join(', ') + '}';
    }
    return value === undefined ? 'null' : JSON.stringify(value);
}

function told(message) {
    return canonical(message.data) + (message.to !== null ? ` to ${message.to}`
        : message.everywhere ? ' to every widget of the agent' : ' in the context');
}

export class Then {
    #stage;

    constructor(stage) {
        this.#stage = stage;
    }

    #holds(well, otherwise) {
        this.noFailure();
        if (!well) {
            throw new Error('the widget ' + otherwise());
        }
        return this;
    }

    /** All messages that it sent: {data, to, everywhere}. */
    get messages() {
        return [...this.#stage.messages];
    }

    /** All actions that reached the source: {name, interactionId, arguments}. */
    get actions() {
        return [...this.#stage.actions];
    }

    /** What would be reported to operators: {kind, text}. */
    get reports() {
        return [...this.#stage.reports];
    }

    /** The latest message is this one, to the other widgets in the same context. */
    sent(data) {
        return this.#sent({data, to: null, everywhere: false});
    }

    /** The latest message is this one, to one widget. */
    sentTo(to, data) {
        return this.#sent({data, to, everywhere: false});
    }

    /** The latest message is this one, to every widget of the agent. */
    sentToAny(data) {
        return this.#sent({data, to: null, everywhere: true});
    }

    #sent(expected) {
        const last = this.#stage.messages.at(-1);
        return this.#holds(last !== undefined && canonical(last) === canonical(expected),
            () => `did not send ${told(expected)} as its latest message, but [${this.#stage.messages.map(told).join(', ')}]`);
    }

    /** No message was sent. */
    sentNothing() {
        return this.#holds(this.#stage.messages.length === 0, () => `sent [${this.#stage.messages.map(told).join(', ')}]`);
    }

    /** The latest action that reached the source is this one; with arguments, if given, exactly these. */
    askedFor(action, named) {
        const last = this.#stage.actions.at(-1);
        this.#holds(last !== undefined && last.name === action,
            () => `did not ask the source for ${action} as its latest action, but for [${this.#stage.actions.map(each => each.name).join(', ')}]`);
        return this.#holds(named === undefined || canonical(named) === canonical(last.arguments),
            () => `asked for ${action} with ${canonical(last.arguments)}, not with ${canonical(named)}`);
    }

    /** No action has reached the source. */
    askedForNothing() {
        return this.#holds(this.#stage.actions.length === 0,
            () => `asked the source for [${this.#stage.actions.map(each => each.name).join(', ')}]`);
    }

    /** It subscribes to these events and no others. */
    subscribesTo(...events) {
        const actual = [...this.#stage.subscriptions].sort();
        return this.#holds(canonical(actual) === canonical([...events].sort()),
            () => `subscribes to [${actual.join(', ')}], not to [${[...events].sort().join(', ')}]`);
    }

    /** It is diagnosed: a report to operators contains this text. */
    diagnosed(part) {
        return this.#holds(this.#stage.reports.some(report => report.text.includes(part)),
            () => `is not diagnosed with "${part}", but with [${this.#stage.reports.map(report => report.text).join('; ')}]`);
    }

    /** A callback threw, as the test expected: the first one that nothing has expected yet has this type, or this text. */
    threw(typeOrText = Error) {
        const [first] = this.#stage.failures.splice(0, 1);
        if (first === undefined) {
            throw new Error('no callback of the widget threw');
        }
        const expected = typeof typeOrText === 'string' ? String(first).includes(typeOrText) : first instanceof typeOrText;
        if (!expected) {
            throw new Error(`a callback of the widget threw ${first}, which is not what was expected`, {cause: first});
        }
        return this;
    }

    /** Throws if a callback threw what nothing has expected. */
    noFailure() {
        if (this.#stage.failures.length > 0) {
            const [first] = this.#stage.failures.splice(0, 1);
            throw new Error(`a callback of the widget threw ${first}; a test that expects it says so: then.threw(…)`, {cause: first});
        }
    }
}
