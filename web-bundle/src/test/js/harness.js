/*
 * Checks that run in a browser, and a test in Java that collects their results. check(name, body) declares one; run()
 * runs them one after another, each with a deadline of its own, and posts what came of them.
 */
'use strict';

const checks = [];
const DEADLINE = 20000; // ms

function check(name, body) {
    checks.push({name, body});
}

function fail(message) {
    throw new Error(message);
}

/** Order matters in lists, not in objects. */
function canonical(value) {
    if (Array.isArray(value)) {
        return '[' + value.map(canonical).join(',') + ']';
    }
    if (value !== null && typeof value === 'object') {
        return '{' + Object.keys(value).sort().map(key => JSON.stringify(key) + ':' + canonical(value[key])).join(',') + '}';
    }
    return value === undefined ? 'undefined' : JSON.stringify(value);
}

function equal(actual, expected, what = 'value') {
    if (canonical(actual) !== canonical(expected)) {
        fail(`${what}: expected ${canonical(expected)}, but was ${canonical(actual)}`);
    }
}

function truthy(value, what) {
    if (!value) {
        fail(what);
    }
}

async function rejection(promise) {
    try {
        await promise;
    } catch (thrown) {
        return thrown;
    }
    return fail('the promise was not rejected');
}

/** Lets the tasks that are under way, of other frames too, take their turns. */
async function turns(count = 10) {
    for (let i = 0; i < count; i++) {
        await new Promise(resolve => setTimeout(resolve, 1));
    }
}

async function until(condition, what) {
    const deadline = Date.now() + DEADLINE / 2;
    while (!condition()) {
        if (Date.now() > deadline) {
            fail('did not come about in time: ' + (typeof what === 'function' ? what() : what));
        }
        await turns(2);
    }
}

async function run() {
    const results = [];
    for (const {name, body} of checks) {
        let timer;
        const late = new Promise((resolve, reject) => {
            timer = setTimeout(() => reject(new Error('took too long')), DEADLINE);
        });
        try {
            await Promise.race([body(), late]);
            results.push({name, failure: null});
        } catch (thrown) {
            results.push({name, failure: String(thrown && thrown.stack || thrown)});
        }
        clearTimeout(timer);
        document.querySelectorAll('iframe').forEach(frame => frame.remove());
    }
    await fetch('/results', {method: 'POST', body: JSON.stringify({declared: checks.length, results})});
}
