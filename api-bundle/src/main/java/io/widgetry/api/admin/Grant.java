package io.widgetry.api.admin;

import java.util.List;
import java.util.Objects;

/**
 * What the core's configuration allows a widget, or all widgets of a bundle. Never a secret itself.
 *
 * @param kind what is granted; not null
 * @param holder to whom, as configured: a bundle's symbolic name, or that and a component's name as in {@code
 *     com.acme.cards/com.acme.cards.Card}; {@value #OTHERS} for all whom no entry of the same kind names; not null
 * @param names what is granted: events' names for {@link Kind#TOKEN}, actions' names for {@link Kind#ACTION}, among which
 *     {@value #ANY} stands for every action; empty for nothing; unmodifiable, not null
 */
public record Grant(Kind kind, String holder, List<String> names) {
    /** The holder of what all those are granted whom no entry names. */
    public static final String OTHERS = "*";

    /** The name of every action. */
    public static final String ANY = "*";

    /**
     * Copies the names.
     *
     * @param kind not null
     * @param holder not null
     * @param names not null
     */
    public Grant {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(holder, "holder");
        names = List.copyOf(names);
    }

    /** What can be granted. */
    public enum Kind {
        /** To be told the single-sign-on token (rule 20). Without an entry nobody is. */
        TOKEN,
        /** To ask for actions. Without an entry everybody may ask for every action. */
        ACTION
    }
}
