package io.widgetry.simulator.internal.run;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.SourceEvent;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between a centre and the runtime: publishes events, unless a fault does something to them. Used by one thread. */
final class Line implements Consumer<SourceEvent> {
    private static final Logger LOG = LoggerFactory.getLogger(Line.class);
    private static final long LATE = Duration.ofSeconds(3).toNanos();
    /** So many events are kept while they cannot be published; then the centre waits. */
    private static final int MOST_KEPT = 100_000;

    private static final int BROKEN = 5;

    private record Kept(SourceEvent event, long due) {}

    private final DataEventPublisher publisher;
    private final Product product;
    private final Tally tally;
    private final LongSupplier ticker;
    private final Deque<Kept> kept = new ArrayDeque<>();
    /** By agent: an event of an interaction whose next one is to overtake it. */
    private final Map<String, SourceEvent> overtaken = new LinkedHashMap<>();

    private SimulatorFault fault = SimulatorFault.NONE;
    private long until;
    private long passed;
    private boolean complained;

    Line(DataEventPublisher publisher, Product product, Tally tally, LongSupplier ticker) {
        this.publisher = publisher;
        this.product = product;
        this.tally = tally;
        this.ticker = ticker;
    }

    /** Another fault begins, or none; what was kept for the one before comes at once. */
    void fault(SimulatorFault next, long end) {
        release(Long.MAX_VALUE);
        fault = next;
        until = end;
    }

    /** The fault that is active, which may have ended meanwhile. */
    SimulatorFault fault() {
        if (fault != SimulatorFault.NONE && ticker.getAsLong() - until >= 0) {
            fault(SimulatorFault.NONE, 0);
        }
        return fault;
    }

    /** Whether no more can be kept. */
    boolean isFull() {
        return kept.size() >= MOST_KEPT;
    }

    /** Publishes what is due, and says in how many nanoseconds there is something again; far away if never. */
    long pump() {
        SimulatorFault now = fault();
        if (now == SimulatorFault.DISORDER) {
            // nothing is kept for longer than between two looks at it
            release(Long.MAX_VALUE);
        }
        release(ticker.getAsLong());
        Kept first = kept.peekFirst();
        long toFault = now == SimulatorFault.NONE ? Long.MAX_VALUE : until - ticker.getAsLong();
        return first == null ? toFault : Math.min(toFault, first.due() - ticker.getAsLong());
    }

    private void release(long time) {
        while (!kept.isEmpty() && (time == Long.MAX_VALUE || kept.peekFirst().due() - time <= 0)) {
            publish(kept.pollFirst().event());
        }
        if (time == Long.MAX_VALUE && !overtaken.isEmpty()) {
            List<SourceEvent> events = List.copyOf(overtaken.values());
            overtaken.clear();
            events.forEach(this::publish);
        }
    }

    /** Brings out all that is kept; from now on no fault. */
    void finish() {
        fault(SimulatorFault.NONE, 0);
    }

    @Override
    public void accept(SourceEvent event) {
        if (!DataEventType.byName(event.type())
                .map(type -> type.products().contains(product))
                .orElse(true)) {
            return;
        }
        switch (fault()) {
            case SOURCE_DOWN -> kept.addLast(new Kept(event, until));
            case LATE -> kept.addLast(new Kept(event, ticker.getAsLong() + LATE));
            case DUPLICATE -> {
                publish(event);
                publish(event);
            }
            case DISORDER -> overtake(event);
            case MALFORMED -> {
                publish(event);
                if (++passed % BROKEN == 0) {
                    event.json().ifPresent(json -> publish(broken(event, json)));
                }
            }
            default -> publish(event);
        }
    }

    private void overtake(SourceEvent event) {
        SourceEvent before = overtaken.remove(event.agentId());
        if (before == null) {
            if (event.interactionId().isPresent()) {
                overtaken.put(event.agentId(), event);
            } else {
                publish(event);
            }
        } else if (before.interactionId().equals(event.interactionId())) {
            publish(event);
            publish(before);
        } else {
            publish(before);
            publish(event);
        }
    }

    private static SourceEvent broken(SourceEvent event, String json) {
        return SourceEvent.of(event.type(), event.agentId())
                .interaction(event.interactionId().orElse(null))
                .from(event.source(), event.id().orElse("") + "-broken")
                .at(event.time().orElse(null))
                .json(json.substring(0, json.length() / 2))
                .build();
    }

    private void publish(SourceEvent event) {
        try {
            tally.count(publisher.publish(event));
        } catch (RuntimeException thrown) {
            tally.failed();
            if (!complained) {
                complained = true;
                LOG.warn("an event of the simulation could not be published; further ones are only counted", thrown);
            }
        }
    }
}
