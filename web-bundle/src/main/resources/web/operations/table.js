/*
 * Tables that are kept up to date in place: a row that stays keeps the focus of its buttons.
 */
import {h, list, setText} from '/common/dom.js';

/**
 * A table.
 *
 * columns: [{name, class, show(cell, item), hidden}]; show fills the cell, each time anew, so it should touch only what changes
 */
export class Table {
    element;
    #body = h('tbody');
    #columns;
    #keyOf;
    #empty;
    #rowOf;

    constructor({caption, columns, keyOf, empty, testid, row}) {
        this.#columns = columns;
        this.#keyOf = keyOf;
        this.#empty = h('p', {class: 'empty', text: empty, hidden: true, testid: testid + '-empty'});
        this.#rowOf = row || (() => ({}));
        this.element = h(
            'div',
            {class: 'table-frame'},
            h(
                'table',
                {testid},
                h('caption', {class: 'visually-hidden', text: caption}),
                h(
                    'thead',
                    null,
                    h(
                        'tr',
                        null,
                        columns.map(column =>
                            h(
                                'th',
                                {scope: 'col', class: column.class},
                                column.hidden ? h('span', {class: 'visually-hidden', text: column.name}) : column.name
                            )
                        )
                    )
                ),
                this.#body
            ),
            this.#empty
        );
    }

    show(items) {
        this.#empty.hidden = items.length > 0;
        list(
            this.#body,
            items,
            this.#keyOf,
            item =>
                h(
                    'tr',
                    {testid: 'row', ...this.#rowOf(item)},
                    this.#columns.map((column, place) =>
                        h(place === 0 ? 'th' : 'td', {scope: place === 0 ? 'row' : null, class: column.class})
                    )
                ),
            (row, item) => this.#columns.forEach((column, place) => column.show(row.children[place], item))
        );
    }
}

/** A column of text. */
export function textColumn(name, of, className) {
    return {name, class: className, show: (cell, item) => setText(cell, of(item) ?? '–')};
}

/** A column of one element that is made once: make(item) and update(element, item). */
export function elementColumn(name, make, update, className, hidden) {
    return {
        name,
        class: className,
        hidden,
        show: (cell, item) => {
            if (cell.firstElementChild === null) {
                cell.append(make(item));
            }
            update(cell.firstElementChild, item);
        }
    };
}
