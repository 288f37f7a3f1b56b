package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Overflow;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.state.StateKey;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What waits for an instance, and whether a turn of it is waiting or running. Publishers put in under a workspace's lock;
 * one turn at a time takes out. Safe for several threads: all of it is guarded by its own monitor, which is never held
 * while code of a widget runs.
 */
final class Inbox {
    /** How much that it has not subscribed to may wait for an instance while it opens. */
    private static final int UNASKED = 64;

    private final Task task;
    private final WorkerPool pool;
    private final Predicate<String> asked;
    private MailboxQueue mailbox;
    private final RetryDelay retry = new RetryDelay();
    private boolean scheduled;
    private boolean ending;
    private boolean suspended;
    private boolean sealed;
    private boolean closing;
    /** Whether what waits is kept while the widget cannot be made, and until when. */
    private boolean keeping;

    private long keepUntil;
    private int unasked = UNASKED;
    private boolean inCallback;
    private Thread runner;
    private volatile boolean fenced;

    /**
     * An empty one.
     *
     * @param asked which events the instance is known to want; the loss of others is none
     */
    Inbox(Task task, WorkerPool pool, Predicate<String> asked, int capacity, Overflow overflow) {
        this.task = task;
        this.pool = pool;
        this.asked = asked;
        this.mailbox = new MailboxQueue(capacity, overflow);
    }

    /** What a turn does when it has nothing more to do now. */
    enum Rest {
        /** Nothing: what waits has been queued again, or will be when it comes. */
        DONE,
        /** States that were not kept are to be told again; then the turn is to be queued again. */
        RESYNC,
        /** The instance is to be closed, in this turn. */
        CLOSE
    }

    /** Puts an event in, or lets something give way. */
    void offer(Delivery event) {
        put(() -> mailbox.offer(event));
    }

    /** Puts an event in whatever the capacity. */
    void offerAlways(Delivery event) {
        put(() -> mailbox.offerAlways(event));
    }

    /** Puts events before all that wait. */
    void offerFirst(List<Delivery> events) {
        put(() -> mailbox.offerFirst(events));
    }

    /** Puts in an event that the widget may yet subscribe to while it opens; false once too much waits. */
    synchronized boolean offerUnasked(Delivery event) {
        if (mailbox.size() >= unasked) {
            return false;
        }
        offer(event);
        return true;
    }

    /** Puts in the answer to an action, to be told in a turn like an event. */
    void offer(WidgetCode answer) {
        put(() -> {
            if (!sealed) {
                mailbox.addAnswer(answer);
            }
        });
    }

    /** Has a turn run, though nothing waits yet. */
    void begin() {
        put(() -> {});
    }

    /** Has the instance closed after what waits has been worked off. */
    void end() {
        put(() -> ending = true);
    }

    private void put(Runnable change) {
        synchronized (this) {
            if (fenced) {
                return;
            }
            change.run();
            if (!ending && !suspended && retry.isTooEarly()) {
                if (!keeping) {
                    mailbox.discardAll(asked);
                }
                return;
            }
            if (scheduled || suspended) {
                return;
            }
            scheduled = true;
            pool.begun();
        }
        pool.submit(task);
    }

    /** From now on events only wait: no callback is entered, until the inbox is handed over. */
    synchronized void suspend() {
        suspended = true;
    }

    /** From now on nothing that the widget does has an effect: what was running has had its time (rule 24). */
    synchronized void seal() {
        sealed = true;
        mailbox.clearAnswers();
    }

    /**
     * What one inbox hands over to another.
     *
     * @param mailbox what waits
     * @param firsts of each workspace the first live event of it
     * @param ending whether the context has ended
     */
    record Estate(MailboxQueue mailbox, Map<Workspace, Delivery> firsts, boolean ending) {}

    /** Gives away what waits; the inbox takes nothing any more. */
    synchronized Estate handOver() {
        Estate estate = new Estate(mailbox, mailbox.firsts(), ending);
        mailbox = new MailboxQueue(1, Overflow.DROP_NEWEST);
        if (!fenced) {
            fenced = true;
            stopTurns();
        }
        return estate;
    }

    /**
     * Puts what another inbox has handed over before what has come meanwhile, and goes on.
     *
     * @param toldNow of which workspaces the state is told again as of now, if nothing of them waits
     * @param startedLate of which events it is told again as of the first live one of theirs
     * @param keepFor for how long what waits is kept if the widget cannot be made
     */
    void inherit(Estate estate, Predicate<Workspace> toldNow, Set<String> startedLate, Duration keepFor) {
        synchronized (this) {
            mailbox = estate.mailbox().followedBy(mailbox, toldNow, startedLate);
            unasked += mailbox.size();
            ending |= estate.ending();
            keeping = true;
            keepUntil = System.nanoTime() + keepFor.toNanos();
            suspended = false;
        }
        begin();
    }

    /** Takes out live events that nobody listens to any more; returns how many of some names that were. */
    synchronized int keepOnly(Predicate<Delivery> wanted, Set<String> counted) {
        return mailbox.keepOnly(wanted, counted);
    }

    /** Goes on with other bounds. */
    synchronized void bound(int capacity, Overflow overflow) {
        mailbox.bound(capacity, overflow);
    }

    private void stopTurns() {
        if (scheduled) {
            scheduled = false;
            pool.ended();
        }
    }

    /** Begins a turn; false if the instance is fenced. */
    synchronized boolean enterTurn() {
        if (suspended && !fenced) {
            stopTurns();
        }
        boolean enters = !isHeld();
        runner = enters ? Thread.currentThread() : null;
        return enters;
    }

    /** Takes the next event and enters its callbacks, unless the instance is fenced. */
    synchronized Delivery next() {
        leaveCallback();
        Delivery event = isHeld() ? null : mailbox.poll();
        inCallback = event != null;
        return event;
    }

    /** Takes the next answer and enters its callback, unless the instance is fenced. */
    synchronized WidgetCode nextAnswer() {
        leaveCallback();
        WidgetCode answer = isHeld() ? null : mailbox.pollAnswer();
        inCallback = answer != null;
        return answer;
    }

    /** Enters a callback; false if the instance is fenced. */
    synchronized boolean enterCallback() {
        inCallback = !isHeld();
        return inCallback;
    }

    /** Enters the last callback; false if a new version of the widget is to be told the end instead. */
    synchronized boolean enterClosing() {
        if (suspended && !fenced) {
            runner = null;
            stopTurns();
            return false;
        }
        closing = true;
        inCallback = !fenced;
        return true;
    }

    /** {@return whether it ends, or has ended, without a successor} */
    synchronized boolean isClosing() {
        return closing || fenced;
    }

    synchronized void leaveCallback() {
        if (inCallback) {
            inCallback = false;
            notifyAll();
        }
    }

    /** Ends a turn, or says what is left to do in it. */
    Rest rest(boolean opened) {
        synchronized (this) {
            leaveCallback();
            runner = null;
            if (fenced) {
                return Rest.DONE;
            }
            if (suspended) {
                stopTurns();
                return Rest.DONE;
            }
            if (!opened && retry.isTooEarly()) { // until the next attempt
                if (ending && !keeping) {
                    runner = Thread.currentThread();
                    return Rest.CLOSE; // nobody to tell the end to
                }
                stopTurns();
                return Rest.DONE;
            }
            if (mailbox.isEmpty()) {
                if (ending) {
                    runner = Thread.currentThread();
                    return Rest.CLOSE;
                }
                if (opened && mailbox.hasLost()) {
                    return Rest.RESYNC;
                }
                scheduled = false;
                pool.ended();
                return Rest.DONE;
            }
        }
        pool.submit(task);
        return Rest.DONE;
    }

    /** The widget could not be made: what was state is told when it can be. Says when to try again, if at all. */
    synchronized Optional<Duration> creationFailed() {
        if (isHeld()) {
            return Optional.empty(); // it did not fail: its service went while it was being made
        }
        keeping &= System.nanoTime() - keepUntil < 0;
        if (!keeping) {
            mailbox.discardAll(asked);
        }
        return Optional.of(retry.failed());
    }

    /** {@return whether what waits is kept for the next attempt to make the widget} */
    synchronized boolean isKeeping() {
        return keeping;
    }

    /** {@return whether the widget could not be made so far} */
    synchronized boolean hasFailed() {
        return retry.hasFailed();
    }

    /** {@return whether an earlier attempt had failed} */
    synchronized boolean created() {
        return retry.succeeded();
    }

    synchronized Set<Workspace> lostOf() {
        return mailbox.lostOf();
    }

    synchronized Set<StateKey> takeLost(Workspace workspace, boolean notWaiting) {
        return mailbox.takeLost(workspace, notWaiting);
    }

    /** Lets nothing in or out any more (rule 24); false if that was so before. */
    synchronized boolean fence() {
        if (fenced) {
            return false;
        }
        fenced = true;
        mailbox.clear(asked);
        stopTurns();
        return true;
    }

    /** {@return whether what the widget does has no effect any more} */
    synchronized boolean isShut() {
        return fenced || sealed;
    }

    /** {@return whether no callback is entered, now or for good} */
    synchronized boolean isHeld() {
        return fenced || suspended;
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    synchronized boolean awaitReturn(long deadline) {
        return Waits.untilOver(this, deadline, () -> inCallback && runner != Thread.currentThread());
    }

    /** Gives up the worker that is held by a callback which does not return. */
    synchronized void abandon() {
        if (inCallback) {
            pool.abandon(runner);
        }
    }

    synchronized int size() {
        return mailbox.size();
    }

    synchronized long dropped() {
        return mailbox.dropped();
    }

    synchronized long conflated() {
        return mailbox.conflated();
    }
}
