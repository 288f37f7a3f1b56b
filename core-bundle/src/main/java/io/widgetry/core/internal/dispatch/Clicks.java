package io.widgetry.core.internal.dispatch;

import io.widgetry.api.spi.ActionResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

/**
 * Which actions are under way, so that a double click is one. An action that is asked for while an equal one has had no
 * answer yet gets that one's. So does one that the same widget asks for within {@link #AFTERWARDS} of the answer, if the
 * workspace has had no event since. Bounded: what does not fit is not taken for the same. Safe for several threads.
 */
final class Clicks {
    static final Duration AFTERWARDS = Duration.ofMillis(500);
    /** A source that has not answered for so long is asked again: it may have lost the first. */
    static final Duration LOST = Duration.ofSeconds(30);

    /** Asked for twice, they are meant twice: two equal digits of a number. */
    private static final Set<String> COUNTED = Set.of("sendDTMF");

    private static final int MOST = 10_000;

    private final LongSupplier clock;
    /** Without an answer yet, in the order in which they were asked for. */
    private final LinkedHashMap<Key, Click> underWay = new LinkedHashMap<>();
    /** In the order in which they were answered. */
    private final LinkedHashMap<Key, Click> answered = new LinkedHashMap<>();

    Clicks(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * What makes two actions equal.
     *
     * @param session when the workspace opened: not that of an earlier sign-in
     * @param arguments but for the interaction's id
     */
    record Key(
            String agentId,
            Instant session,
            String name,
            Optional<String> interactionId,
            Map<String, Object> arguments) {
        boolean isCounted() {
            return COUNTED.contains(name);
        }
    }

    /** An action that was asked for, and its answer once there is one. */
    static final class Click {
        private final Key key;
        private final String widgetId;
        private final CompletableFuture<ActionResult> answer = new CompletableFuture<>();
        private long at; // when it was asked for, later when it was answered
        private long sequence;

        private Click(Key key, String widgetId, long at) {
            this.key = key;
            this.widgetId = widgetId;
            this.at = at;
        }

        CompletableFuture<ActionResult> answer() {
            return answer;
        }
    }

    /**
     * A widget asks for an action, which is under way from now on if no equal one counts as the same.
     *
     * @param sequence the number of the workspace's latest event
     */
    synchronized Begun ask(Key key, String widgetId, long sequence) {
        if (key.isCounted()) {
            return new Begun(new Click(key, widgetId, 0), true);
        }
        long now = clock.getAsLong();
        forgetOld(now);
        Click same = underWay.get(key);
        if (same == null) {
            Click before = answered.get(key);
            same = before != null && before.widgetId.equals(widgetId) && before.sequence == sequence ? before : null;
        }
        if (same != null) {
            return new Begun(same, false);
        }
        Click fresh = new Click(key, widgetId, now);
        if (underWay.size() < MOST) {
            underWay.put(key, fresh);
        }
        return new Begun(fresh, true);
    }

    /**
     * An action that was asked for.
     *
     * @param click with its answer
     * @param isNew whether it is to be carried out; else an equal one is or was
     */
    record Begun(Click click, boolean isNew) {}

    /** Nobody was asked, so the next one is another. */
    synchronized void refused(Click click) {
        underWay.remove(click.key, click);
    }

    /** The source has answered, when the workspace's latest event had a number. */
    synchronized void answered(Click click, long sequence) {
        long now = clock.getAsLong();
        if (underWay.remove(click.key, click)) {
            click.at = now;
            click.sequence = sequence;
            answered.remove(click.key); // so that it becomes the last
            answered.put(click.key, click);
        }
        forgetOld(now);
    }

    private void forgetOld(long now) {
        forget(underWay, now - LOST.toNanos(), MOST);
        forget(answered, now - AFTERWARDS.toNanos(), MOST);
    }

    private static void forget(Map<Key, Click> clicks, long before, int most) {
        Iterator<Click> oldest = clicks.values().iterator();
        while (oldest.hasNext() && (oldest.next().at - before <= 0 || clicks.size() > most)) {
            oldest.remove();
        }
    }

    synchronized int size() {
        return underWay.size() + answered.size();
    }
}
