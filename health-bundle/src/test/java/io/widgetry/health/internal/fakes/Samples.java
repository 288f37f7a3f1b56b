package io.widgetry.health.internal.fakes;

import io.widgetry.api.Overflow;
import io.widgetry.api.Product;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.DeploymentAdmin;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.Stall;
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

/** What the fakes tell. */
public final class Samples {
    /** When everything began. */
    public static final Instant NINE = Instant.parse("2026-11-22T09:00:00Z");

    private Samples() {}

    /** A core with these widgets, whose threads are all there. */
    public static Fake<RuntimeAdmin> core(WidgetStatus... widgets) {
        return Fake.of(RuntimeAdmin.class)
                .answer("status", () -> runtime(0, 16))
                .answer("widgets", () -> List.of(widgets))
                .answer("transitions", List::of);
    }

    /** A core's status. */
    public static RuntimeStatus runtime(int abandoned, int limit) {
        return new RuntimeStatus(
                Product.AXP,
                NINE,
                2,
                3,
                1,
                4,
                1_204,
                5,
                Map.of(Reason.MALFORMED, 1L, Reason.NO_INTERACTION, 2L),
                8,
                6,
                abandoned,
                limit);
    }

    /** A widget of version 1.1.0, in its state since a minute after nine. */
    public static WidgetStatus widget(String id, WidgetState state) {
        return widget(id, state, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** The same, with what supervision knows. */
    public static WidgetStatus widget(
            String id,
            WidgetState state,
            Optional<Stall> stall,
            Optional<Quarantine> quarantine,
            Optional<String> lastFailure) {
        return new WidgetStatus(
                id,
                "io.widgetry.sample." + id,
                17,
                "1.1.0",
                "io.widgetry.sample.Component",
                Scope.AGENT,
                true,
                List.of(),
                state,
                NINE.plusSeconds(60),
                4,
                256,
                Overflow.DROP_NEWEST,
                new Counters(37, 1_204, 2, 1, 5),
                Counters.ZERO,
                new WidgetCost(
                        20,
                        0,
                        Duration.ofMillis(2),
                        Duration.ofMillis(1_250),
                        Duration.ofMillis(2_300),
                        Duration.ofMillis(90_500),
                        Duration.ofMillis(30_250)),
                stall,
                quarantine,
                lastFailure,
                List.of());
    }

    /** A callback for an interaction that hangs in the widget's own code, two frames of the platform further in. */
    public static Stall stall(boolean returned) {
        return new Stall(
                Optional.of("600008"),
                Optional.of("bffae854"),
                "onInteractionEvent",
                412,
                NINE.plusSeconds(57),
                Duration.ofSeconds(4),
                returned,
                List.of(
                        new StackTraceElement("jdk.internal.misc.Unsafe", "park", "Unsafe.java", -2),
                        new StackTraceElement(
                                "java.util.concurrent.locks.LockSupport", "park", "LockSupport.java", 211),
                        new StackTraceElement("com.acme.TeamBoard", "refresh", "TeamBoard.java", 88),
                        new StackTraceElement("com.acme.TeamBoard", "onDataEvent", "TeamBoard.java", 31)));
    }

    /** A transition to a state. */
    public static WidgetTransition transition(String id, WidgetState from, WidgetState to, String reason) {
        return new WidgetTransition(id, "io.widgetry.sample." + id, "1.1.0", from, to, NINE, reason);
    }

    /** A deployer with these files. */
    public static Fake<DeploymentAdmin> deployer(DeploymentStatus... files) {
        return Fake.of(DeploymentAdmin.class).answer("deployments", () -> List.of(files));
    }

    /** A file with a bundle of version 1.1, after 1.0. */
    public static DeploymentStatus file(String name, DeploymentState state, String reason) {
        return new DeploymentStatus(
                name + "-1.1.jar",
                Optional.of("com.acme." + name),
                Optional.of("1.1.0"),
                OptionalLong.of(17),
                state,
                NINE,
                "0123456789ab",
                Optional.of("1.0.0"),
                Optional.ofNullable(reason));
    }

    /** A feed bundle with these feeds and no recording. */
    public static Fake<FeedAdmin> feeds(FeedStatus... feeds) {
        return Fake.of(FeedAdmin.class).answer("feeds", () -> List.of(feeds)).answer("recordings", List::of);
    }

    /** A feed that had 100 events accepted and 3 duplicates. */
    public static FeedStatus feed(int id, String name, FeedStatus.State state, FeedStatus.Problem... problems) {
        return new FeedStatus(
                id,
                name,
                state,
                1,
                103L + problems.length,
                100,
                3,
                problems.length,
                List.of(problems),
                NINE.plusSeconds(id),
                Optional.empty());
    }

    /** A recording. */
    public static RecordingStatus recording(int id, String file, boolean running, long missed, String failure) {
        return new RecordingStatus(id, file, running, 10, missed, NINE, Optional.ofNullable(failure));
    }
}
