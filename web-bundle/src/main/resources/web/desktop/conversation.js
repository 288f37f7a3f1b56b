/*
 * The conversation of a chat-like interaction: what was said, who types, and the field to answer in.
 */
import {h, list, setAttribute, setText} from '/common/dom.js';
import {icon} from '/common/icons.js';
import {onceAtATime} from '/common/busy.js';
import {timeOfDay} from '/common/time.js';
import {counter, insertText, limitOf, looksLikeHtml, textOfHtml} from './composer.js';
import {textOf} from './model.js';
import {watchHeight} from './panel.js';

const TYPING_EVERY = 3_000;

function side(message) {
    const from = message.receivedFrom || {};
    const type = from.participantType || from.type || '';
    return from.isSelf === true ? 'self' : type === 'CUSTOMER' || type === '' ? 'customer' : 'other';
}

function nameOf(message) {
    const from = message.receivedFrom || {};
    return from.isSelf === true
        ? 'You'
        : from.participantName || from.name || from.participantAddress || from.address || 'Customer';
}

function plain(message) {
    const text = textOf(message.body);
    return looksLikeHtml(text) && /html|mail/i.test(message.type || '') ? textOfHtml(text) : text;
}

export class Conversation {
    kind = 'chat';
    element;
    #card;
    #model;
    #actions;
    #messages;
    #rows;
    #typing;
    #field;
    #send;
    #counter = counter();
    #phrases;
    #answer;
    #lastTyping = 0;

    constructor(card, model, actions) {
        this.#card = card;
        this.#model = model;
        this.#actions = actions;
        this.#rows = h('ol', {class: 'message-list', testid: 'messages'});
        this.#messages = h(
            'div',
            {'class': 'messages', 'role': 'log', 'aria-label': 'Messages', 'tabindex': '0'},
            this.#rows
        );
        this.#typing = h('p', {'class': 'typing muted', 'aria-live': 'polite', 'testid': 'typing'});
        this.#field = h('textarea', {
            'rows': '3',
            'aria-label': 'Message to the customer',
            'placeholder': 'Write a message',
            'testid': 'composer',
            'on': {input: () => this.#typed(), keydown: event => this.#key(event)}
        });
        this.#send = onceAtATime(
            h('button', {type: 'button', class: 'button primary', testid: 'composer-send'}, icon('send'), 'Send'),
            () => this.#submit()
        );
        this.#phrases = h('div', {
            'class': 'phrases',
            'role': 'group',
            'aria-label': 'Suggested phrases',
            'hidden': true
        });
        this.#answer = h(
            'div',
            {class: 'composer'},
            this.#field,
            h(
                'div',
                {class: 'composer-foot'},
                h('span', {class: 'hint', text: 'Enter sends, Shift+Enter begins a line'}),
                this.#counter.element,
                this.#send
            )
        );
        this.element = watchHeight(
            h(
                'article',
                {
                    'class': 'conversation',
                    'aria-label': 'Conversation',
                    'testid': 'conversation',
                    'data-interaction-id': card.id
                },
                h('header', {class: 'widget-head'}, h('h3', {text: 'Conversation'})),
                this.#messages,
                this.#typing,
                this.#phrases,
                this.#answer
            )
        );
        this.update(card);
    }

    /** Brings it up to date with the card. */
    update(card) {
        this.#card = card;
        const extra = this.#model.extra(card.id);
        const atEnd = this.#messages.scrollHeight - this.#messages.scrollTop - this.#messages.clientHeight < 24;
        list(
            this.#rows,
            extra.messages.map((message, place) => ({message, place})),
            ({message, place}) => message.messageId || 'own ' + place,
            () => this.#row(),
            (row, {message}) => this.#fillRow(row, message)
        );
        if (atEnd) {
            this.#messages.scrollTop = this.#messages.scrollHeight;
        }
        const over = card.phase === 'wrap';
        setText(this.#typing, over || extra.typing === null ? '' : extra.typing.name + ' is typing …');
        this.#suggest(over ? {} : card.context);
        this.#answer.hidden = over;
        const allowed = card.capabilities.canSendMessage === true;
        this.#field.placeholder = allowed ? 'Write a message' : 'Messages cannot be sent now';
        setAttribute(this.#send, 'data-allowed', allowed);
        this.#check();
    }

    /** Inserts what a widget suggests. */
    insert(text) {
        insertText(this.#field, text);
    }

    #row() {
        return h(
            'li',
            {class: 'message', testid: 'message'},
            h('p', {class: 'message-who'}, h('span'), h('time')),
            h('p', {class: 'message-text', testid: 'message-text'})
        );
    }

    #fillRow(row, message) {
        const [who, text] = row.children;
        row.dataset.side = side(message);
        setText(who.firstElementChild, nameOf(message));
        setText(who.lastElementChild, message.arrivalDate ? timeOfDay(message.arrivalDate).slice(0, 5) : '');
        setText(text, plain(message));
    }

    #suggest(context) {
        const phrases = (Array.isArray(context.suggestedPhrase) ? context.suggestedPhrase : [])
            .map(each => each?.data)
            .filter(data => data && typeof data.text === 'string')
            .slice(0, 6);
        this.#phrases.hidden = phrases.length === 0;
        list(
            this.#phrases,
            phrases,
            data => data.name + '\n' + data.text,
            data =>
                h('button', {
                    type: 'button',
                    class: 'button small',
                    title: data.text,
                    text: data.name || data.text,
                    testid: 'phrase',
                    on: {click: () => this.insert(data.text)}
                })
        );
    }

    #check() {
        const length = this.#field.value.length;
        const fits = this.#counter.show(length, limitOf(this.#card.context, this.#card.channel));
        this.#send.disabled =
            !fits || this.#field.value.trim() === '' || this.#card.capabilities.canSendMessage !== true;
    }

    #typed() {
        this.#check();
        const now = Date.now();
        if (
            now - this.#lastTyping > TYPING_EVERY &&
            this.#field.value !== '' &&
            this.#card.capabilities.canSendMessage === true
        ) {
            this.#lastTyping = now;
            this.#actions.request('desktop', this.#card.id, 'reportChatTyping', {typing: true});
        }
    }

    #key(event) {
        if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
            event.preventDefault();
            this.#send.click();
        }
    }

    async #submit() {
        const text = this.#field.value.trim();
        const before = this.#model.timesSaid(this.#card.id, text);
        const done = await this.#actions.perform('sendChatMessage', {text}, this.#card.id, 'The message');
        if (done) {
            if (this.#field.value.trim() === text) {
                // else somebody went on writing
                this.#field.value = '';
            }
            this.#lastTyping = 0;
            this.#model.wrote(
                this.#card.id,
                {body: text, arrivalDate: new Date().toISOString(), type: this.#card.channel},
                before
            );
            this.#check();
        }
    }
}
