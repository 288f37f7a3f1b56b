/*
 * The sidebar: pages of Home, help and leaving. A click on a page is told to the widgets as onNavigationEvent.
 */
import {byId, h, list, setAttribute} from '/common/dom.js';
import {hasIcon, icon} from '/common/icons.js';
import {HOME} from './focus.js';

export class Rail {
    #pages = byId('rail-pages');
    #contexts;
    #focus;

    /** @param tools [{name, icon, testid, run}], at the foot */
    constructor(contexts, focus, tools) {
        this.#contexts = contexts;
        this.#focus = focus;
        byId('rail-foot').append(
            ...tools.map(tool =>
                h(
                    'button',
                    {
                        'type': 'button',
                        'class': 'rail-button',
                        'title': tool.name,
                        'aria-label': tool.name,
                        'testid': tool.testid,
                        'on': {click: tool.run}
                    },
                    icon(tool.icon)
                )
            )
        );
    }

    render() {
        const open = this.#contexts.open();
        list(
            this.#pages,
            this.#contexts.pages(),
            page => page.id,
            page =>
                h(
                    'button',
                    {
                        'type': 'button',
                        'class': 'rail-button',
                        'title': page.tooltip || page.name,
                        'aria-label': page.name,
                        'testid': 'navigate',
                        'data-page': page.id,
                        'on': {click: () => this.#navigate(page.id)}
                    },
                    icon(hasIcon(page.icon) ? page.icon : 'grid')
                ),
            (button, page) => {
                setAttribute(button, 'aria-current', open?.section === page.section ? 'page' : null);
            }
        );
    }

    #navigate(id) {
        const pages = this.#contexts.pages();
        const page = pages.find(each => each.id === id);
        if (page === undefined) {
            return;
        }
        this.#focus.navigate(id === pages[0].id ? HOME : id, {
            id: page.id,
            name: page.name,
            tooltip: page.tooltip || page.name,
            widgets: page.widgets.map(({widget}) => widget.element).filter(Boolean),
            layout: 1,
            iconUri: page.icon || '',
            roles: page.roles || ['AGENT']
        });
    }
}
