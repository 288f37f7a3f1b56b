/*
 * Home and the live interactions, each with its tabs and in them the widgets. A context's frames are made when it begins and
 * never moved, since a frame that is moved begins anew; what is not looked at is hidden.
 */
import {h} from '/common/dom.js';
import {HOME} from './focus.js';
import {Panel} from './panel.js';
import {keyOf} from './workspace.js';

const LEAVING = 1_200; // longer than a frame is given to close

let lastPanel = 0;

export class Contexts {
    #parent;
    #workspace;
    #model;
    #focus;
    #layout;
    #frames;
    #builtIn;
    #contexts = new Map(); // of interaction id, HOME for Home: {interactionId, tabs: Map of id to section}
    #widgets = new Map(); // of key: {panel, frame, section, mark}
    #dismissed = new Map(); // of key: the version that was closed by hand or unregistered itself
    #scheduled = false;

    /** @param builtIn called with a card and the grid of its first tab; makes the desktop's own panels there, once */
    constructor(parent, {workspace, model, focus, layout, frames}, builtIn) {
        this.#parent = parent;
        this.#workspace = workspace;
        this.#model = model;
        this.#focus = focus;
        this.#layout = layout;
        this.#frames = frames;
        this.#builtIn = builtIn;
        workspace.on('reset', () => this.#end());
        for (const event of ['widgets', 'views', 'view', 'closed', 'resync']) {
            workspace.on(event, () => this.#soon());
        }
        model.on('list', () => this.#soon());
        focus.on('change', () => this.#soon());
    }

    /** Called after everything was brought up to date. */
    onrendered = () => {};

    /** The tabs to show: [{id, name, icon, home, mentor, section}]. */
    tabs() {
        const home = this.#contexts.get(HOME);
        const page =
            (home && [...home.tabs.values()].find(tab => tab.id === this.#focus.page)) ||
            home?.tabs.values().next().value;
        const focused = this.#focus.card === null ? undefined : this.#contexts.get(this.#focus.card);
        return [
            ...(page ? [{...page, id: HOME, name: 'Home', icon: 'home', home: true}] : []),
            ...(focused ? [...focused.tabs.values()] : [])
        ];
    }

    /** The pages of Home, for the sidebar. */
    pages() {
        return [...(this.#contexts.get(HOME)?.tabs.values() || [])];
    }

    /** The tab that is open. */
    open() {
        const tabs = this.tabs();
        return (
            tabs.find(tab => tab.id === this.#focus.tab) ||
            tabs.find(tab => !tab.home && this.#focus.tab !== HOME) ||
            tabs[0]
        );
    }

    /** Closes a widget's frame until its widget changes. */
    dismiss(frame) {
        this.#dismissed.set(keyOf(frame.widget.widgetId, frame.interactionId), mark(frame.widget));
        this.#soon();
    }

    /** Loads a widget's frame again. */
    reload(frame) {
        const known = this.#widgets.get(keyOf(frame.widget.widgetId, frame.interactionId));
        if (known !== undefined) {
            this.#load(known, frame.widget, frame.interactionId);
        }
    }

    /** The panel of a frame; undefined if it is gone. */
    panelOf(frame) {
        const known = this.#widgets.get(keyOf(frame.widget.widgetId, frame.interactionId));
        return known?.frame === frame ? known.panel : undefined;
    }

    #soon() {
        if (!this.#scheduled) {
            this.#scheduled = true;
            queueMicrotask(() => {
                this.#scheduled = false;
                this.#render();
            });
        }
    }

    #render() {
        const cards = this.#workspace.signedIn
            ? this.#model.cards().filter(card => card.channel !== '' || !this.#layout.needsChannel)
            : [];
        const live = new Set(cards.map(card => card.id));
        [...this.#contexts.keys()].filter(id => id !== HOME && !live.has(id)).forEach(id => this.#leave(id));
        const used = new Set();
        if (this.#workspace.signedIn) {
            this.#context(HOME, null, this.#layout.pages(this.#workspace.widgets), used);
        }
        for (const card of cards) {
            this.#context(card.id, card, this.#layout.tabs(this.#workspace.widgets, card.channel), used);
        }
        [...this.#widgets]
            .filter(([key]) => !used.has(key))
            .forEach(([key, known]) => {
                this.#widgets.delete(key);
                this.#discard(known);
            });
        this.#show();
        this.onrendered();
    }

    #context(id, card, tabs, used) {
        let context = this.#contexts.get(id);
        if (context === undefined) {
            context = {interactionId: card === null ? null : id, tabs: new Map()};
            this.#contexts.set(id, context);
        }
        for (const tab of tabs) {
            const known = context.tabs.get(tab.id);
            const section = known?.section || this.#section(tab, card);
            context.tabs.set(tab.id, {...tab, section, home: card === null});
            this.#place(section, tab.widgets, context.interactionId, used);
        }
        const wanted = new Set(tabs.map(tab => tab.id));
        [...context.tabs.values()]
            .filter(tab => !wanted.has(tab.id))
            .forEach(tab => {
                context.tabs.delete(tab.id);
                setTimeout(() => tab.section.remove(), LEAVING);
            });
        if (card !== null && context.tabs.size > 0) {
            this.#builtIn(card, context.tabs.values().next().value.section.firstElementChild);
        }
    }

    #section(tab, card) {
        const section = h(
            'section',
            {
                'class': 'panel',
                'role': 'tabpanel',
                'id': 'panel-' + ++lastPanel,
                'tabindex': '0',
                'testid': 'panel',
                'data-tab': tab.id,
                'data-interaction-id': card?.id,
                'hidden': true,
                'aria-label': card === null ? tab.name : `${tab.name}, ${card.title}`
            },
            h('div', {class: 'grid'}),
            h(
                'div',
                {class: 'empty panel-empty', hidden: true},
                h('strong', {text: 'No widgets here'}),
                card === null ? 'Widgets that are placed on Home appear here.' : 'No widget is placed on this tab.'
            )
        );
        this.#parent.append(section);
        return section;
    }

    #place(section, placed, interactionId, used) {
        const grid = section.firstElementChild;
        let next = grid.querySelector(':scope > .widget');
        for (const {widget, wide} of placed) {
            const key = keyOf(widget.widgetId, interactionId);
            const view = this.#workspace.views.get(key);
            if (widget.java ? view === undefined : this.#isDismissed(key, widget)) {
                continue;
            }
            used.add(key);
            let known = this.#widgets.get(key);
            if (known !== undefined && known.section !== section) {
                this.#discard(known);
                known = undefined;
            }
            if (known === undefined) {
                known = this.#make(widget, interactionId, section);
                this.#widgets.set(key, known);
                grid.insertBefore(known.panel.element, next);
            } else {
                next = known.panel.element.nextElementSibling;
            }
            known.panel.element.classList.toggle('wide', wide);
            known.panel.describe(widget);
            if (widget.java) {
                known.panel.show(view);
            } else if (known.mark !== mark(widget)) {
                this.#load(known, widget, interactionId);
            }
        }
    }

    #make(widget, interactionId, section) {
        const known = {panel: null, frame: null, section, mark: null};
        known.panel = new Panel(
            widget,
            interactionId,
            widget.java
                ? null
                : {
                      reload: () => this.reload(known.frame),
                      close: () => this.dismiss(known.frame)
                  }
        );
        return known;
    }

    #load(known, widget, interactionId) {
        const ill = known.frame !== null && known.frame.state !== 'live';
        known.frame?.close();
        known.mark = mark(widget);
        known.frame = this.#frames.open(widget, interactionId, ill);
        known.panel.forgetProblems();
        known.panel.state('loading');
        known.panel.body.append(known.frame.element);
    }

    #isDismissed(key, widget) {
        if (this.#dismissed.has(key) && this.#dismissed.get(key) !== mark(widget)) {
            this.#dismissed.delete(key);
        }
        return this.#dismissed.has(key);
    }

    #show() {
        const open = this.open();
        for (const context of this.#contexts.values()) {
            for (const {section} of context.tabs.values()) {
                section.hidden = section !== open?.section;
                const [grid, nothing] = section.children;
                nothing.hidden = grid.querySelector(':scope > :not(.leaving)') !== null;
            }
        }
        if (open && !open.home) {
            this.#focus.tabOpened(open.mentor === true);
        }
    }

    // The frame gets a moment to leave, unseen; it stays where it is, since moving it would load it again.
    #discard({panel, frame}) {
        panel.element.classList.add('leaving');
        frame?.close();
        setTimeout(() => panel.remove(), LEAVING);
    }

    #leave(id) {
        const context = this.#contexts.get(id);
        this.#contexts.delete(id);
        for (const key of [...this.#dismissed.keys()]) {
            if (JSON.parse(key)[1] === id) {
                this.#dismissed.delete(key);
            }
        }
        for (const {section} of context.tabs.values()) {
            section.hidden = true;
            setTimeout(() => section.remove(), LEAVING);
        }
    }

    #end() {
        [...this.#contexts.keys()].forEach(id => this.#leave(id));
        this.#widgets.forEach(known => this.#discard(known));
        this.#widgets.clear();
        this.#dismissed.clear();
        this.#soon();
    }
}

function mark(widget) {
    return JSON.stringify([widget.version, widget.frame, widget.element, widget.files]);
}
