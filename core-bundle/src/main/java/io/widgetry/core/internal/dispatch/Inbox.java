package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Overflow;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import io.widgetry.core.internal.state.StateKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private final InstanceTrace trace;
    private MailboxQueue mailbox;
    private Delivery taken;
    private final RetryDelay retry = new RetryDelay();
    private boolean scheduled;
    private boolean ending;
    private boolean suspended;
    private int unasked = UNASKED;
    private boolean inCallback;
    private Thread runner;
    private volatile boolean fenced;

    Inbox(Task task, WorkerPool pool, int capacity, Overflow overflow, InstanceTrace trace) {
        this.task = task;
        this.pool = pool;
        this.trace = trace;
        this.mailbox = new MailboxQueue(capacity, overflow, trace);
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
        if (!put(() -> mailbox.offer(event))) {
            trace.gone(event);
        }
    }

    /** Puts an event in whatever the capacity. */
    void offerAlways(Delivery event) {
        if (!put(() -> mailbox.offerAlways(event))) {
            trace.gone(event);
        }
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
        put(() -> mailbox.addAnswer(answer));
    }

    /** Has a turn run, though nothing waits yet. */
    void begin() {
        put(() -> {});
    }

    /** Has the instance closed after what waits has been worked off. */
    void end() {
        put(() -> ending = true);
    }

    /** {@return false if the instance is fenced and takes nothing any more} */
    private boolean put(Runnable change) {
        synchronized (this) {
            if (fenced) {
                return false;
            }
            change.run();
            if (!ending && !suspended && retry.isTooEarly()) {
                mailbox.discardAll();
                return true;
            }
            if (scheduled || suspended) {
                return true;
            }
            scheduled = true;
            pool.begun();
        }
        pool.submit(task);
        return true;
    }

    /** From now on events only wait: no callback is entered, until the inbox is handed over. */
    synchronized void suspend() {
        suspended = true;
        mailbox.clearAnswers();
    }

    /** What one inbox hands over to another. */
    record Estate(MailboxQueue mailbox, boolean ending) {
        Delivery first() {
            return mailbox.firstLive();
        }
    }

    /** Gives away what waits; the inbox takes nothing any more. */
    synchronized Estate handOver() {
        Estate estate = new Estate(mailbox, ending);
        mailbox = new MailboxQueue(1, Overflow.DROP_NEWEST, trace);
        if (!fenced) {
            fenced = true;
            stopTurns();
        }
        return estate;
    }

    /** Puts what another inbox has handed over before what has come meanwhile, and goes on. */
    void inherit(Estate estate, boolean toldAgain) {
        synchronized (this) {
            mailbox = estate.mailbox().followedBy(mailbox, toldAgain);
            unasked += mailbox.size();
            ending |= estate.ending();
            suspended = false;
        }
        begin();
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
        boolean enters = !fenced && !suspended;
        runner = enters ? Thread.currentThread() : null;
        return enters;
    }

    /** Takes the next event and enters its callbacks, unless the instance is fenced. */
    synchronized Delivery next() {
        leaveCallback();
        taken = isShut() ? null : mailbox.poll();
        inCallback = taken != null;
        return taken;
    }

    /** Takes the next answer and enters its callback, unless the instance is fenced. */
    synchronized WidgetCode nextAnswer() {
        leaveCallback();
        WidgetCode answer = isShut() ? null : mailbox.pollAnswer();
        inCallback = answer != null;
        return answer;
    }

    /** Enters a callback; false if the instance is fenced. */
    synchronized boolean enterCallback() {
        inCallback = !isShut();
        return inCallback;
    }

    synchronized void leaveCallback() {
        if (inCallback) {
            inCallback = false;
            taken = null;
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
        if (isShut()) {
            return Optional.empty(); // it did not fail: its service went while it was being made
        }
        mailbox.discardAll();
        return Optional.of(retry.failed());
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
        mailbox.clear();
        stopTurns();
        return true;
    }

    /** {@return whether what the widget does has no effect any more} */
    synchronized boolean isShut() {
        return fenced || suspended;
    }

    /** Waits for a running callback, at most until a time of the nano clock; false if it still runs. */
    synchronized boolean awaitReturn(long deadline) {
        return Waits.untilOver(this, deadline, () -> inCallback && runner != Thread.currentThread());
    }

    /** Gives up the worker that is held by a callback which does not return. */
    synchronized void abandon() {
        if (inCallback) {
            if (taken != null) {
                trace.stuck(taken); // before it is interrupted, and may return
            }
            pool.abandon(runner);
        }
    }

    /** {@return the event that is being handled, or null} */
    synchronized Delivery taken() {
        return taken;
    }

    /** {@return the events that are being handled or wait, in order} */
    synchronized List<Delivery> pending() {
        return mailbox.all(taken);
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
