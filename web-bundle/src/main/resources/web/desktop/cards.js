/*
 * The cards of the live interactions. One of them is in the tab order; the arrow keys move among them.
 */
import {byId, h, list, setAttribute, setText} from '/common/dom.js';
import {channel, icon} from '/common/icons.js';
import {showSince} from '/common/time.js';
import {quickOperationsOf} from './operations.js';
import {showOperations} from './operation-buttons.js';

export class Cards {
    #list = byId('cards');
    #empty = byId('cards-empty');
    #count = byId('cards-count');
    #model;
    #focus;
    #run;
    #ringing = new Set();
    #announce;

    /**
     * @param run called with card and operation; returns a promise
     * @param announce called with a sentence for screen readers
     */
    constructor(model, focus, run, announce) {
        this.#model = model;
        this.#focus = focus;
        this.#run = run;
        this.#announce = announce;
        model.on('list', () => this.render());
        model.on('change', () => this.render());
        focus.on('change', () => this.render());
        this.#list.addEventListener('keydown', event => this.#key(event));
    }

    render() {
        const cards = this.#model.cards();
        list(
            this.#list,
            cards,
            card => card.id,
            card => this.#make(card),
            (element, card) => this.#show(element, card)
        );
        this.#empty.hidden = cards.length > 0;
        setText(this.#count, cards.length);
        const reachable = cards.find(card => card.id === this.#focus.card) || cards[0];
        [...this.#list.children].forEach(element => {
            element.querySelector('.card-open').tabIndex = element.dataset.key === reachable?.id ? 0 : -1;
        });
        this.#ring(cards);
    }

    /** Moves the keyboard's focus to the next card, or the one before. */
    step(by) {
        const opens = [...this.#list.querySelectorAll('.card-open')];
        const at = opens.findIndex(open => open.closest('.card').dataset.key === this.#focus.card);
        if (opens.length > 0) {
            const open = opens[(at + by + opens.length) % opens.length];
            open.click();
            open.focus();
        }
    }

    #make(card) {
        const open = h(
            'button',
            {type: 'button', class: 'card-open', testid: 'card-open', on: {click: () => this.#focus.focus(card.id)}},
            h('span', {class: 'card-channel'}),
            h(
                'span',
                {class: 'card-text'},
                h('span', {class: 'card-title', testid: 'card-title'}),
                h('span', {class: 'card-topic muted', testid: 'card-topic'})
            )
        );
        return h(
            'li',
            {'class': 'card', 'testid': 'card', 'data-interaction-id': card.id},
            open,
            h(
                'p',
                {class: 'card-line'},
                h('span', {class: 'badge', testid: 'card-state'}),
                h('span', {class: 'badge', testid: 'card-consult', hidden: true, text: 'Consult'}),
                h('time', {'class': 'card-time', 'testid': 'card-timer', 'role': 'timer', 'aria-live': 'off'})
            ),
            h('div', {class: 'card-buttons'})
        );
    }

    #show(element, card) {
        const [open, line, buttons] = element.children;
        const [symbol, texts] = open.children;
        const [state, consult, time] = line.children;
        element.dataset.state = card.state;
        element.dataset.phase = card.phase;
        setAttribute(element, 'data-channel', card.channel || null);
        const focused = card.id === this.#focus.card;
        element.classList.toggle('focused', focused);
        setAttribute(open, 'aria-current', focused ? 'true' : null);
        const wanted = channel(card.channel).icon;
        if (symbol.firstChild?.dataset.icon !== wanted) {
            symbol.replaceChildren(icon(wanted), h('span', {class: 'visually-hidden', text: card.channelName}));
        }
        setText(texts.firstElementChild, card.title);
        setText(texts.lastElementChild, [card.topic, card.address].filter(Boolean).join(' · ') || card.channelName);
        setText(state, card.stateName);
        state.className =
            'badge ' + ({alerting: 'accent', active: 'good', held: 'warn', wrap: 'wait'}[card.phase] || '');
        consult.hidden = !card.consult;
        showSince(time, card.since);
        time.setAttribute('aria-label', 'Since then');
        showOperations(buttons, card.id, quickOperationsOf(card), operation => this.#run(card.id, operation), true);
    }

    #ring(cards) {
        const ringing = cards.filter(card => card.phase === 'alerting' && !card.calling);
        ringing
            .filter(card => !this.#ringing.has(card.id))
            .forEach(card =>
                this.#announce(
                    `New ${card.channelName.toLowerCase()} interaction from ${card.title}` +
                        (card.topic ? `, ${card.topic}` : '')
                )
            );
        this.#ringing = new Set(ringing.map(card => card.id));
    }

    #key(event) {
        const step = {ArrowDown: 1, ArrowUp: -1}[event.key];
        const opens = [...this.#list.querySelectorAll('.card-open')];
        const card = event.target.closest('.card');
        if (card === null || opens.length === 0) {
            return;
        }
        const at = opens.indexOf(card.querySelector('.card-open'));
        const to =
            event.key === 'Home'
                ? 0
                : event.key === 'End'
                  ? opens.length - 1
                  : step === undefined
                    ? -1
                    : (at + step + opens.length) % opens.length;
        if (to >= 0) {
            event.preventDefault();
            opens.forEach((open, place) => {
                open.tabIndex = place === to ? 0 : -1;
            });
            opens[to].focus();
        }
    }
}
