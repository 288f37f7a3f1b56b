package io.widgetry.web.internal.http;

import java.util.Optional;

/** Who may use an endpoint. */
public enum Access {
    /** Anybody, without a session. What such an endpoint gives away it has to decide by itself. */
    PUBLIC(null),
    /** Whoever has a session, whatever the roles. */
    SESSION(null),
    /** The agent whose id is the path's {@code {agent}}, and nobody else, not even an operator. */
    AGENT(Role.AGENT),
    OPERATOR(Role.OPERATOR),
    PUBLISHER(Role.PUBLISHER);

    private final Role role;

    Access(Role role) {
        this.role = role;
    }

    public Optional<Role> role() {
        return Optional.ofNullable(role);
    }
}
