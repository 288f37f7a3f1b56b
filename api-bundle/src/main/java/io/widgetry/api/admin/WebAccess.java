package io.widgetry.api.admin;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * One who may log in over the web.
 *
 * @param name its name in the access file; not null
 * @param roles {@code agent}, {@code operator}, {@code publisher} or several of them; sorted, unmodifiable, not null
 * @param agentId whose workspace it may use; empty without the role of an agent; not null
 * @param sessions how many sessions it has now, logged in with a browser
 */
public record WebAccess(String name, List<String> roles, Optional<String> agentId, int sessions) {
    /**
     * Copies the roles.
     *
     * @param name not null
     * @param roles not null
     * @param agentId not null
     * @param sessions not negative
     */
    public WebAccess {
        Objects.requireNonNull(name, "name");
        roles = List.copyOf(roles);
        Objects.requireNonNull(agentId, "agentId");
    }
}
