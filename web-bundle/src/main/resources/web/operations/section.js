/*
 * A section of the page: shown or not, and while it is shown asked for anew every few seconds.
 */
import {h, setText} from '/common/dom.js';

const EVERY = 5_000;

export class Section {
    element;
    visible = false;
    #problem = h('p', {class: 'problem section-problem', role: 'alert', hidden: true, testid: 'section-problem'});
    #load;
    #timer = null;
    #loading = false;

    /**
     * @param title its heading
     * @param content its elements
     * @param load asks for the data and shows them, or null; returns a promise
     * @param tools elements beside the heading
     */
    constructor(id, title, content, load = null, tools = []) {
        this.#load = load;
        this.element = h(
            'section',
            {'class': 'section', 'hidden': true, 'aria-labelledby': 'title-' + id, 'testid': 'section-' + id},
            h('div', {class: 'section-head'}, h('h2', {id: 'title-' + id, text: title}), ...tools),
            this.#problem,
            ...content
        );
    }

    show() {
        this.visible = true;
        this.element.hidden = false;
        this.refresh();
        this.#timer = setInterval(() => this.refresh(), EVERY);
    }

    hide() {
        this.visible = false;
        this.element.hidden = true;
        clearInterval(this.#timer);
    }

    /** Asks anew, if it is shown and not just asking. */
    async refresh() {
        if (this.#load === null || !this.visible || this.#loading || document.hidden) {
            return;
        }
        this.#loading = true;
        try {
            await this.#load();
            this.#problem.hidden = true;
        } catch (problem) {
            setText(this.#problem, problem.message);
            this.#problem.hidden = false;
        } finally {
            this.#loading = false;
        }
    }
}
