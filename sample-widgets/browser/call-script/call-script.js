/* Guides through a contact by the steps of steps.js, which is loaded before. Belongs on an interaction's tab. */
(function () {
    'use strict';

    function element(name, properties, ...children) {
        const made = Object.assign(document.createElement(name), properties);
        made.append(...children);
        return made;
    }

    class CallScript extends HTMLElement {
        connectedCallback() {
            this.api = window.WS.widgetAPI(this.getAttribute('interactionid'));
            this.steps = window.CALL_SCRIPT.map(step => ({...step, ticked: step.todo.map(() => false)}));
            this.call = null;
            this.phase = 'alerting';
            this.open = null; // the step that the agent opened, where that is not the one that is due
            this.result = '';
            if (this.api.getInteractionId() === null) {
                this.replaceChildren(element('p', {textContent: 'Place this widget on the tab of an interaction.'}));
                return;
            }
            this.api.onDataEvent('onInteractionEvent', call => {
                this.call = call;
                if (this.phase !== 'ended') {
                    this.phase = call.state === 'ALERTING' ? 'alerting' : 'talking';
                }
                this.show();
            });
            this.api.onDataEvent('onContextDataEvent', context => {
                const [details] = context.customerDetails || [];
                this.customer = details && details.data && details.data.name;
                this.show();
            });
            this.api.onDataEvent('onInteractionEndedEvent', () => {
                this.phase = 'ended';
                this.show();
            });
            this.show();
        }

        disconnectedCallback() {
            this.api.removeAllDataEvents();
        }

        fill(text) {
            const {title, topic} = this.call || {};
            const values = {
                customer: this.customer || title || 'dear customer',
                agent: this.api.getClientDetails().displayName || 'your agent',
                topic: topic || 'your request'
            };
            return text.replace(/\{(\w+)\}/g, (all, name) => values[name] || all);
        }

        isDone(step) {
            return step.disposition ? this.result === 'done' : step.ticked.every(Boolean);
        }

        /** The first step of this phase that is not done. */
        due() {
            const ofPhase = this.steps.filter(step => step.on === this.phase);
            return ofPhase.find(step => !this.isDone(step)) || ofPhase[ofPhase.length - 1];
        }

        show() {
            const due = this.due();
            const all = this.steps.flatMap(step => step.ticked);
            const focused = document.activeElement && document.activeElement.id;
            this.replaceChildren(
                element('progress', {max: all.length, value: all.filter(Boolean).length, ariaLabel: 'Progress of the script'}),
                element('ol', {}, ...this.steps.map((step, number) => this.showStep(step, number, due))));
            if (focused && this.querySelector('#' + focused)) {
                this.querySelector('#' + focused).focus();
            }
        }

        showStep(step, number, due) {
            const done = this.isDone(step);
            const details = element('details', {open: step === (this.open || due)},
                element('summary', {textContent: step.title, id: 'step-' + number}));
            details.firstChild.addEventListener('click', event => {
                event.preventDefault();
                this.open = details.open ? null : step;
                this.show();
            });
            if (step.hint) {
                details.append(element('p', {textContent: this.fill(step.hint)}));
            }
            if (step.say) {
                details.append(element('blockquote', {textContent: this.fill(step.say)}), ...this.insertButton(step));
            }
            step.todo.forEach((todo, i) => {
                const box = element('input', {type: 'checkbox', id: `todo-${number}-${i}`, checked: step.ticked[i]});
                box.addEventListener('change', () => {
                    step.ticked[i] = box.checked;
                    this.open = null;
                    this.show();
                });
                details.append(element('label', {}, box, this.fill(todo)));
            });
            if (step.disposition) {
                details.append(...this.wrapUp());
            }
            return element('li', {className: [step === due && 'now', done && 'done'].filter(Boolean).join(' ')}, details);
        }

        /** In writing, what is to be said goes into the reply. */
        insertButton(step) {
            if (!this.call || this.call.channel === 'VOICE') {
                return [];
            }
            const button = element('button', {type: 'button', textContent: 'Insert into the reply'});
            button.addEventListener('click', () => this.api.insertMessageResponse(this.fill(step.say)).catch(refusal =>
                this.api.sendNotification(refusal.message, 'warning')));
            return [element('div', {className: 'row'}, button)];
        }

        wrapUp() {
            const channel = this.call ? this.call.channel : undefined;
            const codes = this.api.getDispositionCodes(channel);
            const select = element('select', {id: 'disposition', ariaLabel: 'How it ended', disabled: this.phase !== 'ended'},
                ...codes.map(({code, friendlyName}) => element('option', {value: code, textContent: friendlyName})));
            const button = element('button', {type: 'button', id: 'finish', className: 'main', textContent: 'Finish',
                disabled: this.phase !== 'ended' || this.result === 'done'});
            const message = element('p', {textContent: this.result === 'done' ? 'Finished.' : this.result, role: 'status'});
            button.addEventListener('click', async () => {
                button.disabled = true;
                try {
                    if (select.value) {
                        await this.api.setDispositionCode(select.value);
                    }
                    await this.api.finishInteraction();
                    this.result = 'done';
                } catch (refusal) {
                    this.result = refusal.message;
                }
                this.show();
            });
            return [element('div', {className: 'row'}, ...codes.length > 0 ? [select] : [], button), message];
        }
    }

    customElements.define('call-script', CallScript);
})();
