package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.Stall;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A callback that stalled, and where it stood. Holds nothing of the widget but texts. */
final class StallRecord {
    private static final int FRAMES = 64;
    private static final Set<String> OURS =
            Set.of(Callbacks.class.getName(), CallbackGuard.class.getName(), Instance.class.getName());

    private final Optional<String> agentId;
    private final Optional<String> interactionId;
    private final Running running;
    private final Instant since;
    private final List<StackTraceElement> stack;
    private volatile long nanosInAll;

    StallRecord(Instance instance, Running running, StackTraceElement[] stack) {
        this.agentId = instance.agentId().or(() -> Optional.ofNullable(running.agentId()));
        this.interactionId = Optional.ofNullable(instance.interactionId());
        this.running = running;
        this.since = Instant.now().minusNanos(System.nanoTime() - running.began());
        this.stack = Arrays.stream(stack)
                .takeWhile(frame -> !OURS.contains(frame.getClassName()))
                .limit(FRAMES)
                .toList();
    }

    /** A running callback: when it began, by the nano clock, what it is, and for which event. */
    record Running(long began, String during, String agentId, long sequence) {
        Duration lasted() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    boolean isOf(long began) {
        return running.began() == began;
    }

    /** The callback has returned after all. */
    void returned(long nanos) {
        nanosInAll = nanos;
    }

    Stall asOfNow() {
        long nanos = nanosInAll;
        return new Stall(
                agentId,
                interactionId,
                running.during(),
                running.sequence(),
                since,
                nanos == 0 ? running.lasted() : Duration.ofNanos(nanos),
                nanos != 0,
                stack);
    }

    long began() {
        return running.began();
    }

    /** {@return what hangs, for whom, and where in the widget's code} */
    String sentence() {
        return running.during() + " has been running for "
                + Health.seconds(running.lasted().toNanos())
                + asOfNow().line().map(line -> " at " + line).orElse("");
    }
}
