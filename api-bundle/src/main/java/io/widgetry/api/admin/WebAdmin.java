package io.widgetry.api.admin;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The operator's view of the web server: a service of the web module, there while it listens. Safe for several threads.
 * Whoever can call it can let anybody in: links hold tokens, and belong into no log.
 */
@ProviderType
public interface WebAdmin {

    /**
     * Where it listens, and how much it has to do.
     *
     * @return a snapshot
     */
    WebStatus status();

    /**
     * Who may log in.
     *
     * @return in the order of the access file, without tokens; unmodifiable
     */
    List<WebAccess> access();

    /**
     * The link that logs somebody in with the first access that there is.
     *
     * @return an address that holds a token; empty if every access was revoked
     */
    Optional<String> link();

    /**
     * The link that logs somebody in with exactly one role. The access is made if there is none yet.
     *
     * @param role {@code agent}, {@code operator} or {@code publisher}; not null
     * @param agentId whose workspace; present exactly for the role of an agent; not null
     * @return an address that holds a token
     * @throws IllegalArgumentException if there is no such role, or the agent is missing or too much; the message is a
     *     sentence
     * @throws IllegalStateException if the access file cannot be written; the message is a sentence
     */
    String link(String role, Optional<String> agentId);

    /**
     * Takes an access away, and ends its sessions and streams.
     *
     * @param name its name, as {@link #access()} has it; not null
     * @return whether there was one
     * @throws IllegalStateException if the access file cannot be written; the message is a sentence
     */
    boolean revoke(String name);
}
