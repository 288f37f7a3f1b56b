/*
 * The agent's own state: what it is, since when, and a menu to change it as far as the capabilities go.
 */
import {byId, fill, h, setText} from '/common/dom.js';
import {channel, icon} from '/common/icons.js';
import {showSince} from '/common/time.js';
import {stateName} from './dialogs.js';

const COLOURS = {READY: 'good', NOT_READY: 'warn', AFTER_CONTACT_WORK: 'wait', ACW: 'wait'};

export class AgentControl {
    #button;
    #text = h('span', {class: 'agent-state', testid: 'agent-state'});
    #reason = h('span', {class: 'agent-reason muted', testid: 'agent-reason'});
    #time = h('time', {'class': 'agent-time', 'role': 'timer', 'aria-live': 'off', 'testid': 'agent-timer'});
    #entries = h('div', {'role': 'menu', 'id': 'agent-menu', 'aria-label': 'Agent state', 'testid': 'agent-menu'});
    #channels = h('dl', {'class': 'menu-channels', 'aria-label': 'Channels'});
    #menu = h('div', {class: 'menu', hidden: true}, this.#entries, this.#channels);
    #workspace;
    #custom;
    #codes;
    #perform;
    #since = null;
    #shown = '';

    /** @param perform called with action and arguments; returns a promise */
    constructor({workspace, custom, codes}, perform) {
        this.#workspace = workspace;
        this.#custom = custom;
        this.#codes = codes || {};
        this.#perform = perform;
        this.#button = h(
            'button',
            {
                'type': 'button',
                'class': 'agent-button',
                'aria-haspopup': 'menu',
                'aria-expanded': 'false',
                'aria-controls': 'agent-menu',
                'testid': 'agent-button',
                'on': {click: () => this.#toggle()}
            },
            h('span', {'class': 'agent-dot', 'aria-hidden': 'true'}),
            h('span', {class: 'visually-hidden', text: 'Agent state: '}),
            this.#text,
            this.#reason,
            this.#time,
            icon('down')
        );
        byId('agent').append(this.#button, this.#menu);
        this.#menu.addEventListener('keydown', event => this.#key(event));
        document.addEventListener('pointerdown', event => {
            if (!byId('agent').contains(event.target)) {
                this.#close(false);
            }
        });
        workspace.on('event', event => {
            if (
                [
                    'onAgentStateEvent',
                    'onCapabilitiesEvent',
                    'onResourceAcquiredEvent',
                    'onResourceReleasedEvent'
                ].includes(event.name)
            ) {
                this.update();
            }
        });
        ['reset', 'resync'].forEach(type => workspace.on(type, () => this.update()));
        custom.on('change', () => (this.#menu.hidden ? null : this.#open()));
        this.update();
    }

    /** What the agent may do now. */
    get capabilities() {
        const {capabilities, agentState} = this.#workspace.store;
        return Object.keys(capabilities).length > 0 ? capabilities : agentState?.capabilities || {};
    }

    /** Whether calls can be begun on some channel. */
    get canStartInteraction() {
        const states = Object.values(this.#workspace.store.agentState?.resourceStates || {});
        return states.length === 0 || states.some(state => state?.capabilities?.canStartInteraction === true);
    }

    update() {
        const state = this.#workspace.store.agentState;
        const name = this.#workspace.signedIn ? state?.currentState || '' : 'LOGGED_OUT';
        const code = state?.reasonCode || '';
        const reason = this.#workspace.signedIn && name !== 'READY' ? this.#reasonName(code) : '';
        this.#button.dataset.state = name;
        this.#button.dataset.colour = COLOURS[name] || '';
        setText(this.#text, name === 'LOGGED_OUT' ? 'Not signed in' : stateName(name));
        setText(this.#reason, reason === stateName(name) ? '' : reason);
        const mark = [name, code, state?.lastStateChangeTime].join('\n');
        if (mark !== this.#shown) {
            this.#shown = mark;
            // Clocks of sources differ; a time in the future, or days ago, is none to show.
            const told = Date.parse(state?.lastStateChangeTime);
            const age = Date.now() - told;
            this.#since = age >= 0 && age < 86_400_000 ? told : Date.now();
        }
        showSince(this.#time, name === '' || name === 'LOGGED_OUT' ? null : this.#since);
        if (!this.#menu.hidden) {
            this.#open();
        }
    }

    #reasonName(code) {
        const known = [...(this.#codes.notReady || []), ...(this.#codes.additionalWork || [])].find(
            each => each.code === code
        );
        return known ? known.friendlyName : code === '' || code === '0' ? '' : 'reason ' + code;
    }

    #toggle() {
        if (this.#menu.hidden) {
            this.#open();
            this.#items()[0]?.focus();
        } else {
            this.#close(true);
        }
    }

    #open() {
        const focused = this.#items().indexOf(document.activeElement);
        fill(this.#entries, ...(this.#workspace.signedIn ? this.#signedInItems() : this.#signedOutItems()));
        this.#showChannels();
        this.#menu.hidden = false;
        this.#button.setAttribute('aria-expanded', 'true');
        if (focused >= 0) {
            const items = this.#items();
            items[Math.min(focused, items.length - 1)]?.focus();
        }
    }

    #close(giveFocus) {
        if (!this.#menu.hidden) {
            this.#menu.hidden = true;
            this.#button.setAttribute('aria-expanded', 'false');
            if (giveFocus) {
                this.#button.focus();
            }
        }
    }

    #signedOutItems() {
        return [
            this.#item('Start work', 'startWork', {}, true),
            this.#item('Start work, not ready', 'startWorkNotReady', {}, true)
        ];
    }

    #signedInItems() {
        const can = this.capabilities;
        const codes = (list, action, allowed) =>
            (list || []).map(({code, friendlyName}) =>
                this.#item(friendlyName || code, action, {code}, allowed, 'nested')
            );
        const notReady = codes(this.#codes.notReady, 'setAgentNotReady', can.canSetNotReady === true);
        const additional = codes(this.#codes.additionalWork, 'additionalWork', true);
        return [
            can.canLogin === true ? this.#item('Start work', 'startWork', {}, true) : null,
            can.canLogin === true ? this.#item('Start work, not ready', 'startWorkNotReady', {}, true) : null,
            this.#item('Ready', 'setAgentReady', {}, can.canSetReady === true),
            notReady.length === 0
                ? this.#item('Not ready', 'setAgentNotReady', {code: '0'}, can.canSetNotReady === true)
                : this.#group('Not ready', notReady),
            this.#item('After-contact work', 'setAgentACW', {}, can.canSetAfterContactWork === true),
            additional.length === 0 ? null : this.#group('Additional work', additional),
            this.#customPanels(),
            this.#item('Finish work', 'finishWork', {}, can.canLogout === true, 'last')
        ];
    }

    #item(label, action, args, enabled, kind = '') {
        const code = args.code === undefined ? null : args.code;
        return h('button', {
            'type': 'button',
            'class': 'menu-item ' + kind,
            'role': 'menuitem',
            'tabindex': '-1',
            'text': label,
            'aria-disabled': enabled ? null : 'true',
            'testid': 'agent-' + action,
            'data-code': code,
            'on': {
                click: () => {
                    if (enabled) {
                        this.#close(true);
                        this.#perform(action, args, label);
                    }
                }
            }
        });
    }

    #group(label, items) {
        return h(
            'div',
            {'class': 'menu-group', 'role': 'group', 'aria-label': label},
            h('p', {'class': 'menu-label', 'aria-hidden': 'true', 'text': label}),
            ...items
        );
    }

    #showChannels() {
        const states = Object.entries(this.#workspace.store.agentState?.resourceStates || {});
        this.#channels.hidden = states.length === 0;
        fill(
            this.#channels,
            states.map(([name, state]) =>
                h(
                    'div',
                    {'testid': 'channel', 'data-channel': name, 'data-state': state?.state},
                    h('dt', {text: channel(name).name}),
                    h('dd', {class: 'badge ' + (COLOURS[state?.state] || ''), text: stateName(state?.state)})
                )
            )
        );
    }

    #customPanels() {
        const panels = this.#custom.panels;
        return panels.length === 0
            ? null
            : this.#group(
                  'Channels of widgets',
                  panels.map(each =>
                      h(
                          'button',
                          {
                              'type': 'button',
                              'class': 'menu-item nested',
                              'role': 'menuitemcheckbox',
                              'tabindex': '-1',
                              'aria-checked': String(each.panel.ready === true),
                              'testid': 'custom-state',
                              'data-panel-id': each.panel.id,
                              'on': {click: () => this.#custom.switchPanel(each)}
                          },
                          h('span', {text: String(each.panel.name || each.panel.id)}),
                          h('span', {
                              class: 'badge ' + (each.panel.ready === true ? 'good' : 'warn'),
                              text: each.panel.ready === true ? 'Ready' : String(each.panel.reasonCode || 'Not ready')
                          })
                      )
                  )
              );
    }

    #items() {
        return [...this.#menu.querySelectorAll('.menu-item')];
    }

    #key(event) {
        const items = this.#items();
        const at = items.indexOf(document.activeElement);
        const to = {ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1}[event.key];
        if (to !== undefined) {
            event.preventDefault();
            items[to % items.length]?.focus();
        } else if (event.key === 'Escape') {
            event.stopPropagation();
            this.#close(true);
        } else if (event.key === 'Tab') {
            this.#close(true);
        }
    }
}
