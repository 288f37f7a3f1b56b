/*
 * The head of the focused interaction: who it is, what it is about, what can be done with it, how it is to be classified.
 */
import {byId, h, list, setText} from '/common/dom.js';
import {options} from '/common/dialog.js';
import {showSince} from '/common/time.js';
import {operationsOf} from './operations.js';
import {showOperations} from './operation-buttons.js';

export class Head {
    #element = byId('head');
    #title = h('h2', {class: 'head-title', testid: 'head-title'});
    #state = h('span', {class: 'badge', testid: 'head-state'});
    #time = h('time', {'class': 'head-time', 'role': 'timer', 'aria-live': 'off', 'testid': 'head-timer'});
    #facts = h('dl', {class: 'facts', testid: 'head-facts'});
    #toolbar = h('div', {'class': 'toolbar', 'role': 'toolbar', 'aria-label': 'Interaction', 'testid': 'toolbar'});
    #codes = h('div', {class: 'codes', testid: 'codes'});
    #model;
    #focus;
    #codeLists;
    #run;
    #perform;

    /**
     * @param parts {model, focus, codes}: codes as in the configuration
     * @param run called with an interaction's id and an operation
     * @param perform called with action, arguments and interaction id
     */
    constructor({model, focus, codes}, run, perform) {
        this.#model = model;
        this.#focus = focus;
        this.#codeLists = codes || {};
        this.#run = run;
        this.#perform = perform;
        this.#element.append(
            h('div', {class: 'head-line'}, this.#title, this.#state, this.#time, this.#facts),
            h('div', {class: 'head-line'}, this.#toolbar, this.#codes)
        );
        model.on('list', () => this.#update());
        model.on('change', () => this.#update());
    }

    /** Shows the focused interaction while one of its tabs is open. */
    show(visible) {
        this.#element.hidden = !visible;
        this.#update();
    }

    #update() {
        const card = this.#model.card(this.#focus.card);
        if (this.#element.hidden || card === null) {
            return;
        }
        this.#element.dataset.phase = card.phase;
        setText(this.#title, card.title);
        setText(this.#state, card.stateName);
        this.#state.className =
            'badge ' + ({alerting: 'accent', active: 'good', held: 'warn', wrap: 'wait'}[card.phase] || '');
        showSince(this.#time, card.since);
        this.#showFacts(card);
        showOperations(this.#toolbar, card.id, operationsOf(card), operation => this.#run(card.id, operation), false);
        this.#showCodes(card);
    }

    #showFacts(card) {
        const others = this.#model
            .extra(card.id)
            .participants.filter(each => each.isSelf !== true && (each.participantType || each.type) !== 'CUSTOMER')
            .map(each => each.participantName || each.name || each.participantAddress || each.address)
            .filter(Boolean);
        const facts = [
            ['Channel', card.channelName],
            ['From', card.address],
            ['Topic', card.topic],
            ['With', others.join(', ')]
        ].filter(([, value]) => value !== '' && value !== card.title);
        list(
            this.#facts,
            facts,
            ([label]) => label,
            () => h('div', null, h('dt'), h('dd')),
            (element, [label, value]) => {
                setText(element.firstElementChild, label);
                setText(element.lastElementChild, value);
            }
        );
    }

    #showCodes(card) {
        const kinds = [
            [
                'setDispositionCode',
                'canSetDispositionCode',
                'Disposition',
                this.#codeLists.disposition,
                card.data.dispositionCode
            ],
            ['setWorkCode', 'canSetWorkCode', 'Work code', this.#codeLists.work, card.data.workCode]
        ]
            .map(([action, capability, label, lists, chosen]) => ({
                action,
                allowed: card.capabilities[capability] === true,
                label,
                choices: codesFor(lists, card.channel),
                chosen
            }))
            .filter(({allowed, choices}) => allowed && choices.length > 0);
        list(
            this.#codes,
            kinds,
            kind => card.id + ' ' + kind.action,
            kind => this.#codeSelect(card.id, kind)
        );
    }

    #codeSelect(id, {action, label, choices, chosen}) {
        const select = h('select', {'aria-label': label, 'testid': action});
        options(
            select,
            choices.map(({code, friendlyName}) => ({value: code, text: friendlyName || code})),
            label + ' …'
        );
        select.value = choices.some(({code}) => code === chosen) ? chosen : '';
        let before = select.value;
        select.addEventListener('change', async () => {
            const code = select.value;
            if (code === '') {
                select.value = before;
                return;
            }
            select.disabled = true;
            if (await this.#perform(action, {code}, id, label)) {
                before = code;
            } else {
                select.value = before;
            }
            select.disabled = false;
        });
        return select;
    }
}

function codesFor(lists, channel) {
    const known = lists || {};
    return Array.isArray(known) ? known : known[channel] || known[''] || [];
}
