/* Loaded into a frame beside a widget's own files: answers what is in the frame, which its page cannot see. */
'use strict';

window.addEventListener('message', ({data, source}) => {
    if (!data || data.type !== 'probe') {
        return;
    }
    const found = [];
    const search = root => {
        found.push(...root.querySelectorAll(data.selector));
        root.querySelectorAll('*').forEach(element => element.shadowRoot && search(element.shadowRoot));
    };
    if (data.what !== 'loaded') {
        search(document);
    }
    const [first] = found;
    const result = {
        texts: () => found.map(element => element.textContent),
        data: () => found.map(element => ({...element.dataset})),
        click: () => first.click(),
        loaded: () => performance.getEntriesByType('resource').filter(({name}) => name.endsWith(data.selector))
            .map(({startTime, responseEnd}) => ({startTime, responseEnd}))[0],
        style: () => first && getComputedStyle(first).getPropertyValue(data.property)
    }[data.what]();
    source.postMessage({type: 'probed', id: data.id, result}, '*');
});
