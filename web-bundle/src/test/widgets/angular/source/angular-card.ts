import {ChangeDetectionStrategy, Component, Input, OnDestroy, OnInit, signal} from '@angular/core';
import {createCustomElement} from '@angular/elements';
import {createApplication} from '@angular/platform-browser';

declare global {
    interface Window {
        WS: any;
    }
}

@Component({
    selector: 'angular-card-inner',
    changeDetection: ChangeDetectionStrategy.OnPush,
    styles: ['h2 { color: rgb(160, 30, 70); }'],
    template: `
        <h2 class="title">{{ call()?.title ?? 'no interaction' }}</h2>
        <p class="state">{{ call()?.state }}</p>
        <p class="agent">{{ agent()?.currentState }}</p>
        <p class="events">{{ events() }}</p>
        <button class="accept" (click)="accept()">Accept</button>
        <p class="reason">{{ reason() }}</p>`
})
export class AngularCard implements OnInit, OnDestroy {
    @Input() interactionid: string | null = null;

    readonly call = signal<any>(null);
    readonly agent = signal<any>(null);
    readonly events = signal(0);
    readonly reason = signal('');
    private api: any;

    ngOnInit(): void {
        this.api = window.WS.widgetAPI(this.interactionid);
        this.api.onDataEvent('onInteractionEvent', (call: any) => {
            this.call.set(call);
            this.events.update(known => known + 1);
        });
        this.api.onDataEvent('onAgentStateEvent', (agent: any) => {
            this.agent.set(agent);
            this.events.update(known => known + 1);
        });
    }

    ngOnDestroy(): void {
        this.api.removeAllDataEvents();
    }

    accept(): void {
        this.api.acceptInteraction().then(() => this.reason.set('accepted'), (refusal: Error) => this.reason.set(refusal.message));
    }
}

createApplication().then(application =>
    customElements.define('angular-card', createCustomElement(AngularCard, {injector: application.injector})));
