/*
 * Which widgets stand where. The configured layout names pages of Home and tabs of interactions; "*" stands for every widget
 * that fits there and is named nowhere. Without a layout there is one page, one tab for the customer and one for the mentor.
 */

const NAVIGATION = [{id: 'home', name: 'Home', icon: 'home', widgets: ['*']}];
const TABS = [
    {id: 'customer', name: 'Customer', widgets: ['*']},
    {id: 'mentor', name: 'Mentor', mentor: true, widgets: []}
];

/** Rows of a page or a tab: [{widgetId, wide}]. */
function entries(place) {
    return (place.widgets || [])
        .map(entry => (typeof entry === 'string' ? {widgetId: entry} : entry))
        .filter(entry => entry && typeof entry.widgetId === 'string');
}

/** Java widgets have a scope; a browser widget may have one, else it fits everywhere. */
function fits(widget, scope) {
    return widget.scope === scope || (!widget.java && !widget.scope);
}

function channelFits(tab, channel) {
    return (
        !Array.isArray(tab.channels) ||
        tab.channels.length === 0 ||
        tab.channels.some(each => String(each).toUpperCase() === String(channel).toUpperCase())
    );
}

function byName(one, other) {
    return (
        (one.name || one.widgetId).localeCompare(other.name || other.widgetId) ||
        one.widgetId.localeCompare(other.widgetId)
    );
}

export class Layout {
    #navigation;
    #tabs;

    /** @param {object} [layout] {navigation: […], tabs: […]}, each {id, name, widgets, …} */
    constructor(layout) {
        const given = layout || {};
        this.#navigation = usable(given.navigation) || NAVIGATION;
        this.#tabs = usable(given.tabs) || TABS;
    }

    /** Whether an interaction's tabs depend on its channel. */
    get needsChannel() {
        return this.#tabs.some(tab => Array.isArray(tab.channels) && tab.channels.length > 0);
    }

    /** The pages of Home, each {id, name, icon, roles, widgets: [{widget, wide}]}. */
    pages(widgets) {
        const fitting = widgets.filter(widget => fits(widget, 'AGENT'));
        return place(this.#navigation, this.#navigation, fitting);
    }

    /** The tabs of an interaction, each {id, name, mentor, widgets: [{widget, wide}]}. */
    tabs(widgets, channel) {
        const fitting = widgets.filter(widget => fits(widget, 'INTERACTION'));
        return place(
            this.#tabs.filter(tab => channelFits(tab, channel)),
            this.#tabs,
            fitting
        );
    }
}

function usable(places) {
    const named = Array.isArray(places) ? places.filter(place => place && typeof place.id === 'string') : [];
    return named.length === 0 ? null : named.map(place => ({...place, name: place.name || place.id}));
}

// A widget that is named for another channel's tab is not what "*" means here either.
function place(shown, all, widgets) {
    const named = new Set(all.flatMap(entries).map(entry => entry.widgetId));
    const byId = new Map(widgets.map(widget => [widget.widgetId, widget]));
    const others = widgets.filter(widget => !named.has(widget.widgetId)).sort(byName);
    const used = new Set();
    const take = (widget, entry) => {
        used.add(widget.widgetId);
        return {widget, wide: entry.wide === true};
    };
    return shown.map(each => ({
        ...each,
        widgets: entries(each).flatMap(entry =>
            (entry.widgetId === '*' ? others : [byId.get(entry.widgetId)])
                .filter(widget => widget !== undefined && !used.has(widget.widgetId))
                .map(widget => take(widget, entry))
        )
    }));
}
