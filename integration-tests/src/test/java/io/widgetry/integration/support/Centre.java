package io.widgetry.integration.support;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Agents with live interactions, and a source that never pauses once it has started: it tells of one interaction after
 * the other, a few thousand events a second, whatever happens to widgets. What it published is what is to be told.
 */
public final class Centre implements AutoCloseable {
    private static final int TOGETHER = 4;
    private static final long PERIOD_NANOS = Duration.ofMillis(1).toNanos();
    /** Of so many events about an interaction one is a state, the others occurrences. */
    private static final int STATE_EVERY = 5;

    private final DataEventPublisher events;
    private final Map<String, Workspace> workspaces = new LinkedHashMap<>();
    private final int turnover;
    private final Thread source;
    private final AtomicLong published = new AtomicLong();
    private volatile long longestNanos;
    private volatile boolean ended;
    private volatile Throwable failure;

    /**
     * An event as it was numbered.
     *
     * @param sequence its number in its workspace
     * @param event its name
     * @param interaction what it is about; null if it is about none
     */
    public record Fact(long sequence, String event, String interaction) {

        /** Whether it is the latest value of something, until the next one. */
        boolean isState() {
            return event.equals(DataEvents.INTERACTION) || event.equals(DataEvents.ANY_INTERACTION);
        }

        /** Of what it is a value. */
        String key() {
            return event + " " + interaction;
        }
    }

    /** Opens workspaces with live interactions. */
    public Centre(DataEventPublisher events, String name, int agents, int interactions) {
        this(events, name, agents, interactions, 0);
    }

    /** The same, but after so many events one interaction ends and another one begins; 0 for never. */
    public Centre(DataEventPublisher events, String name, int agents, int interactions, int turnover) {
        this.events = events;
        this.turnover = turnover;
        for (int i = 0; i < agents; i++) {
            Workspace workspace = new Workspace(name + "-" + i);
            workspaces.put(workspace.agent, workspace);
            for (int j = 0; j < interactions; j++) {
                workspace.begin();
            }
        }
        this.source = new Thread(this::run, "source-" + name);
        source.setDaemon(true);
    }

    /** Begins to publish. */
    public Centre start() {
        source.start();
        return this;
    }

    private void run() {
        try {
            List<Workspace> all = List.copyOf(workspaces.values());
            long next = System.nanoTime();
            for (long number = 0; !ended; number++) {
                all.get((int) (number % all.size())).next();
                if (number % TOGETHER == TOGETHER - 1) {
                    next = Math.max(next + PERIOD_NANOS, System.nanoTime() - PERIOD_NANOS);
                    LockSupport.parkNanos(next - System.nanoTime());
                }
            }
        } catch (RuntimeException | Error wrong) {
            failure = wrong;
        }
    }

    /** Waits until this many more events have been published. */
    public void goOn(long more) {
        long until = published.get() + more;
        Await.until("the source goes on", () -> published.get() >= until || failure != null);
        check();
    }

    /** Ends the source, and signs the agents out. */
    @Override
    public void close() {
        stop();
        for (String agent : agents()) {
            events.publish(SourceEvent.of(DataEvents.AGENT_STATE, agent)
                    .json("{\"currentState\":\"LOGGED_OUT\"}")
                    .build());
        }
    }

    private void stop() {
        ended = true;
        try {
            source.join(Await.DEADLINE.toMillis());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Ends the source; everything that it published was accepted. */
    public void end() {
        stop();
        check();
        if (source.isAlive()) {
            throw new AssertionError("the source does not return from " + List.of(source.getStackTrace()));
        }
    }

    private void check() {
        if (failure != null) {
            throw new AssertionError("the source failed", failure);
        }
    }

    /** How much has been published. */
    public long published() {
        return published.get();
    }

    /** The longest time that the source was held by one event. */
    public Duration longest() {
        return Duration.ofNanos(longestNanos);
    }

    /** The agents. */
    public Collection<String> agents() {
        return workspaces.keySet();
    }

    /** What was numbered in a workspace so far, in order. */
    public List<Fact> facts(String agent) {
        return workspaces.get(agent).facts();
    }

    /** What was numbered since the last time, which is not kept any longer. */
    public List<Fact> take(String agent) {
        Workspace workspace = workspaces.get(agent);
        synchronized (workspace.facts) {
            List<Fact> taken = List.copyOf(workspace.facts);
            workspace.facts.clear();
            return taken;
        }
    }

    /** The interactions of an agent, as far as they have begun. */
    public List<String> interactions(String agent) {
        return workspaces.get(agent).begun();
    }

    private final class Workspace {
        private final String agent;
        private final List<Fact> facts = new ArrayList<>(); // guarded by itself
        private final List<String> begun = new ArrayList<>(); // guarded by facts
        private final List<String> live = new ArrayList<>();
        private long number;

        Workspace(String agent) {
            this.agent = agent;
        }

        List<Fact> facts() {
            synchronized (facts) {
                return List.copyOf(facts);
            }
        }

        List<String> begun() {
            synchronized (facts) {
                return List.copyOf(begun);
            }
        }

        void begin() {
            synchronized (facts) {
                String id = agent + "-call-" + begun.size();
                begun.add(id);
                live.add(id);
            }
            tell(DataEvents.INTERACTION, live.get(live.size() - 1));
        }

        void next() {
            number++;
            int at = (int) (number % live.size());
            if (number % 20 == 0) {
                tell(DataEvents.USER_TYPING, null);
            } else if (turnover > 0 && number % turnover == 0) {
                String over = live.remove(at);
                tell(DataEvents.INTERACTION_ENDED, over);
                begin();
            } else {
                boolean state = number / live.size() % STATE_EVERY == 0;
                tell(state ? DataEvents.INTERACTION : DataEvents.MEDIA_MESSAGE, live.get(at));
            }
        }

        private void tell(String type, String interaction) {
            String state = number % 2 == 0 ? "ACTIVE" : "HELD";
            SourceEvent event = SourceEvent.of(type, agent)
                    .interaction(interaction)
                    .json(interaction == null ? "{}" : "{\"id\":\"" + interaction + "\",\"state\":\"" + state + "\"}")
                    .build();
            synchronized (facts) {
                long before = System.nanoTime();
                PublishResult result = events.publish(event);
                longestNanos = Math.max(longestNanos, System.nanoTime() - before);
                if (!result.isAccepted()) {
                    throw new AssertionError(event + " was not accepted: " + result);
                }
                facts.add(new Fact(result.sequence(), type, interaction));
                twin(type).ifPresent(twin -> facts.add(new Fact(result.sequence() + 1, twin, interaction)));
            }
            published.incrementAndGet();
        }

        /** The other name of the same fact, which gets the next number. */
        private static Optional<String> twin(String type) {
            return Optional.ofNullable(Map.of(
                            DataEvents.INTERACTION, DataEvents.ANY_INTERACTION,
                            DataEvents.INTERACTION_ENDED, DataEvents.ANY_INTERACTION_ENDED)
                    .get(type));
        }
    }
}
