/*
 * The tabs: Home and those of the focused interaction. One is in the tab order; arrow keys move, Enter or Space opens.
 */
import {byId, h, list, setAttribute, setText} from '/common/dom.js';
import {icon} from '/common/icons.js';

export class Tabs {
    #element = byId('tabs');
    #contexts;
    #focus;
    #model;

    constructor(contexts, focus, model) {
        this.#contexts = contexts;
        this.#focus = focus;
        this.#model = model;
        this.#element.addEventListener('keydown', event => this.#key(event));
    }

    render() {
        const tabs = this.#contexts.tabs();
        const open = this.#contexts.open();
        const title = this.#model.card(this.#focus.card)?.title || '';
        list(
            this.#element,
            tabs,
            tab => tab.section.id,
            tab => this.#make(tab),
            (element, tab) => {
                const selected = tab.section === open?.section;
                setAttribute(element, 'aria-selected', String(selected));
                element.tabIndex = selected ? 0 : -1;
                setText(element.lastElementChild, tab.name);
                setAttribute(element, 'aria-label', tab.home ? 'Home' : `${tab.name}, ${title}`);
            }
        );
        document.title = (open && !open.home && title !== '' ? title + ' · ' : '') + 'Desktop · Widgetry';
    }

    #make(tab) {
        return h(
            'button',
            {
                'type': 'button',
                'class': 'tab',
                'role': 'tab',
                'aria-controls': tab.section.id,
                'testid': 'tab',
                'data-tab': tab.home ? 'home' : tab.id,
                'on': {click: () => this.#focus.open(tab.id)}
            },
            tab.home ? icon('home') : null,
            h('span')
        );
    }

    #key(event) {
        const tabs = [...this.#element.querySelectorAll('[role="tab"]')];
        const at = tabs.indexOf(document.activeElement);
        const to = {ArrowRight: at + 1, ArrowLeft: at - 1 + tabs.length, Home: 0, End: tabs.length - 1}[event.key];
        if (at >= 0 && to !== undefined) {
            event.preventDefault();
            tabs[to % tabs.length].focus();
        }
    }
}
