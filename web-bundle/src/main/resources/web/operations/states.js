/*
 * Names and colours of states.
 */
import {h, setText} from '/common/dom.js';

const KINDS = {
    HEALTHY: 'good',
    SLOW: 'warn',
    STALLED: 'bad',
    QUARANTINED: 'bad',
    PROBING: 'wait',
    FAILED: 'bad',
    WAITING: '',
    ACTIVE: 'good',
    ON_TRIAL: 'wait',
    REFUSED: 'bad',
    ROLLED_BACK: 'warn',
    SHADOWED: '',
    REMOVED: '',
    OK: 'good',
    WARN: 'warn',
    TEMPORARILY_UNAVAILABLE: 'warn',
    CRITICAL: 'bad',
    ERROR: 'bad',
    HANDLED: 'good',
    QUEUED: 'accent',
    CONFLATED: 'wait',
    DROPPED: 'bad',
    FILTERED: '',
    READY: 'good',
    NOT_READY: 'warn',
    AFTER_CONTACT_WORK: 'wait',
    ALERTING: 'accent',
    HELD: 'warn',
    INSTALLED: 'good',
    UPDATED: 'good',
    CONFIRMED: 'good',
    CONFIGURED: 'accent'
};

/** A state as people write it: ON_TRIAL is "On trial". */
export function stateWords(state) {
    const text = String(state || '')
        .replace(/_/g, ' ')
        .toLowerCase();
    return text === '' ? '–' : text === 'ok' ? 'OK' : text[0].toUpperCase() + text.slice(1);
}

/** A badge for a state; showState keeps it up to date. */
export function stateBadge(state, testid = 'state') {
    const badge = h('span', {class: 'badge', testid});
    showState(badge, state);
    return badge;
}

export function showState(badge, state, kind = KINDS[state] || '') {
    const wanted = 'badge ' + kind;
    if (badge.className !== wanted) {
        badge.className = wanted;
    }
    badge.dataset.state = state ?? '';
    setText(badge, stateWords(state));
}
