package io.widgetry.core.internal.admin;

import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.core.internal.dispatch.Diagnoses;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Instance;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import io.widgetry.core.internal.dispatch.WidgetHost;
import java.time.Duration;
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
        return new WidgetStatus(
                host.id(),
                host.identity().bundle(),
                host.bundleId(),
                host.metadata().version(),
                host.identity().component(),
                host.descriptor().scope(),
                host.prototype(),
                subscriptions(host),
                host.health().state(),
                host.health().since(),
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
        return new InstanceStatus(
                instance.host().id(),
                instance.agentId(),
                Optional.ofNullable(instance.interactionId()),
                state(instance, busy.orElse(Duration.ZERO)),
                busy,
                instance.lastSequence(),
                instance.counters(),
                Optional.ofNullable(instance.view()));
    }

    /** The widget's state where it concerns all instances; else how this one fares. */
    private WidgetState state(Instance instance, Duration busy) {
        WidgetState whole = instance.host().health().state();
        if (whole != WidgetState.HEALTHY && whole != WidgetState.SLOW && whole != WidgetState.STALLED) {
            return whole;
        }
        Supervision limits = dispatcher.settings().supervision();
        return busy.compareTo(limits.stalledAfter()) > 0
                ? WidgetState.STALLED
                : busy.compareTo(limits.slowAfter()) > 0 ? WidgetState.SLOW : WidgetState.HEALTHY;
    }
}
