package io.widgetry.web.internal.http;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What somebody who is let in may do. */
public enum Role {
    /** Works in the workspace of one agent. */
    AGENT,
    /** Looks at everything, deploys, rolls back. */
    OPERATOR,
    /** Publishes events. */
    PUBLISHER;

    /** As the access file and the answers have it. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> of(String id) {
        return Arrays.stream(values()).filter(role -> role.id().equals(id)).findFirst();
    }
}
