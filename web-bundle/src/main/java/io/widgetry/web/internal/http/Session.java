package io.widgetry.web.internal.http;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Somebody who was let in: by a login until its end, or by a token that comes with each request. Safe for threads. */
public final class Session {
    private final String id = UUID.randomUUID().toString();
    private final String name;
    private final Set<Role> roles;
    private final String agentId;
    private final Buckets buckets;
    private final Set<Runnable> whenEnded = new LinkedHashSet<>();
    private boolean ended;

    Session(AccessEntry entry, Buckets buckets) {
        this.name = entry.name();
        this.roles = Set.copyOf(entry.roles().isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(entry.roles()));
        this.agentId = entry.agentId().orElse(null);
        this.buckets = buckets;
    }

    /** Tells this session from all others; no secret, and no way in. */
    public String id() {
        return id;
    }

    /** The name of the entry in the access file. */
    public String name() {
        return name;
    }

    public Set<Role> roles() {
        return roles;
    }

    /** Whose workspace it may use; present if it has the role of an agent. */
    public Optional<String> agentId() {
        return Optional.ofNullable(agentId);
    }

    /** How much of what it may do in a second. */
    Buckets buckets() {
        return buckets;
    }

    public synchronized boolean isLive() {
        return !ended;
    }

    /**
     * Has something done when the session ends: by logout, because its time is over, or because its access was revoked.
     *
     * @param action run once, on whatever thread ends the session; at once if it has ended already
     * @return takes the action back
     */
    public Runnable whenEnded(Runnable action) {
        synchronized (this) {
            if (!ended) {
                Runnable own = action::run;
                whenEnded.add(own);
                return () -> forget(own);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable action) {
        whenEnded.remove(action);
    }

    void end() {
        List<Runnable> actions;
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
            actions = List.copyOf(whenEnded);
            whenEnded.clear();
        }
        actions.forEach(Runnable::run);
    }
}
