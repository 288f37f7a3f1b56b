/*
 * Times for people, and the clocks of a page: every element with data-since shows how long ago that was.
 */

/** A duration as m:ss, h:mm:ss or days. */
export function clock(milliseconds) {
    const seconds = Math.max(0, Math.floor(milliseconds / 1000));
    const pad = number => String(number).padStart(2, '0');
    if (seconds >= 172_800) {
        return Math.floor(seconds / 86_400) + ' days';
    }
    const hours = Math.floor(seconds / 3600);
    const minutes = Math.floor(seconds / 60) % 60;
    return hours > 0 ? `${hours}:${pad(minutes)}:${pad(seconds % 60)}` : `${minutes}:${pad(seconds % 60)}`;
}

/** A short duration with its unit: 0.4 ms, 12 ms, 1.5 s. */
export function span(milliseconds) {
    const value = Number(milliseconds);
    if (!Number.isFinite(value)) {
        return '–';
    }
    if (value < 10) {
        return value === 0 ? '0 ms' : value.toFixed(value < 0.095 ? 2 : 1) + ' ms';
    }
    return value < 1000
        ? Math.round(value) + ' ms'
        : value < 60_000
          ? (value / 1000).toFixed(value < 10_000 ? 1 : 0) + ' s'
          : clock(value);
}

/** A number with separators of thousands. */
export function count(value) {
    return value === null || value === undefined ? '–' : Number(value).toLocaleString('en');
}

/** The time of day of an ISO instant, with milliseconds if asked for. */
export function timeOfDay(iso, milliseconds = false) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) {
        return '–';
    }
    const text = date.toLocaleTimeString('en-GB');
    return milliseconds ? text + '.' + String(date.getMilliseconds()).padStart(3, '0') : text;
}

/** Day and time of day of an ISO instant; of today's the time alone. */
export function moment(iso) {
    const date = new Date(iso);
    if (Number.isNaN(date.getTime())) {
        return '–';
    }
    const today = date.toDateString() === new Date().toDateString();
    return (today ? '' : date.toLocaleDateString('en-CA') + ' ') + date.toLocaleTimeString('en-GB');
}

/** Makes an element show how long ago a time was; null clears it. */
export function showSince(element, since) {
    const wanted = since === null || since === undefined ? '' : String(since);
    if (element.dataset.since !== wanted) {
        element.dataset.since = wanted;
    }
    tick(element, Date.now());
}

/** Makes an element count down to a time. */
export function showUntil(element, until) {
    element.dataset.until = String(until);
    tick(element, Date.now());
}

function tick(element, now) {
    const {since, until} = element.dataset;
    const text = until ? clock(Number(until) - now + 999) : since ? clock(now - Number(since)) : '';
    if (element.textContent !== text) {
        element.textContent = text;
    }
}

/** Lets the clocks run. */
export function startClocks() {
    setInterval(() => {
        const now = Date.now();
        document.querySelectorAll('[data-since],[data-until]').forEach(element => tick(element, now));
    }, 1000);
}
