/*
 * The panel around a widget: its name, how it fares, buttons to load it again and to close it.
 */
import {h, setText} from '/common/dom.js';
import {icon} from '/common/icons.js';
import {showView, viewElement} from './views.js';

const ROW = 4; // px, as grid-auto-rows of .grid
const GAP = 12;

// Each panel takes as many rows of its grid as it is high, so that no row waits for its highest panel.
const heights = new ResizeObserver(entries => {
    for (const {target} of entries) {
        if (target.offsetHeight > 0) {
            target.style.setProperty('--span', String(Math.ceil((target.offsetHeight + GAP) / ROW)));
        }
    }
});

/** Makes a grid of panels higher than it is wide fit without holes. */
export function watchHeight(element) {
    heights.observe(element);
    return element;
}

const STATES = {
    loading: ['Loading …', ''],
    live: ['', ''],
    hung: ['Not responding', 'bad'],
    failed: ['Did not load', 'bad'],
    closed: ['Closed', '']
};

/** The panel of one widget in one context. */
export class Panel {
    element;
    body;
    #icon;
    #name;
    #version;
    #badge;
    #problems;
    #notice;
    #view = null;
    #errors = 0;

    /** @param buttons {reload, close}: listeners; without them there are no buttons */
    constructor(widget, interactionId, buttons) {
        this.#icon = h('img', {
            class: 'widget-icon',
            alt: '',
            hidden: true,
            on: {
                error: () => {
                    this.#icon.hidden = true;
                }
            }
        });
        this.#name = h('h3', {testid: 'widget-name'});
        this.#version = h('span', {class: 'widget-version muted', testid: 'widget-version'});
        this.#badge = h('span', {class: 'badge', testid: 'widget-state', hidden: true});
        this.#problems = h('span', {class: 'badge warn', testid: 'widget-problems', hidden: true});
        this.#notice = h('div', {class: 'widget-notice', role: 'alert', testid: 'widget-notice', hidden: true});
        this.body = h('div', {class: 'widget-body'});
        this.element = watchHeight(
            h(
                'article',
                {
                    'class': 'widget',
                    'testid': 'widget',
                    'data-widget-id': widget.widgetId,
                    'data-interaction-id': interactionId,
                    'data-kind': widget.java ? 'java' : 'browser'
                },
                h(
                    'header',
                    {class: 'widget-head'},
                    this.#icon,
                    this.#name,
                    this.#version,
                    this.#problems,
                    this.#badge,
                    buttons ? this.#buttons(buttons) : null
                ),
                this.#notice,
                this.body
            )
        );
        this.describe(widget);
    }

    #buttons({reload, close}) {
        const button = (name, symbol, listener, testid) =>
            h(
                'button',
                {
                    'type': 'button',
                    'class': 'icon-button',
                    'title': name,
                    'aria-label': name,
                    testid,
                    'on': {click: listener}
                },
                icon(symbol)
            );
        return h(
            'span',
            {class: 'widget-buttons'},
            button('Load the widget again', 'refresh', reload, 'widget-reload'),
            button('Close the widget', 'close', close, 'widget-close')
        );
    }

    /** Shows name and version of the widget, which change with an update. */
    describe(widget) {
        const name = widget.name || widget.widgetId;
        setText(this.#name, name);
        this.#name.title = widget.description || widget.widgetId;
        setText(this.#version, widget.version || '');
        this.element.setAttribute('aria-label', name);
        // A file of the widget; what else manifests have as icon are names of sprites that are not here.
        if (/^\/frame\//.test(widget.icon || '') && this.#icon.getAttribute('src') !== widget.icon) {
            this.#icon.src = widget.icon;
            this.#icon.hidden = false;
        }
        this.element.dataset.version = widget.version || '';
    }

    /** Shows how a browser widget fares, and in words what can be done if it is not well. */
    state(state, sentence = '') {
        const [text, kind] = STATES[state];
        this.element.dataset.state = state;
        setText(this.#badge, text);
        this.#badge.className = 'badge ' + kind;
        this.#badge.hidden = text === '';
        setText(this.#notice, sentence);
        this.#notice.hidden = sentence === '';
    }

    /** Counts what a widget did wrong; the last one is named in the tooltip. */
    problem(text) {
        this.#errors++;
        setText(this.#problems, this.#errors === 1 ? '1 problem' : this.#errors + ' problems');
        this.#problems.title = text;
        this.#problems.hidden = false;
    }

    forgetProblems() {
        this.#errors = 0;
        this.#problems.hidden = true;
    }

    /** Shows a Java widget's view. */
    show(view) {
        if (this.#view === null) {
            this.#view = viewElement();
            this.body.append(this.#view);
        }
        showView(this.#view, view);
    }

    remove() {
        heights.unobserve(this.element);
        this.element.remove();
    }
}
