package io.widgetry.api.payload;

import java.util.List;
import java.util.Map;

/**
 * Where the agent went in the sidebar: the payload of {@code onNavigationEvent}.
 *
 * @param id the tab's id
 * @param name the tab's name
 * @param tooltip the tab's tooltip
 * @param widgets the elements on the tab, each as markup in text: untrusted, never to be rendered as markup (rule 19)
 * @param layout the number of the tab's layout
 * @param iconUri the tab's icon
 * @param roles who sees the tab, such as {@code AGENT}
 * @param other the fields without a place of their own
 */
public record Navigation(
        String id,
        String name,
        String tooltip,
        List<String> widgets,
        Integer layout,
        String iconUri,
        List<String> roles,
        @OtherFields Map<String, Object> other)
        implements Payload {

    /**
     * Makes the lists and the map unmodifiable, and null ones empty.
     *
     * @param id null if the source does not tell it
     * @param name null if the source does not tell it
     * @param tooltip null if the source does not tell it
     * @param widgets copied; null for none
     * @param layout null if the source does not tell it
     * @param iconUri null if the source does not tell it
     * @param roles copied; null for none
     * @param other copied; null for none
     */
    public Navigation {
        widgets = Values.list(widgets);
        roles = Values.list(roles);
        other = Values.map(other);
    }
}
