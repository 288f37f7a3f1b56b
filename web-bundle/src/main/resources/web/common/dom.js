/*
 * Making elements. Text goes in as text only: nothing here takes markup, so that no payload can become any.
 */

const OWN = new Set(['class', 'text', 'on', 'hidden', 'disabled', 'checked', 'selected', 'value', 'testid']);

/**
 * Makes an element.
 *
 * @param {string} tag its name
 * @param {object} [properties] class, text, testid, on: {event: listener}, boolean properties, value; all others become
 *     attributes, those that are null, undefined or false are left out
 * @param {...(Node|string|null|Array)} children nulls are left out
 */
export function h(tag, properties, ...children) {
    const element = document.createElement(tag);
    const given = properties || {};
    if (given.class) {
        element.className = given.class;
    }
    if (given.text !== undefined) {
        element.textContent = given.text;
    }
    if (given.testid) {
        element.dataset.testid = given.testid;
    }
    for (const name of ['hidden', 'disabled', 'checked', 'selected', 'value']) {
        if (given[name] !== undefined) {
            element[name] = given[name];
        }
    }
    for (const [event, listener] of Object.entries(given.on || {})) {
        element.addEventListener(event, listener);
    }
    for (const [name, value] of Object.entries(given)) {
        if (!OWN.has(name) && value !== undefined && value !== null && value !== false) {
            element.setAttribute(name, value === true ? '' : String(value));
        }
    }
    element.append(
        ...children.flat(Infinity).filter(child => child !== null && child !== undefined && child !== false)
    );
    return element;
}

/** Sets the text of an element, if it is another one: nothing is announced or selected away without a reason. */
export function setText(element, text) {
    const wanted = text === null || text === undefined ? '' : String(text);
    if (element.textContent !== wanted) {
        element.textContent = wanted;
    }
}

/** Sets or, with null, removes an attribute, if it changes. */
export function setAttribute(element, name, value) {
    if (value === null || value === undefined || value === false) {
        element.removeAttribute(name);
    } else if (element.getAttribute(name) !== String(value)) {
        element.setAttribute(name, String(value));
    }
}

/**
 * Makes the children of an element those of a list, each of which is made once and then kept up to date. An element that
 * stays where it is is not touched: it keeps the focus, its scroll position, and a frame in it lives on.
 *
 * @param {Element} parent whose children are all made here
 * @param {Array} items what to show, in order
 * @param {function} keyOf the item's key, unique in the list
 * @param {function} create makes the element of an item
 * @param {function} [update] called with element and item, also right after create
 */
export function list(parent, items, keyOf, create, update = () => {}) {
    const known = new Map([...parent.children].map(child => [child.dataset.key, child]));
    const wanted = items.map(item => {
        const key = String(keyOf(item));
        let child = known.get(key);
        if (child === undefined) {
            child = create(item);
            child.dataset.key = key;
        }
        known.delete(key);
        update(child, item);
        return child;
    });
    known.forEach(child => child.remove());
    wanted.forEach((child, place) => {
        if (parent.children[place] !== child) {
            parent.insertBefore(child, parent.children[place] || null);
        }
    });
    return wanted;
}

/** Replaces the content of an element. */
export function fill(parent, ...children) {
    parent.replaceChildren(...children.flat(Infinity).filter(child => child !== null && child !== undefined));
    return parent;
}

/** The element of the page with an id; it is an error if there is none. */
export function byId(id) {
    const element = document.getElementById(id);
    if (element === null) {
        throw new Error(`the page has no element ${id}`);
    }
    return element;
}
