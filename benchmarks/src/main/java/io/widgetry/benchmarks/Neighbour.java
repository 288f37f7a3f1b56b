package io.widgetry.benchmarks;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * How the widgets beside the healthy ones behave: two of them, one bound to each interaction and one for all, in every case,
 * so that the publisher has the same to do. All misbehave in every callback, and go on as long as the run lasts.
 */
public enum Neighbour {
    /** Well: what the others are compared with. */
    HEALTHY,
    /** Callbacks that do not return, and are not given up: each holds its worker to the end. */
    STUCK,
    /** Callbacks that do not return and are given up: quarantined, probed in vain, and so on. */
    STUCK_GIVEN_UP,
    /** Throws an exception; it is never quarantined for that. */
    THROWING,
    /** The same, but quarantined for it and probed in vain again and again. */
    THROWING_QUARANTINED,
    /** Throws StackOverflowError, a real one, and NoClassDefFoundError in turn; never quarantined. */
    THROWING_ERRORS,
    /** Interrupts its thread. */
    INTERRUPTING,
    /** Sends a hundred messages for each event: the one for all does, and the healthy ones listen to them. */
    FLOODING;

    private static final Duration NEVER = Duration.ofHours(1);
    private static final Duration SOON = Duration.ofMillis(100);
    private static final int FLOOD = 100;

    /** {@return settings under which it goes on like that} */
    Settings on(Settings settings) {
        Supervision s = settings.supervision();
        return switch (this) {
            case STUCK -> settings.withSupervision(supervision(s, NEVER, s.failures(), s.firstProbe()));
            case STUCK_GIVEN_UP -> settings.withSupervision(supervision(s, SOON, s.failures(), SOON));
            case THROWING_QUARANTINED ->
                settings.withSupervision(supervision(s, s.quarantineAfter(), s.failures(), SOON));
            case THROWING, THROWING_ERRORS ->
                settings.withSupervision(supervision(s, s.quarantineAfter(), 0, s.firstProbe()));
            default -> settings;
        };
    }

    private static Supervision supervision(Supervision s, Duration quarantineAfter, int failures, Duration probe) {
        boolean soon = quarantineAfter == SOON;
        return new Supervision(
                soon ? SOON.dividedBy(4) : s.slowAfter(),
                soon ? SOON.dividedBy(2) : quarantineAfter == NEVER ? NEVER : s.stalledAfter(),
                quarantineAfter,
                failures,
                s.failurePercent(),
                s.failureWindow(),
                probe,
                probe == SOON ? SOON : s.longestProbe());
    }

    /** {@return what healthy widgets subscribe to besides, so that they feel it} */
    String[] heardByOthers() {
        return this == FLOODING ? new String[] {DataEvents.MESSAGE} : new String[0];
    }

    /**
     * Makes an instance.
     *
     * @param end when the run is over
     */
    Widget widget(CountDownLatch end) {
        return switch (this) {
            case HEALTHY -> new Widget() {};
            case STUCK, STUCK_GIVEN_UP -> behaving((event, context) -> awaitUninterruptibly(end));
            case THROWING, THROWING_QUARANTINED ->
                behaving((event, context) -> {
                    throw new IllegalStateException("thrown by a benchmark");
                });
            case THROWING_ERRORS ->
                behaving((event, context) -> {
                    if (event.sequence() % 4 < 2) { // an update has two numbers
                        throw new NoClassDefFoundError("thrown by a benchmark");
                    }
                    overflow(0);
                });
            case INTERRUPTING ->
                behaving((event, context) -> Thread.currentThread().interrupt());
            case FLOODING ->
                behaving((event, context) -> {
                    if (context.interactionId().isEmpty()) {
                        for (int i = 0; i < FLOOD; i++) {
                            context.api().sendMessage(Map.of("n", i));
                        }
                    }
                });
        };
    }

    private interface Behaviour {
        void react(DataEvent event, WidgetContext context);
    }

    private static Widget behaving(Behaviour behaviour) {
        return new Widget() {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) {
                behaviour.react(event, context);
            }
        };
    }

    private static int overflow(int depth) {
        return overflow(depth + 1) + depth;
    }

    private static void awaitUninterruptibly(CountDownLatch end) {
        boolean over = false;
        while (!over) {
            try {
                end.await();
                over = true;
            } catch (InterruptedException ignored) { // stuck is stuck
                over = end.getCount() == 0;
            }
        }
    }
}
