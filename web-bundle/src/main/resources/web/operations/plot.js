/*
 * Small plots of the last two minutes: a line with its area, scaled to its own maximum, and the latest value in words.
 */
import {h, setText} from '/common/dom.js';
import {WINDOW} from './live.js';

const NAMESPACE = 'http://www.w3.org/2000/svg';
const HEIGHT = 24;
const STEP = 1;

function svg(name, attributes) {
    const element = document.createElementNS(NAMESPACE, name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    return element;
}

// A gap in the values is a gap in the line.
function paths(values, top) {
    const y = value => (HEIGHT - 1 - (value / top) * (HEIGHT - 3)).toFixed(1);
    let line = '';
    let area = '';
    let begin = null;
    values.forEach((value, place) => {
        const x = place * STEP;
        if (value === null) {
            area += begin === null ? '' : `L${x - STEP} ${HEIGHT}Z`;
            begin = null;
            return;
        }
        line += `${begin === null ? 'M' : 'L'}${x} ${y(value)}`;
        area += begin === null ? `M${x} ${HEIGHT}L${x} ${y(value)}` : `L${x} ${y(value)}`;
        begin = begin ?? x;
    });
    area += begin === null ? '' : `L${(values.length - 1) * STEP} ${HEIGHT}Z`;
    return {line, area};
}

/** A plot; show(series) draws it. */
export class Plot {
    element;
    #line = svg('path', {'class': 'plot-line', 'vector-effect': 'non-scaling-stroke'});
    #area = svg('path', {class: 'plot-area'});
    #value = h('span', {class: 'plot-value'});
    #label;
    #words;
    #least;

    /**
     * @param label what it shows
     * @param words makes words of a value
     * @param least the scale reaches at least up to this, so that noise does not look like a storm
     */
    constructor(label, words, least, testid) {
        this.#label = label;
        this.#words = words;
        this.#least = least;
        const drawing = svg('svg', {
            'class': 'plot-drawing',
            'viewBox': `0 0 ${WINDOW * STEP} ${HEIGHT}`,
            'preserveAspectRatio': 'none',
            'aria-hidden': 'true'
        });
        drawing.append(this.#area, this.#line);
        this.element = h('div', {class: 'plot', role: 'img', testid}, drawing, this.#value);
    }

    show(series) {
        const known = series.values.filter(value => value !== null);
        const top = Math.max(this.#least, ...known);
        const {line, area} = paths(series.values, top);
        this.#line.setAttribute('d', line);
        this.#area.setAttribute('d', area);
        const words = series.last === null ? '–' : this.#words(series.last);
        setText(this.#value, words);
        const highest =
            known.length === 0 ? '' : `, at most ${this.#words(Math.max(...known))} in the last two minutes`;
        this.element.setAttribute('aria-label', `${this.#label}: ${words}${highest}`);
        this.element.title = `${this.#label}${highest}`;
    }
}
