package io.widgetry.web.internal.stream;

import java.util.Set;

/**
 * Who reads a stream.
 *
 * @param login the id of the login session: what is addressed to a page, such as its frames' keys, is made for it
 * @param origin where the page was asked for, such as {@code http://localhost:8642}
 * @param agentId whose workspace
 * @param roles what the session may do
 */
public record Reader(String login, String origin, String agentId, Set<String> roles) {
    /** Copies the roles. */
    public Reader {
        roles = Set.copyOf(roles);
    }
}
