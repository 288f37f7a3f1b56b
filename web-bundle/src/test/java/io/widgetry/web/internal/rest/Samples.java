package io.widgetry.web.internal.rest;

import io.widgetry.api.InteractionState;
import io.widgetry.api.Overflow;
import io.widgetry.api.Product;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.BrowserReport;
import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetCost;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.api.spi.PublishResult.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A runtime in which everything that can be there is there once, and once is not. */
final class Samples {
    static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private Samples() {}

    static WidgetStatus widget(String id, boolean sick) {
        return new WidgetStatus(
                id,
                "com.acme." + id,
                7,
                "1.0.0",
                "com.acme.Card",
                Scope.INTERACTION,
                true,
                List.of(new SubscriptionStatus("onInteractionEvent", true, 2)),
                sick ? WidgetState.QUARANTINED : WidgetState.HEALTHY,
                NINE,
                2,
                1_024,
                Overflow.DROP_NEWEST,
                new Counters(1, 2, 3, 4, 5),
                Counters.ZERO,
                new WidgetCost(
                        1.5,
                        0,
                        Duration.ofNanos(1_500),
                        Duration.ofMillis(2),
                        Duration.ofSeconds(1),
                        Duration.ZERO,
                        Duration.ZERO),
                sick
                        ? Optional.of(new Stall(
                                Optional.of("600008"),
                                Optional.empty(),
                                "onInteractionEvent",
                                4,
                                NINE,
                                Duration.ofSeconds(5),
                                false,
                                List.of(new StackTraceElement("com.acme.Card", "show", "Card.java", 12))))
                        : Optional.empty(),
                sick
                        ? Optional.of(new Quarantine("It hangs.", NINE, Optional.of(NINE.plusSeconds(5)), 1))
                        : Optional.empty(),
                sick ? Optional.of("java.io.IOException at Card.java:12") : Optional.empty(),
                sick ? List.of("It hangs.") : List.of());
    }

    static EventTrace trace(boolean rejected) {
        return new EventTrace(
                5,
                "onInteractionEvent",
                "600008",
                rejected ? Optional.empty() : Optional.of("i1"),
                Optional.of("/cti"),
                Optional.of("e1"),
                NINE,
                rejected ? 0 : 12,
                rejected ? Optional.of("It names no interaction.") : Optional.empty(),
                rejected
                        ? List.of()
                        : List.of(new DeliveryTrace(
                                "card",
                                Optional.of("i1"),
                                DeliveryTrace.Outcome.HANDLED,
                                Duration.ofMillis(1),
                                Duration.ofNanos(500),
                                Optional.empty())),
                Optional.empty());
    }

    static Stub<RuntimeAdmin> runtime() {
        InteractionState state = Stub.of(InteractionState.class)
                .answer("id", "i1")
                .answer("interaction", Optional.empty())
                .answer("afterContactWork", false)
                .answer("since", NINE)
                .service();
        return Stub.of(RuntimeAdmin.class)
                .answer(
                        "status",
                        new RuntimeStatus(
                                Product.AXP,
                                NINE,
                                1,
                                2,
                                3,
                                4,
                                5,
                                6,
                                Map.of(Reason.LIMIT, 7L, Reason.MALFORMED, 1L),
                                8,
                                9,
                                0,
                                16))
                .answer("widgets", List.of(widget("card", false), widget("board", true)))
                .answer(
                        "instances",
                        List.of(
                                new InstanceStatus(
                                        "card",
                                        Optional.of("600008"),
                                        Optional.of("i1"),
                                        WidgetState.HEALTHY,
                                        Optional.of(Duration.ofMillis(3)),
                                        12,
                                        Counters.ZERO,
                                        Optional.of(View.titled("A call"))),
                                new InstanceStatus(
                                        "card",
                                        Optional.empty(),
                                        Optional.empty(),
                                        WidgetState.HEALTHY,
                                        Optional.empty(),
                                        0,
                                        Counters.ZERO,
                                        Optional.empty())))
                .answer(
                        "agents",
                        List.of(
                                new AgentStatus(
                                        "600008",
                                        Optional.of("READY"),
                                        Optional.of("0"),
                                        Optional.of(NINE),
                                        1,
                                        Optional.of("i1"),
                                        12,
                                        NINE,
                                        "/cti"),
                                new AgentStatus(
                                        "600009",
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        0,
                                        Optional.empty(),
                                        0,
                                        NINE,
                                        "/cti")))
                .answer("interactions", List.of(new InteractionStatus("600008", state, "/cti", List.of("card"))))
                .answer(
                        "transitions",
                        List.of(new WidgetTransition(
                                "board",
                                "com.acme.board",
                                "1.0.0",
                                WidgetState.STALLED,
                                WidgetState.QUARANTINED,
                                NINE,
                                "It hangs.")))
                .answer(
                        "grants",
                        List.of(new Grant(Grant.Kind.TOKEN, "com.acme.card", List.of("onSSOTokenRefreshEvent"))))
                .answer("traces", List.of(trace(false), trace(true)))
                .answer("explain", arguments -> arguments[0].equals("5") ? Optional.of(trace(false)) : Optional.empty())
                .answer("release", arguments -> arguments[0].equals("board"));
    }

    static Stub<DeploymentAdmin> deployments() {
        return Stub.of(DeploymentAdmin.class)
                .answer(
                        "deployments",
                        List.of(
                                new DeploymentStatus(
                                        "card.jar",
                                        Optional.of("com.acme.card"),
                                        Optional.of("1.0.0"),
                                        OptionalLong.of(7),
                                        DeploymentState.ACTIVE,
                                        NINE,
                                        "0123456789ab",
                                        Optional.empty(),
                                        Optional.empty()),
                                new DeploymentStatus(
                                        "bad.jar",
                                        Optional.empty(),
                                        Optional.empty(),
                                        OptionalLong.empty(),
                                        DeploymentState.REFUSED,
                                        NINE,
                                        "0123456789ab",
                                        Optional.empty(),
                                        Optional.of("It is no bundle."))))
                .answer(
                        "history",
                        List.of(new DeploymentRecord(
                                NINE,
                                DeploymentRecord.Action.INSTALLED,
                                Optional.of("card.jar"),
                                Optional.of("com.acme.card"),
                                Optional.empty(),
                                Optional.of("1.0.0"),
                                "installed")))
                .answer(
                        "rollback",
                        new DeploymentResult(
                                false,
                                Optional.of("com.acme.card"),
                                Optional.empty(),
                                "There is no version to go back to."))
                .answer(
                        "remove",
                        new DeploymentResult(true, Optional.of("com.acme.card"), Optional.of("1.0.0"), "removed"));
    }

    static RuntimeServices services() {
        RuntimeServices services = new RuntimeServices();
        services.setRuntime(runtime().service());
        services.setDeployments(deployments().service());
        services.setHealth(Stub.of(HealthAdmin.class)
                .answer(
                        "checks",
                        List.of(
                                new HealthStatus(
                                        "memory",
                                        List.of("jvm"),
                                        HealthStatus.Level.OK,
                                        NINE,
                                        Duration.ofMillis(3),
                                        List.of()),
                                new HealthStatus(
                                        "widgets",
                                        List.of(),
                                        HealthStatus.Level.CRITICAL,
                                        NINE,
                                        Duration.ofMillis(3),
                                        List.of(
                                                new HealthStatus.Finding(
                                                        HealthStatus.Level.CRITICAL,
                                                        Optional.of(NINE),
                                                        "board is quarantined."),
                                                new HealthStatus.Finding(
                                                        HealthStatus.Level.OK,
                                                        Optional.empty(),
                                                        "1 of 2 is healthy.")))))
                .service());
        services.setMetrics(Stub.of(MetricsExposition.class)
                .answer("contentType", "text/plain; version=0.0.4; charset=utf-8")
                .answer("text", "widgetry_events_accepted_total 5.0\n")
                .service());
        services.setBrowserWidgets(Stub.of(BrowserWidgetAdmin.class)
                .answer(
                        "browserWidgets",
                        List.of(new BrowserWidgetStatus(
                                "note",
                                "com.acme.note",
                                8,
                                "1.0.0",
                                "Notes",
                                "<x-note></x-note>",
                                Optional.empty(),
                                false,
                                1,
                                List.of(new SubscriptionStatus("onInteractionEvent", false, 1)),
                                Map.of("error", 1L),
                                List.of(new BrowserReport(
                                        NINE, "error", "600008", Optional.empty(), "x is undefined")))))
                .answer("openDesktops", 2)
                .service());
        return services;
    }
}
