package io.widgetry.web.internal.rest;

import io.widgetry.api.InteractionState;
import io.widgetry.api.View;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.payload.Interaction;
import io.widgetry.web.internal.http.Nullable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The runtime, its agents and their interactions, as answers have them. Times are ISO 8601, durations milliseconds. */
final class RuntimeViews {
    private RuntimeViews() {}

    static String text(Instant time) {
        return time.toString();
    }

    static double millis(Duration duration) {
        return duration.toNanos() / 1_000_000.0;
    }

    record RuntimeView(
            String product,
            String since,
            int agents,
            int interactions,
            int widgets,
            int instances,
            long accepted,
            long duplicates,
            long rejected,
            Map<String, Long> rejectedByReason,
            int workers,
            int busyWorkers,
            int abandonedThreads,
            int abandonedLimit) {
        static RuntimeView of(RuntimeStatus status) {
            Map<String, Long> reasons = new TreeMap<>();
            status.rejected().forEach((reason, count) -> reasons.put(reason.name(), count));
            return new RuntimeView(
                    status.product().id(),
                    text(status.since()),
                    status.agents(),
                    status.interactions(),
                    status.widgets(),
                    status.instances(),
                    status.accepted(),
                    status.duplicates(),
                    reasons.values().stream().mapToLong(Long::longValue).sum(),
                    reasons,
                    status.workers(),
                    status.busyWorkers(),
                    status.abandonedThreads(),
                    status.abandonedLimit());
        }
    }

    record AgentView(
            String agentId,
            @Nullable String state,
            @Nullable String reasonCode,
            @Nullable String stateSince,
            int interactions,
            @Nullable String focus,
            long sequence,
            String since,
            String source) {
        static AgentView of(AgentStatus agent) {
            return new AgentView(
                    agent.agentId(),
                    agent.state().orElse(null),
                    agent.reasonCode().orElse(null),
                    agent.stateSince().map(RuntimeViews::text).orElse(null),
                    agent.interactions(),
                    agent.focus().orElse(null),
                    agent.sequence(),
                    text(agent.since()),
                    agent.source());
        }
    }

    record InteractionView(
            String agentId,
            String interactionId,
            @Nullable String channel,
            @Nullable String state,
            boolean afterContactWork,
            String since,
            String source,
            List<String> widgets) {
        static InteractionView of(InteractionStatus interaction) {
            InteractionState state = interaction.state();
            return new InteractionView(
                    interaction.agentId(),
                    state.id(),
                    state.interaction().map(Interaction::channel).orElse(null),
                    state.interaction().map(Interaction::state).orElse(null),
                    state.afterContactWork(),
                    text(state.since()),
                    interaction.source(),
                    interaction.widgets());
        }
    }

    record CountersView(long queued, long delivered, long failed, long dropped, long conflated) {
        static CountersView of(Counters counters) {
            return new CountersView(
                    counters.queued(),
                    counters.delivered(),
                    counters.failed(),
                    counters.dropped(),
                    counters.conflated());
        }
    }

    record InstanceView(
            String widgetId,
            @Nullable String agentId,
            @Nullable String interactionId,
            String state,
            @Nullable Double busyMillis,
            long lastSequence,
            CountersView counters,
            @Nullable String title) {
        static InstanceView of(InstanceStatus instance) {
            return new InstanceView(
                    instance.widgetId(),
                    instance.agentId().orElse(null),
                    instance.interactionId().orElse(null),
                    instance.state().name(),
                    instance.busyFor().map(RuntimeViews::millis).orElse(null),
                    instance.lastSequence(),
                    CountersView.of(instance.counters()),
                    instance.view().map(View::title).orElse(null));
        }
    }

    record GrantView(String kind, String holder, List<String> names) {
        static GrantView of(Grant grant) {
            return new GrantView(grant.kind().name(), grant.holder(), grant.names());
        }
    }
}
