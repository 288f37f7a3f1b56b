package io.widgetry.api.payload;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What may be done now: the payload of {@code onCapabilitiesEvent}, and part of many others. Each capability is named
 * as on the wire, such as {@code canSetReady} or {@code canAccept}.
 *
 * @param flags the capabilities by name, those that are denied included
 * @param ofInteraction the interaction's capabilities, where they arrive beside the agent's; null where not. See
 *     {@link #interaction()}
 * @param other the fields that are neither true nor false
 */
public record Capabilities(
        @OtherFields Map<String, Boolean> flags,
        @WireName("interaction") Capabilities ofInteraction,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /** Nothing is allowed: the value before any is known. */
    public static final Capabilities NONE = new Capabilities(null, null, null);

    /**
     * Makes the maps unmodifiable, and null ones empty.
     *
     * @param flags copied; null for none
     * @param ofInteraction null for none
     * @param other copied; null for none
     */
    public Capabilities {
        flags = Values.entries(flags);
        other = Values.map(other);
    }

    /**
     * What is allowed for the interaction: {@link #ofInteraction()}, or what arrived nested as {@code
     * capabilities.interaction}.
     *
     * @return {@link #NONE} where nothing is told of an interaction; never null
     */
    public Capabilities interaction() {
        if (ofInteraction == null
                && other.get("capabilities") instanceof Map<?, ?> nested
                && nested.get("interaction") instanceof Map<?, ?> told) {
            Map<String, Boolean> allowed = new LinkedHashMap<>();
            told.forEach((name, value) -> {
                if (value instanceof Boolean flag) {
                    allowed.put(name.toString(), flag);
                }
            });
            return new Capabilities(allowed, null, null);
        }
        return orNone(ofInteraction);
    }

    /** {@return the names of what is allowed, sorted} */
    public SortedSet<String> allowed() {
        SortedSet<String> names = new TreeSet<>();
        flags.forEach((name, flag) -> {
            if (flag) {
                names.add(name);
            }
        });
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * Whether a capability is known and granted.
     *
     * @param capability the name, case-sensitive
     * @return true only if it was told to be true
     */
    public boolean allows(String capability) {
        return Boolean.TRUE.equals(flags.get(capability));
    }

    static Capabilities orNone(Capabilities capabilities) {
        return capabilities == null ? NONE : capabilities;
    }
}
