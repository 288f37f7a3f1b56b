/*
 * Requests to the server. A failure is an Error whose message is a sentence for people.
 */

/** A request that the server did not carry out. */
export class ApiError extends Error {
    constructor(message, status) {
        super(message);
        this.status = status;
    }
}

/** Leaves for the login page; comes back to this page after it. */
export function toLogin() {
    location.assign('/login/?next=' + encodeURIComponent(location.pathname));
}

/** Asks for JSON. */
export function get(path) {
    return request(path, {headers: {Accept: 'application/json'}});
}

/** Sends JSON and returns the JSON of the answer, or null if there is none. */
export function post(path, body) {
    return request(path, {
        method: 'POST',
        headers: {'Accept': 'application/json', 'Content-Type': 'application/json'},
        body: JSON.stringify(body === undefined ? {} : body)
    });
}

/** Sends a file as it is. */
export function upload(path, file) {
    return request(path, {
        method: 'POST',
        headers: {'Accept': 'application/json', 'Content-Type': 'application/octet-stream'},
        body: file
    });
}

async function request(path, options) {
    let response;
    try {
        response = await fetch(path, {credentials: 'same-origin', cache: 'no-store', redirect: 'error', ...options});
    } catch {
        throw new ApiError('The server does not answer. Check that it runs, then try again.', 0);
    }
    if (response.status === 401 && path !== '/api/login') {
        toLogin();
        throw new ApiError('You have been logged out.', 401);
    }
    const text = await response.text();
    const answer = json(text);
    if (!response.ok) {
        throw new ApiError(message(response, answer), response.status);
    }
    return answer;
}

function json(text) {
    try {
        return text === '' ? null : JSON.parse(text);
    } catch {
        return null;
    }
}

function message(response, answer) {
    if (answer && typeof answer.error === 'string' && answer.error !== '') {
        return sentence(answer.error);
    }
    const known = {
        403: 'You are not allowed to do this.',
        404: 'There is no such thing any more.',
        413: 'That is larger than the server accepts.',
        429: 'Too many requests. Wait a moment, then try again.'
    };
    return known[response.status] || `The server answered with status ${response.status}.`;
}

/** Makes a sentence of a reason: a capital letter first, a full stop last. */
export function sentence(text) {
    const trimmed = String(text).trim();
    if (trimmed === '') {
        return '';
    }
    const camelCase = /^[a-z]+[A-Z]/.test(trimmed); // an action's name stays as it is
    const begun = camelCase ? trimmed : trimmed[0].toUpperCase() + trimmed.slice(1);
    return /[.!?…]$/.test(begun) ? begun : begun + '.';
}
