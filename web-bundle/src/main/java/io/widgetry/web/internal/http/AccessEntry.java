package io.widgetry.web.internal.http;

import java.util.Optional;
import java.util.Set;

/**
 * One who is let in.
 *
 * @param name what people call it; unique
 * @param roles what it may do
 * @param agentId whose workspace; present exactly if it has the role of an agent
 * @param token what it shows
 */
public record AccessEntry(String name, Set<Role> roles, Optional<String> agentId, String token) {
    public AccessEntry {
        roles = Set.copyOf(roles);
    }

    /** Without the token, so that it does not end up in a log. */
    @Override
    public String toString() {
        return name + " " + roles + agentId.map(id -> " " + id).orElse("");
    }
}
