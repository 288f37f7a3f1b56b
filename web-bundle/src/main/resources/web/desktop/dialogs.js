/*
 * Dialogs of the desktop: whom to call, consult or transfer to, tones, services.
 */
import {h} from '/common/dom.js';
import {field, openDialog, options} from '/common/dialog.js';
import {icon} from '/common/icons.js';
import {onceAtATime} from '/common/busy.js';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];

/** Keys of a telephone; pressed is called with each. */
function keypad(pressed) {
    return h(
        'div',
        {'class': 'keys', 'role': 'group', 'aria-label': 'Keypad'},
        KEYS.map(key =>
            h('button', {
                'type': 'button',
                'class': 'button key',
                'text': key,
                'testid': 'key-' + key,
                'aria-label': {'*': 'star', '#': 'hash'}[key] || key,
                'on': {click: () => pressed(key)}
            })
        )
    );
}

function submit(label, symbol, work) {
    return onceAtATime(
        h('button', {type: 'submit', class: 'button primary', testid: 'dialog-submit'}, icon(symbol), label),
        work
    );
}

// Enter in a field presses the button, which is pressed once at a time.
function form(content, button) {
    return h(
        'form',
        {class: 'dialog-form', novalidate: true, on: {submit: event => event.preventDefault()}},
        content,
        h('div', {class: 'dialog-buttons'}, button)
    );
}

/** Asks for a number to call. perform(args) returns whether it was done. */
export function dialDialog(perform) {
    const number = h('input', {
        type: 'tel',
        testid: 'dial-number',
        autocomplete: 'off',
        required: true,
        autofocus: true
    });
    const problem = h('p', {class: 'problem', role: 'alert'});
    const call = submit('Call', 'phone', async () => {
        problem.textContent = number.value.trim() === '' ? 'Enter a number.' : '';
        if (problem.textContent === '' && (await perform({number: number.value.trim()}))) {
            dialog.close();
        }
    });
    const dialog = openDialog(
        'Call',
        [
            form(
                [
                    field('Number or address', number),
                    keypad(key => {
                        number.value += key;
                        number.focus();
                    }),
                    problem
                ],
                call
            )
        ],
        {class: 'small', testid: 'dial-dialog'}
    );
}

/** Sends tones while the dialog is open. */
export function toneDialog(title, perform) {
    const sent = h('output', {'class': 'tones mono', 'aria-live': 'polite', 'testid': 'tones'});
    let last = Promise.resolve();
    const press = key => {
        // In the order in which they were pressed, one after the other.
        last = last.then(async () => {
            if (await perform({digits: key})) {
                sent.textContent = (sent.textContent + key).slice(-24);
            }
        });
    };
    const dialog = openDialog('Keypad: ' + title, [sent, keypad(press)], {class: 'small', testid: 'keypad-dialog'});
    dialog.addEventListener('keydown', event => {
        if (KEYS.includes(event.key) && !event.ctrlKey && !event.altKey && !event.metaKey) {
            event.preventDefault();
            press(event.key);
        }
    });
    dialog.querySelector('.key').focus();
}

/** Asks for an address, with the team's as suggestions. */
export function addressDialog(title, verb, team, perform) {
    const address = h('input', {type: 'text', testid: 'address', autocomplete: 'off', required: true, autofocus: true});
    const problem = h('p', {class: 'problem', role: 'alert'});
    const go = submit(verb, 'transfer', async () => {
        problem.textContent = address.value.trim() === '' ? 'Enter an address or choose a colleague.' : '';
        if (problem.textContent === '' && (await perform({address: address.value.trim()}))) {
            dialog.close();
        }
    });
    const colleagues = team
        .map(member => ({
            name: [member.firstName, member.lastName].filter(Boolean).join(' ') || member.userHandle,
            state: member.state || '',
            address: member.resourceAddress || member.userHandle
        }))
        .filter(member => member.address)
        .sort((one, other) => one.name.localeCompare(other.name));
    const people =
        colleagues.length === 0
            ? null
            : h(
                  'ul',
                  {'class': 'people', 'aria-label': 'Colleagues'},
                  colleagues.map(member =>
                      h(
                          'li',
                          null,
                          h(
                              'button',
                              {
                                  type: 'button',
                                  class: 'person',
                                  testid: 'colleague',
                                  on: {
                                      click: () => {
                                          address.value = member.address;
                                          address.focus();
                                      }
                                  }
                              },
                              h('span', {text: member.name}),
                              h('span', {class: 'muted', text: member.address}),
                              h('span', {
                                  class: 'badge ' + (member.state === 'READY' ? 'good' : ''),
                                  text: stateName(member.state)
                              })
                          )
                      )
                  )
              );
    const dialog = openDialog(title, [form([field('Number or address', address), people, problem], go)], {
        class: 'small',
        testid: 'address-dialog'
    });
}

/** Asks for a service. */
export function serviceDialog(title, services, perform) {
    const choice = h('select', {testid: 'service', autofocus: true});
    options(
        choice,
        services
            .filter(each => each && each.id !== undefined)
            .map(({id, name}) => ({value: String(id), text: String(name || id)}))
    );
    const go = submit('Transfer', 'transfer', async () => {
        if (await perform({serviceId: choice.value})) {
            dialog.close();
        }
    });
    go.disabled = choice.options.length === 0;
    const dialog = openDialog(
        title,
        [
            form(
                [
                    choice.options.length === 0
                        ? h('p', {
                              class: 'muted',
                              text: 'No service is known yet. The list comes from the contact centre, or from a widget.'
                          })
                        : field('Service', choice)
                ],
                go
            )
        ],
        {class: 'small', testid: 'service-dialog'}
    );
}

/** A state's name for people: "NOT_READY" is "Not ready". */
export function stateName(state) {
    const known = {
        READY: 'Ready',
        NOT_READY: 'Not ready',
        AFTER_CONTACT_WORK: 'After-contact work',
        ACW: 'After-contact work',
        LOGGED_OUT: 'Logged out'
    };
    const text = String(state || '')
        .replace(/_/g, ' ')
        .toLowerCase();
    return known[state] || (text === '' ? '–' : text[0].toUpperCase() + text.slice(1));
}
