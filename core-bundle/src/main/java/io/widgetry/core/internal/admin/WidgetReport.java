package io.widgetry.core.internal.admin;

import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.core.internal.dispatch.Diagnoses;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Instance;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.WidgetHost;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** How the widgets fare. */
final class WidgetReport {
    private final Dispatcher dispatcher;

    WidgetReport(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
    }

    List<WidgetStatus> all() {
        return dispatcher.widgets().stream()
                .sorted(Comparator.comparing(WidgetHost::id))
                .map(this::widget)
                .toList();
    }

    private WidgetStatus widget(WidgetHost host) {
        Settings settings = dispatcher.settings();
        Optional<Duration> longest = host.instances().stream()
                .map(Instance::busyFor)
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .filter(this::isStalled);
        WidgetState state = host.isWaiting()
                ? WidgetState.WAITING
                : longest.isPresent()
                        ? WidgetState.STALLED
                        : host.creationFailed() ? WidgetState.FAILED : WidgetState.HEALTHY;
        return new WidgetStatus(
                host.id(),
                host.identity().bundle(),
                host.bundleId(),
                host.metadata().version(),
                host.identity().component(),
                host.descriptor().scope(),
                host.prototype(),
                subscriptions(host),
                state,
                longest.filter(busy -> state == WidgetState.STALLED)
                        .map(Instant.now()::minus)
                        .orElse(host.stateSince()),
                host.instances().size(),
                settings.capacity(host.descriptor()),
                host.descriptor().overflow(),
                host.counters(),
                host.sinceDeployed(),
                host.cost().now(),
                host.health().stall(),
                host.health().quarantine(),
                Optional.ofNullable(host.lastFailure()),
                Diagnoses.of(host, settings));
    }

    private static List<SubscriptionStatus> subscriptions(WidgetHost host) {
        Set<String> declared = host.descriptor().events();
        Set<String> events = new TreeSet<>(declared);
        host.instances().forEach(instance -> events.addAll(instance.addedEvents()));
        return events.stream()
                .map(event -> new SubscriptionStatus(event, declared.contains(event), (int) host.instances().stream()
                        .filter(instance -> instance.subscribesTo(event))
                        .count()))
                .toList();
    }

    private boolean isStalled(Duration busy) {
        return busy.compareTo(dispatcher.settings().supervision().stalledAfter()) > 0;
    }

    List<InstanceStatus> instances(String widgetId) {
        return dispatcher.widget(widgetId).stream()
                .flatMap(host -> host.instances().stream())
                .map(this::instance)
                .sorted(Comparator.comparing(
                                (InstanceStatus status) -> status.agentId().orElse(""))
                        .thenComparing(status -> status.interactionId().orElse("")))
                .toList();
    }

    private InstanceStatus instance(Instance instance) {
        Optional<Duration> busy = instance.busyFor();
        boolean failed = instance.host().creationFailed();
        return new InstanceStatus(
                instance.host().id(),
                instance.agentId(),
                Optional.ofNullable(instance.interactionId()),
                busy.filter(this::isStalled).isPresent()
                        ? WidgetState.STALLED
                        : failed ? WidgetState.FAILED : WidgetState.HEALTHY,
                busy,
                instance.lastSequence(),
                instance.counters(),
                Optional.ofNullable(instance.view()));
    }
}
