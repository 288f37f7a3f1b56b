package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.core.internal.trace.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which events wait in which mailboxes, or are being handled: looked up when somebody asks, so that it need not be noted for
 * each event. To be made before what has become of the events is looked at: an event is in a mailbox, or being handled, or
 * something has become of it.
 */
final class Pending {
    private final long now = System.nanoTime();
    private final Map<Trace, List<DeliveryTrace>> byTrace = new IdentityHashMap<>();

    Pending(Collection<WidgetHost> widgets, Predicate<Instance> which) {
        for (WidgetHost host : widgets) {
            host.instances().stream().filter(which).forEach(this::add);
        }
    }

    private void add(Instance instance) {
        List<Delivery> pending =
                instance.inbox().read(mailbox -> mailbox.all(instance.inbox().taken()));
        if (pending.isEmpty()) {
            return;
        }
        Duration running =
                instance.inbox().taken() == pending.get(0) ? instance.busyFor().orElse(Duration.ZERO) : null;
        for (Delivery event : pending) {
            if (event.trace() != null) {
                byTrace.computeIfAbsent(event.trace(), trace -> new ArrayList<>(2))
                        .add(shown(instance, event.trace(), running));
            }
            running = null;
        }
    }

    private DeliveryTrace shown(Instance instance, Trace trace, Duration running) {
        Duration since = Duration.ofNanos(Math.max(0, now - trace.at()));
        Duration handled = running == null ? Duration.ZERO : running;
        return new DeliveryTrace(
                instance.host().id(),
                Optional.ofNullable(instance.trace().party().interactionId()),
                Outcome.QUEUED,
                since.compareTo(handled) > 0 ? since.minus(handled) : Duration.ZERO,
                handled,
                running == null ? holdUp(instance.host()) : Optional.of("its callback is running"));
    }

    private static Optional<String> holdUp(WidgetHost host) {
        if (host.isWaiting()) {
            return Optional.of("its service is gone, and what comes waits for a new version of it");
        }
        Optional<Quarantine> quarantine = host.health().quarantine();
        if (quarantine.isPresent()) {
            return Optional.of("it is quarantined: " + quarantine.get().reason());
        }
        return host.health().state() == WidgetState.FAILED
                ? Optional.of("the widget could not be made so far: see widget:info " + host.id())
                : Optional.empty();
    }

    /** {@return where an event waits or is being handled} */
    List<DeliveryTrace> of(Trace trace) {
        return byTrace.getOrDefault(trace, List.of());
    }
}
