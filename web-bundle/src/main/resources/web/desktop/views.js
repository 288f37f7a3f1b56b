/*
 * What Java widgets show: a title, labelled rows, a list and a status, all of it text.
 */
import {h, list, setText} from '/common/dom.js';

/** Makes the element of a view; showView keeps it up to date. */
export function viewElement() {
    return h(
        'div',
        {class: 'view', testid: 'view'},
        h('p', {class: 'view-title', testid: 'view-title'}),
        h('dl', {class: 'view-rows', testid: 'view-rows'}),
        h('ul', {class: 'view-items', testid: 'view-items'}),
        h('p', {class: 'view-status', testid: 'view-status'})
    );
}

/** Shows a view. A list that was scrolled to its end stays there. */
export function showView(element, view) {
    const [title, rows, items, status] = element.children;
    setText(title, view.title);
    title.hidden = !view.title;
    showRows(rows, view.rows || []);
    showItems(items, view.items || []);
    setText(status, view.status);
    status.hidden = !view.status;
}

function showRows(parent, rows) {
    parent.hidden = rows.length === 0;
    list(
        parent,
        rows.map((row, place) => ({...row, place})),
        row => row.place,
        () => h('div', {class: 'view-row', testid: 'view-row'}, h('dt'), h('dd')),
        (element, {label, value}) => {
            setText(element.firstElementChild, label);
            setText(element.lastElementChild, value);
        }
    );
}

function showItems(parent, items) {
    const atEnd = parent.scrollHeight - parent.scrollTop - parent.clientHeight < 8;
    parent.hidden = items.length === 0;
    list(
        parent,
        items.map((item, place) => ({item, place})),
        ({place}) => place,
        () => h('li', {testid: 'view-item'}),
        (element, {item}) => setText(element, item)
    );
    if (atEnd) {
        parent.scrollTop = parent.scrollHeight;
    }
    // Keyboard users can scroll what overflows.
    if (parent.scrollHeight > parent.clientHeight + 1) {
        parent.tabIndex = 0;
        parent.setAttribute('aria-label', 'List, scrollable');
    } else {
        parent.removeAttribute('tabindex');
    }
}
