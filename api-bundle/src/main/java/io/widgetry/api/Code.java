package io.widgetry.api;

import java.util.Objects;

/**
 * A code that an agent can choose, such as a reason for not being ready.
 *
 * @param code the code, a numeric string in most installations; not null
 * @param friendlyName what to show; not null
 */
public record Code(String code, String friendlyName) {
    /**
     * Checks the components.
     *
     * @param code not null
     * @param friendlyName not null
     */
    public Code {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(friendlyName, "friendlyName");
    }
}
