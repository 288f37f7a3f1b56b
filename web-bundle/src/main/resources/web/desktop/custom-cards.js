/*
 * The cards that widgets made.
 */
import {byId, fill, h, list, setText} from '/common/dom.js';
import {icon} from '/common/icons.js';
import {showSince, showUntil} from '/common/time.js';

const COLOURS = new Set(['blue', 'green', 'red', 'orange', 'yellow', 'purple', 'grey', 'gray']);

const MOST_BUTTONS = 6;

function text(value) {
    return value === null || value === undefined ? '' : String(value);
}

/** What a button is called: the API does not say in which field that is. */
function nameOf(button) {
    const {label, name, title, text: caption, tooltip, id} = Object(button);
    return text(typeof button === 'string' ? button : [label, name, title, caption, tooltip, id].find(Boolean));
}

export class CustomCards {
    #head = byId('custom-head');
    #list = byId('custom-cards');
    #custom;

    constructor(custom) {
        this.#custom = custom;
        custom.on('change', () => this.#render());
    }

    #render() {
        this.#head.hidden = this.#custom.cards.length === 0;
        list(
            this.#list,
            this.#custom.cards,
            each => each.owner + '\n' + each.card.id,
            each => this.#make(each),
            (element, each) => this.#show(element, each)
        );
    }

    #make({owner, card}) {
        const end = h(
            'button',
            {
                type: 'button',
                class: 'button small',
                testid: 'custom-card-end',
                on: {
                    click: () => {
                        const known = this.#custom.cards.find(each => each.owner === owner && each.card.id === card.id);
                        if (known !== undefined) {
                            this.#custom.endCard(known);
                        }
                    }
                }
            },
            icon('close'),
            h('span', {text: 'Close'})
        );
        return h(
            'li',
            {'class': 'card custom', 'testid': 'custom-card', 'data-card-id': card.id, 'data-widget-id': owner},
            h(
                'div',
                {class: 'card-open'},
                h('span', {class: 'card-channel'}, icon('card')),
                h(
                    'span',
                    {class: 'card-text'},
                    h('span', {class: 'card-title', testid: 'custom-card-title'}),
                    h('span', {class: 'card-topic muted'})
                )
            ),
            h(
                'p',
                {class: 'card-line'},
                h('span', {class: 'badge', testid: 'custom-card-state'}),
                h('time', {'class': 'card-time', 'role': 'timer', 'aria-live': 'off'})
            ),
            h('div', {class: 'custom-buttons'}),
            h('div', {class: 'card-buttons'}, end)
        );
    }

    #button(known, button) {
        const press = () => this.#custom.press(known, button);
        const properties = {type: 'button', class: 'button small', testid: 'custom-card-button', text: nameOf(button)};
        return h('button', {...properties, on: {click: press}});
    }

    #buttons(element, known) {
        const {cardButtons} = known.card;
        const wanted = (Array.isArray(cardButtons) ? cardButtons : []).filter(nameOf).slice(0, MOST_BUTTONS);
        const shown = JSON.stringify(wanted);
        if (element.dataset.shown !== shown) {
            element.dataset.shown = shown;
            fill(element, ...wanted.map(button => this.#button(known, button)));
        }
    }

    #show(element, known) {
        const {ownerName, since, card} = known;
        const [open, line, buttons] = element.children;
        this.#buttons(buttons, known);
        const [, texts] = open.children;
        const [state, time] = line.children;
        const colour = text(card.color).toLowerCase();
        element.dataset.colour = COLOURS.has(colour) ? colour : '';
        setText(texts.firstElementChild, text(card.title) || 'Card');
        texts.firstElementChild.title = text(card.titleTooltip);
        setText(texts.lastElementChild, [text(card.summary), ownerName].filter(Boolean).join(' · '));
        setText(state, text(card.state));
        state.hidden = text(card.state) === '';
        const began = Number(card.establishedTime) || since;
        time.hidden = card.isTimerDisabled === true;
        if (card.countdownTimer === true && Number(card.countdownDuration) > 0) {
            showUntil(time, (Number(card.updateTimestamp) || began) + Number(card.countdownDuration) * 1000);
        } else {
            showSince(time, began);
        }
    }
}
