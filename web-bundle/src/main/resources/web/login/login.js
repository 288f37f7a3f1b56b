/*
 * The login page. A link carries the token in its fragment, which no server and no log ever sees; it is taken out of the
 * address bar and the history before anything else happens.
 */
import {byId, setText} from '/common/dom.js';
import {post} from '/common/api.js';
import {homeOf, session} from '/common/session.js';

const OWN_PAGES = ['/desktop/', '/operations/'];

const form = byId('form');
const token = byId('token');
const problem = byId('problem');
const submit = byId('submit');

function takeFragment() {
    let carried = location.hash.slice(1);
    try {
        carried = decodeURIComponent(carried);
    } catch {
        // as it stands
    }
    if (location.hash !== '') {
        history.replaceState(null, '', location.pathname + location.search);
    }
    return carried;
}

function destination(roles) {
    const next = new URLSearchParams(location.search).get('next');
    const allowed = {'/desktop/': 'agent', '/operations/': 'operator'};
    return OWN_PAGES.includes(next) && roles.includes(allowed[next]) ? next : homeOf(roles);
}

async function login(text) {
    submit.disabled = true;
    setText(problem, '');
    setText(submit, 'Logging in …');
    try {
        await post('/api/login', {token: text});
        const {roles} = await session();
        const page = destination(roles);
        if (page === null) {
            throw new Error('This token is for programs that publish events; it opens no page.');
        }
        location.replace(page);
    } catch (failure) {
        setText(problem, explain(failure));
        submit.disabled = false;
        setText(submit, 'Log in');
        token.focus();
        token.select();
    }
}

function explain(failure) {
    if (failure.status === 401 || failure.status === 403) {
        return 'This token is not valid. It may have been revoked; ask for a new link with web:link in the shell.';
    }
    return failure.message;
}

form.addEventListener('submit', event => {
    event.preventDefault();
    const text = token.value.trim();
    // Somebody may paste the whole link.
    const plain = text.includes('#') ? text.slice(text.indexOf('#') + 1) : text;
    if (plain === '') {
        setText(problem, 'Enter a token.');
        token.focus();
    } else {
        login(plain);
    }
});

const fromLink = takeFragment();
if (fromLink !== '') {
    login(fromLink);
} else {
    token.focus();
}
addEventListener('hashchange', () => {
    const again = takeFragment();
    if (again !== '') {
        login(again);
    }
});
