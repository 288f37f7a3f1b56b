package io.widgetry.simulator.internal.run;

import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.spi.SourceEvent;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Lets the time of a site stand still, at once or when a moment has come: the events pass through it on their way to the
 * line. Belongs to the site's thread.
 */
final class Brake implements Consumer<SourceEvent> {
    private final Consumer<SourceEvent> line;
    private final Runnable reached;
    private SimulatorMoment moment;
    private Set<String> agents = Set.of();
    private boolean held;

    /**
     * Lets everything pass.
     *
     * @param line where the events go
     * @param reached told when the moment has come
     */
    Brake(Consumer<SourceEvent> line, Runnable reached) {
        this.line = line;
        this.reached = reached;
    }

    @Override
    public void accept(SourceEvent event) {
        line.accept(event);
        if (moment != null && isReached(event)) {
            moment = null;
            held = true;
            reached.run();
        }
    }

    private boolean isReached(SourceEvent event) {
        return agents.contains(event.agentId())
                && plain(event.type()).equals(plain(moment.event()))
                && moment.state()
                        .map(state -> event.json().orElse("").contains(field(event) + state + '"'))
                        .orElse(true);
    }

    /** One fact has two names. */
    private static String plain(String event) {
        return event.replaceFirst("^onAnyInteraction", "onInteraction");
    }

    private static String field(SourceEvent event) {
        return event.type().startsWith("onAgentState") ? "\"currentState\":\"" : "\"state\":\"";
    }

    /** From now on time stands still. */
    void hold() {
        moment = null;
        held = true;
    }

    /** Time will stand still when the moment has come at one of these agents. */
    void holdAt(SimulatorMoment wanted, Set<String> whose) {
        moment = wanted;
        agents = Set.copyOf(whose);
    }

    void release() {
        moment = null;
        held = false;
    }

    boolean isHeld() {
        return held;
    }

    /** Whether a moment is waited for: then one thing happens after the other. */
    boolean isAlert() {
        return moment != null;
    }
}
