/*
 * Icons of the pages' own, drawn as SVG by code: 20 units wide, in the colour of the text.
 */

const NAMESPACE = 'http://www.w3.org/2000/svg';

const PATHS = {
    phone: 'M4.5 3h3l1.5 4-2 1.5a9 9 0 0 0 4.5 4.5l1.5-2 4 1.5v3A1.5 1.5 0 0 1 15.5 17 12.5 12.5 0 0 1 3 4.5 1.5 1.5 0 0 1 4.5 3z',
    chat: 'M3 4.5h14v9.5H9l-4 3v-3H3z',
    mail: 'M2.5 4.5h15v11h-15z M2.5 5.5l7.5 5.5 7.5-5.5',
    sms: 'M3 4.5h14v9.5H9l-4 3v-3H3z M6.5 9.250h.01 M10 9.250h.01 M13.5 9.250h.01',
    social: 'M14.5 6.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M5.5 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M14.5 17.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z M7.3 9l5.4-3.3 M7.3 11l5.4 3.3',
    video: 'M2.5 5.5h10v9h-10z M12.5 8.5l5-2.5v8l-5-2.5',
    card: 'M3 4h14v12H3z M6 8h8 M6 11.5h5',
    home: 'M3 9.5L10 3.5l7 6V17h-5v-4.5H8V17H3z',
    users: 'M7.5 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6z M2 16.5c0-3 2.5-4.5 5.5-4.5s5.5 1.5 5.5 4.5 M13 3.9a3 3 0 0 1 0 5.2 M15 12.5c2 .6 3 2 3 4',
    grid: 'M3 3h6v6H3z M11 3h6v6h-6z M3 11h6v6H3z M11 11h6v6h-6z',
    help: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M7.8 7.7a2.3 2.3 0 1 1 3.3 2.1c-.8.4-1.1.9-1.1 1.7 M10 14.2h.01',
    logout: 'M8 3H3.5v14H8 M12.5 6l4 4-4 4 M16.5 10H8',
    pause: 'M7 4.5v11 M13 4.5v11',
    play: 'M6 4l9.5 6L6 16z',
    check: 'M3.5 10.5l4.5 4.5 8.5-10',
    close: 'M5 5l10 10 M15 5L5 15',
    end: 'M2.5 11.5c4-4.5 11-4.5 15 0l-1.5 2.5-3.5-1v-2.5c-1.6-.6-3.4-.6-5 0V13L4 14z',
    transfer: 'M3 7h12 M11.5 3.5L15 7l-3.5 3.5 M17 13H5 M8.5 9.5L5 13l3.5 3.5',
    merge: 'M5 3v4c0 2.5 5 3 5 6v4 M15 3v4c0 2.5-5 3-5 6 M7 14.5l3 3 3-3',
    consult:
        'M4 11V9.5a6 6 0 0 1 12 0V11 M4 10.5h2.5V15H4.5A1 1 0 0 1 3.5 14v-3z M16 10.5h-2.5V15h2a1 1 0 0 0 1-1v-3z M15 15c0 1.5-1.5 2.5-4 2.5',
    keypad: 'M5 4.5h.01 M10 4.5h.01 M15 4.5h.01 M5 10h.01 M10 10h.01 M15 10h.01 M5 15.5h.01 M10 15.5h.01 M15 15.5h.01',
    flag: 'M4.5 17.5v-14 M4.5 4h10l-2 3.5 2 3.5h-10',
    refresh: 'M16.5 10a6.5 6.5 0 1 1-2-4.7 M16.5 2.5v3.5H13',
    warning: 'M10 3l8 14H2z M10 8v4 M10 14.5h.01',
    error: 'M6.8 2.5h6.4l4.3 4.3v6.4l-4.3 4.3H6.8l-4.3-4.3V6.8z M10 6v5 M10 13.7h.01',
    info: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M10 9.2v4.5 M10 6.3h.01',
    chart: 'M3 3v14h14 M6 13l3.5-4 3 2.5L17 6',
    package: 'M10 2.5l7 3.5v8l-7 3.5L3 14V6z M3 6l7 3.5L17 6 M10 9.5v8',
    list: 'M7 5h10 M7 10h10 M7 15h10 M3.5 5h.01 M3.5 10h.01 M3.5 15h.01',
    heart: 'M2.5 10.5h4l2-4.5 3 8.5 2-4h4',
    key: 'M7 13.5a4 4 0 1 0 0-8 4 4 0 0 0 0 8z M11 9.5h6.5 M15 9.5V13 M17.5 9.5v2',
    search: 'M8.5 14a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11z M12.5 12.5L17 17',
    send: 'M3 10l14-6.5-4.5 13-3-5.5z M9.5 11L17 3.5',
    upload: 'M10 13V3.5 M6 7.5l4-4 4 4 M3 13.5v3h14v-3',
    undo: 'M7 4L3 8l4 4 M3 8h8.5a4.5 4.5 0 0 1 0 9H7',
    trash: 'M3.5 5.5h13 M8 5.5v-2h4v2 M5 5.5l.8 11.5h8.4l.8-11.5 M8.5 8.5v5.5 M11.5 8.5v5.5',
    down: 'M5 7.5l5 5 5-5',
    right: 'M7.5 5l5 5-5 5',
    wrap: 'M10 17.5a7.5 7.5 0 1 0 0-15 7.5 7.5 0 0 0 0 15z M10 5.8V10l3 2',
    dot: 'M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
    attach: 'M14.5 8.5l-5.8 5.8a2.5 2.5 0 0 1-3.5-3.5l6.5-6.5a3.7 3.7 0 0 1 5.2 5.2L10.5 16',
    widget: 'M3 3h14v14H3z M3 7.5h14 M7.5 7.5V17'
};

const ROUND = new Set(['keypad', 'sms']);

/** Makes an icon. It says nothing to screen readers: its button has a name. */
export function icon(name) {
    const svg = document.createElementNS(NAMESPACE, 'svg');
    svg.setAttribute('viewBox', '0 0 20 20');
    svg.setAttribute('class', 'icon' + (ROUND.has(name) ? ' dots' : ''));
    svg.setAttribute('aria-hidden', 'true');
    svg.setAttribute('focusable', 'false');
    svg.dataset.icon = name;
    const path = document.createElementNS(NAMESPACE, 'path');
    path.setAttribute('d', PATHS[name] || PATHS.widget);
    svg.append(path);
    return svg;
}

/** Whether there is an icon of that name. */
export function hasIcon(name) {
    return Object.hasOwn(PATHS, name);
}

const CHANNELS = {
    VOICE: ['phone', 'Voice'],
    WEBCHAT: ['chat', 'Chat'],
    CHAT: ['chat', 'Chat'],
    MESSAGING: ['chat', 'Messaging'],
    SMS: ['sms', 'SMS'],
    EMAIL: ['mail', 'E-mail'],
    SOCIAL: ['social', 'Social'],
    VIDEO: ['video', 'Video']
};

/** Icon and name of a channel; channels are an open set. */
export function channel(name) {
    const known = CHANNELS[String(name).toUpperCase()];
    return known ? {icon: known[0], name: known[1]} : {icon: 'card', name: name ? String(name) : 'Interaction'};
}
