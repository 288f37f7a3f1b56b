package io.widgetry.shell.internal.command;

import io.widgetry.api.InteractionState;
import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.Media;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the fakes tell. */
final class Samples {
    static final String CALL = "bffae854-9219-4cfc-9fd3-7125f2e76844";
    static final String CHAT = "0c52e8a6-3b53-4f7e-8f5c-1a2b3c4d5e6f";
    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");
    static final Clock CLOCK = Clock.fixed(NINE.plusSeconds(300), ZoneOffset.UTC);

    static final WidgetCost COST = new WidgetCost(
            3.4,
            0,
            Duration.ofNanos(30_000),
            Duration.ofNanos(400_000),
            Duration.ofMillis(12),
            Duration.ofMillis(1_300),
            Duration.ofMillis(800));

    private Samples() {}

    static AgentStatus agent(String id) {
        return new AgentStatus(
                id,
                Optional.of("READY"),
                Optional.empty(),
                Optional.of(NINE.plusSeconds(12)),
                2,
                Optional.of(CALL),
                1_204,
                NINE,
                "/cti/east");
    }

    static InteractionStatus interaction(String agentId, String id, Interaction data, String... widgets) {
        return new InteractionStatus(
                agentId,
                new Live(id, Optional.ofNullable(data), Optional.empty(), Optional.empty(), false),
                "/cti/east",
                List.of(widgets));
    }

    static Interaction data(String channel, String state, String title, String topic) {
        return new Interaction(
                null,
                "wr-1",
                null,
                channel,
                state,
                null,
                "CALLED",
                title,
                topic,
                null,
                "Claims",
                null,
                "INCOMING",
                true,
                false,
                null,
                false,
                null,
                "+49 30 1234",
                "4800",
                null,
                new Capabilities(Map.of("canHold", true, "canAccept", false), null, null),
                Map.of(),
                Map.of("Language", "de"),
                Map.of());
    }

    static WidgetStatus widget(String id, Scope scope, WidgetState state, SubscriptionStatus... subscriptions) {
        return new WidgetStatus(
                id,
                "io.widgetry.sample." + id,
                17,
                "1.1.0",
                "io.widgetry.sample.Component",
                scope,
                true,
                List.of(subscriptions),
                state,
                NINE.plusSeconds(296),
                3,
                256,
                Overflow.DROP_NEWEST,
                new Counters(37, 1_204, 2, 1, 5),
                new Counters(37, 204, 2, 1, 5),
                COST,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    static InstanceStatus instance(String widget, String agent, String interaction, View view) {
        return new InstanceStatus(
                widget,
                Optional.ofNullable(agent),
                Optional.ofNullable(interaction),
                WidgetState.HEALTHY,
                Optional.of(Duration.ofSeconds(3)),
                412,
                new Counters(1, 388, 0, 0, 0),
                Optional.ofNullable(view));
    }

    static ObservedEvent event(long sequence, String name, String json) {
        return new ObservedEvent(
                name,
                "600008",
                Optional.of(CALL),
                sequence,
                NINE.plusMillis(12_331),
                Optional.empty(),
                json,
                3,
                Optional.empty());
    }

    /** A live interaction that somebody wrote down. */
    record Live(
            String id,
            Optional<Interaction> interaction,
            Optional<ContextData> contextData,
            Optional<Media> media,
            boolean afterContactWork)
            implements InteractionState {
        @Override
        public Optional<Instant> ended() {
            return afterContactWork ? Optional.of(NINE.plusSeconds(60)) : Optional.empty();
        }

        @Override
        public Instant since() {
            return NINE;
        }
    }
}
