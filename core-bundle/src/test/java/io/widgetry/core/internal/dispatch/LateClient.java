package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.InteractionState;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.spi.SourceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody outside of the container, such as a page: begins late, and goes on with what a monitor tells. */
final class LateClient implements AutoCloseable {
    private static final Pattern PART = Pattern.compile("\"(?:name|userHandle|channel)\":\"(\\w+)\"");

    private final List<ObservedEvent> seen = new ArrayList<>(); // guarded by this
    private final EventMonitor monitor;
    private final RetainedState start;
    /** Text and number of each value, by what it is the value of. */
    private final Map<String, String> values = new TreeMap<>();

    private final TreeSet<String> live = new TreeSet<>();
    private final TreeSet<String> ending = new TreeSet<>();
    private long sequence;

    /** Watches first and takes the state then. */
    LateClient(Rig rig, Remotes remotes) {
        this.monitor = rig.dispatcher().monitors().open(EventFilter.ALL, 1_000_000, this::see);
        this.start = remotes.retained(Rig.AGENT).orElseThrow();
    }

    private synchronized void see(ObservedEvent event) {
        seen.add(event);
    }

    /** Works off what it has been told; returns what was wrong with the numbers. */
    synchronized List<String> catchUp() {
        List<String> faults = new ArrayList<>();
        sequence = start.state().sequence();
        start.state().interactions().stream().map(InteractionState::id).forEach(live::add);
        start.values().forEach(this::keep);
        long last = 0;
        for (ObservedEvent value : start.values()) {
            if (value.sequence() <= last || value.sequence() > sequence) {
                faults.add("value " + value.sequence() + " after " + last + " in a state of " + sequence);
            }
            last = value.sequence();
        }
        for (ObservedEvent event : seen) {
            if (event.sequence() == 0) {
                close(event.interactionId().orElseThrow()); // one without after-contact work is told its end next
            } else if (event.sequence() == sequence + 1) {
                sequence++;
                apply(event);
            } else if (event.sequence() > sequence) {
                faults.add(event.sequence() + " after " + sequence);
            }
        }
        return faults;
    }

    long missed() {
        return monitor.missed();
    }

    private void apply(ObservedEvent event) {
        event.interactionId()
                .filter(id -> event.name().equals("onInteractionEvent"))
                .ifPresent(live::add);
        keep(event);
        switch (event.name()) {
            case "onInteractionEndedEvent" -> {
                if (!event.origin().map(SourceEvent::afterContactWork).orElse(false)) {
                    ending.add(event.interactionId().orElseThrow());
                }
            }
            case "onAnyInteractionEndedEvent" -> {
                if (ending.remove(event.interactionId().orElseThrow())) {
                    close(event.interactionId().orElseThrow());
                }
            }
            case "onResourceReleasedEvent" -> values.remove("onResourceAcquiredEvent " + part(event));
            default -> {}
        }
    }

    private void close(String interactionId) {
        live.remove(interactionId);
        values.keySet().removeIf(key -> key.endsWith(" " + interactionId));
    }

    private void keep(ObservedEvent event) {
        DataEventType type = DataEventType.byName(event.name()).orElse(null);
        if (type != null && type.kind() == EventKind.STATE) {
            values.put(event.name() + " " + part(event), event.sequence() + " " + event.json());
        }
    }

    private static String part(ObservedEvent event) {
        Matcher named = PART.matcher(event.json());
        return event.interactionId().orElseGet(() -> named.find() ? named.group(1) : "");
    }

    /** Where it stands, as text. */
    String state() {
        return sequence + "\n" + live + "\n" + String.join("\n", lines());
    }

    private List<String> lines() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    @Override
    public void close() {
        monitor.close();
    }
}
