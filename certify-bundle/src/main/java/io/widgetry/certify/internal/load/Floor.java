package io.widgetry.certify.internal.load;

import io.widgetry.api.DataEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Agents who work: each has a live interaction, and some another one with work after the contact. */
public final class Floor {
    /** How many events there are for each agent and second. */
    private static final int EVENTS_EACH = 2;

    private static final int FEWEST_EVENTS = 200;
    private final List<Desk> desks = new ArrayList<>();
    private final Samples samples;

    /** Agents, not signed in yet. */
    public Floor(Source source, Samples samples, String name, int agents) {
        this.samples = samples;
        for (int i = 1; i <= agents; i++) {
            desks.add(new Desk(source, samples, name + "-" + i));
        }
    }

    /** {@return the agents} */
    public List<Desk> desks() {
        return List.copyOf(desks);
    }

    /** Signs them in, each with an interaction. */
    public void open() {
        desks.forEach(desk -> desk.signIn().open());
    }

    /**
     * Works for some time, at an even pace: every other event is one of those that are wanted, if there are any.
     *
     * @param meanwhile is called some times a second
     */
    public void work(Duration time, List<String> wanted, Runnable meanwhile) {
        List<String> all = samples.types();
        List<String> some = wanted.stream().filter(all::contains).toList();
        int rate = Math.max(FEWEST_EVENTS, EVENTS_EACH * desks.size());
        long count = Math.max(1, time.toMillis() * rate / 1000);
        long begun = System.nanoTime();
        for (long number = 0; number < count; number++) {
            Desk desk = desks.get((int) (number % desks.size()));
            long round = number / desks.size();
            List<String> from = number % 2 == 0 || some.isEmpty() ? all : some;
            step(desk, from.get((int) ((round / 2 + number) % from.size())));
            if (number % (rate / 20) == 0) {
                meanwhile.run();
            }
            LockSupport.parkNanos(begun + number * 1_000_000_000L / rate - System.nanoTime());
        }
        desks.forEach(Desk::finish);
        meanwhile.run();
    }

    private static void step(Desk desk, String type) {
        switch (type) {
            case DataEvents.INTERACTION, DataEvents.ANY_INTERACTION -> desk.change();
            case DataEvents.INTERACTION_ENDED, DataEvents.ANY_INTERACTION_ENDED -> desk.turn();
            default -> desk.tell(type);
        }
    }

    /** Signs them out. */
    public void close() {
        desks.forEach(Desk::signOut);
    }
}
