/*
 * An e-mail interaction: what came in, and the answer being written. Both are text: HTML is read for its text only.
 */
import {h, list} from '/common/dom.js';
import {icon} from '/common/icons.js';
import {onceAtATime} from '/common/busy.js';
import {field, options} from '/common/dialog.js';
import {moment} from '/common/time.js';
import {toast} from '/common/toast.js';
import {insertText, looksLikeHtml, textOfHtml} from './composer.js';
import {textOf} from './model.js';
import {watchHeight} from './panel.js';

function addresses(text) {
    return text
        .split(/[,;\s]+/)
        .map(each => each.trim())
        .filter(each => each !== '');
}

function isMail(address) {
    return /^[^@\s]+@[^@\s]+$/.test(address);
}

export class Email {
    kind = 'email';
    element;
    #card;
    #model;
    #actions;
    #received = h('div', {class: 'mails', testid: 'mails'});
    #from = h('select', {testid: 'email-from'});
    #to = h('input', {type: 'text', testid: 'email-to', autocomplete: 'off'});
    #cc = h('input', {type: 'text', testid: 'email-cc', autocomplete: 'off'});
    #bcc = h('input', {type: 'text', testid: 'email-bcc', autocomplete: 'off'});
    #subject = h('input', {type: 'text', testid: 'email-subject', autocomplete: 'off'});
    #body = h('textarea', {'rows': '8', 'aria-label': 'Text of the e-mail', 'testid': 'email-body'});
    #attachments = h('ul', {class: 'attachments', testid: 'attachments'});
    #send;
    #answer;
    #prefilled = false;

    constructor(card, model, actions) {
        this.#card = card;
        this.#model = model;
        this.#actions = actions;
        this.#send = onceAtATime(
            h('button', {type: 'button', class: 'button primary', testid: 'email-send'}, icon('send'), 'Send'),
            () => this.#submit()
        );
        this.#answer = h(
            'div',
            {class: 'composer'},
            h(
                'div',
                {class: 'mail-fields'},
                field('From', this.#from),
                field('To', this.#to),
                field('Cc', this.#cc),
                field('Bcc', this.#bcc),
                field('Subject', this.#subject)
            ),
            this.#body,
            this.#attachments,
            h('div', {class: 'composer-foot'}, h('span', {class: 'hint', text: 'Sent as plain text'}), this.#send)
        );
        this.element = watchHeight(
            h(
                'article',
                {
                    'class': 'conversation email',
                    'aria-label': 'E-mail',
                    'testid': 'email',
                    'data-interaction-id': card.id
                },
                h('header', {class: 'widget-head'}, h('h3', {text: 'E-mail'})),
                this.#received,
                this.#answer
            )
        );
        this.update(card);
    }

    /** Brings it up to date with the card. */
    update(card) {
        this.#card = card;
        const {messages, attachments} = this.#model.extra(card.id);
        list(
            this.#received,
            messages.map((message, place) => ({message, place})),
            ({message, place}) => message.messageId || place,
            ({message}) => this.#mail(message)
        );
        this.#received.hidden = messages.length === 0;
        list(
            this.#attachments,
            attachments,
            each => each.partId || each.name,
            each => this.#attachment(each)
        );
        this.#senders(card.context);
        this.#prefill(messages);
        this.#answer.hidden = card.phase === 'wrap'; // it was answered, or will not be
        this.#send.disabled = card.capabilities.canReply !== true;
        this.#send.title = this.#send.disabled ? 'This e-mail cannot be answered now' : '';
    }

    /** Inserts what a widget suggests, as text. */
    insert(html) {
        insertText(this.#body, looksLikeHtml(html) ? textOfHtml(html) : html);
    }

    #mail(message) {
        const from = message.receivedFrom || {};
        const text = textOf(message.body);
        const sender = from.isSelf === true ? 'You' : from.participantName || from.name || '';
        return h(
            'article',
            {class: 'mail', testid: 'mail'},
            h(
                'header',
                null,
                h('strong', {text: message.subject || 'No subject', testid: 'mail-subject'}),
                h('span', {
                    class: 'muted',
                    text: [sender, from.participantAddress || from.address].filter(Boolean).join(' · ')
                }),
                h('time', {class: 'muted', text: message.arrivalDate ? moment(message.arrivalDate) : ''})
            ),
            h('p', {class: 'mail-text', testid: 'mail-text', text: looksLikeHtml(text) ? textOfHtml(text) : text})
        );
    }

    #attachment(attachment) {
        const name = attachment.name || attachment.partId || 'Attachment';
        const remove = onceAtATime(
            h(
                'button',
                {
                    'type': 'button',
                    'class': 'icon-button',
                    'aria-label': 'Remove ' + name,
                    'testid': 'attachment-remove'
                },
                icon('close')
            ),
            async () => {
                const extra = this.#model.extra(this.#card.id);
                if (
                    await this.#actions.perform(
                        'removeEmailAttachment',
                        {attachmentId: attachment.partId},
                        this.#card.id,
                        'Removing ' + name
                    )
                ) {
                    extra.attachments = extra.attachments.filter(each => each !== attachment);
                    this.update(this.#card);
                }
            }
        );
        const size = Number(attachment.size);
        return h(
            'li',
            {testid: 'attachment'},
            icon('attach'),
            h('span', {text: name}),
            h('span', {class: 'muted', text: size > 0 ? Math.max(1, Math.round(size / 1024)) + ' kB' : ''}),
            remove
        );
    }

    #senders(context) {
        const known = (Array.isArray(context.fromAddresses) ? context.fromAddresses : [])
            .map(each => each?.data)
            .filter(data => data && typeof data.address === 'string');
        const choices =
            known.length > 0
                ? known.map(({address, description}) => ({
                      value: address,
                      text: description ? `${address} (${description})` : address
                  }))
                : [
                      {
                          value: this.#card.data.destinationAddress || '',
                          text: this.#card.data.destinationAddress || 'The default address'
                      }
                  ];
        const mark = JSON.stringify(choices);
        if (this.#from.dataset.choices !== mark) {
            const chosen = this.#from.value;
            this.#from.dataset.choices = mark;
            options(this.#from, choices);
            this.#from.value = choices.some(each => each.value === chosen) ? chosen : choices[0].value;
        }
    }

    #prefill(messages) {
        const last = messages.findLast(message => message.receivedFrom?.isSelf !== true);
        if (this.#prefilled || last === undefined) {
            return;
        }
        this.#prefilled = true;
        const from = last.receivedFrom || {};
        this.#to.value = from.participantAddress || from.address || this.#card.address;
        this.#subject.value = /^re:/i.test(last.subject || '')
            ? last.subject
            : 'Re: ' + (last.subject || this.#card.topic);
    }

    async #submit() {
        const to = addresses(this.#to.value);
        const email = {
            to,
            cc: addresses(this.#cc.value),
            bcc: addresses(this.#bcc.value),
            from: this.#from.value,
            subject: this.#subject.value.trim(),
            message: this.#body.value,
            type: 'text/plain'
        };
        const wrong = [...email.to, ...email.cc, ...email.bcc].find(each => !isMail(each));
        if (to.length === 0 || wrong !== undefined) {
            toast(
                to.length === 0 ? 'The e-mail needs an address to go to.' : `${wrong} is no e-mail address.`,
                'error'
            );
            this.#to.focus();
            return;
        }
        const before = this.#model.timesSaid(this.#card.id, email.message);
        if (await this.#actions.perform('sendEmailMessage', {email}, this.#card.id, 'The e-mail')) {
            this.#model.wrote(
                this.#card.id,
                {subject: email.subject, body: email.message, arrivalDate: new Date().toISOString()},
                before
            );
            this.#body.value = '';
            toast('The e-mail was sent.');
        }
    }
}
