package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Overflow;
import io.widgetry.core.internal.dispatch.CallbackGuard.WidgetCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What waits for an instance, and whether a turn of it is waiting or running. Publishers put in under a workspace's lock;
 * one turn at a time takes out. Safe for several threads: all of it is guarded by its own monitor, which is never held
 * while code of a widget runs.
 */
final class Inbox extends Turns<Instance> {
    /** How much that it has not subscribed to may wait for an instance while it opens. */
    private static final int UNASKED = 64;

    private MailboxQueue mailbox;
    private RetryDelay retry = RetryDelay.NONE;
    private boolean ending;
    private boolean suspended;
    private boolean sealed;
    private boolean closing;
    private boolean shutOut; // the widget is quarantined: what comes is not kept
    private boolean answered; // the turn's own: whether answers waited when it began
    private int unasked = UNASKED;
    /** How many events are given to a widget that is being probed; -1 for all. Written under the monitor. */
    private volatile int budget = -1;

    private volatile boolean fenced;

    /** An empty one. What the instance is not known to want is no loss. */
    Inbox(Instance instance, WorkerPool pool, int capacity, Overflow overflow, InstanceTrace trace) {
        super(instance, pool, trace);
        this.mailbox = new MailboxQueue(capacity, overflow, trace);
    }

    /** Puts an event in, or lets something give way. The pool is to be told to begin afterwards. */
    void offer(Delivery event) {
        if (!put(() -> mailbox.offer(event), false)) {
            trace().gone(event);
        }
    }

    /** Puts an event in whatever the capacity. */
    void offerAlways(Delivery event) {
        if (!put(() -> mailbox.offerAlways(event), true)) {
            trace().gone(event);
        }
    }

    /** Puts events before all that wait. */
    void offerFirst(List<Delivery> events) {
        put(() -> mailbox.offerFirst(events), true);
    }

    /** The same with an event that the widget may yet subscribe to while it opens; false once too much waits. */
    synchronized boolean offerUnasked(Delivery event) {
        if (mailbox.size() >= unasked) {
            return false;
        }
        offer(event);
        return true;
    }

    /** Puts in the answer to an action, to be told in a turn like an event. */
    void offer(WidgetCode answer) {
        put(
                () -> {
                    if (!sealed) {
                        mailbox.addAnswer(answer);
                    }
                },
                true);
    }

    void begin() {
        put(() -> {}, true);
    }

    /** Has the instance closed after what waits has been worked off. */
    void end() {
        put(
                () -> {
                    ending = true;
                    if (budget >= 0) { // whoever is being probed, it will be another one
                        shutOut = true;
                        budget = -1;
                    }
                },
                true);
    }

    /** {@return false if the instance is fenced and takes nothing any more} */
    private boolean put(Runnable change, boolean begin) {
        boolean turn;
        synchronized (this) {
            if (fenced) {
                return false;
            }
            change.run();
            turn = changed();
        }
        if (turn) {
            submit(begin);
        }
        return true;
    }

    /** {@return whether a turn is to be queued for what has been put in} */
    private boolean changed() {
        if (shutOut) {
            discard();
        } else if (!ending && !suspended && retry.isTooEarly()) {
            if (!retry.isKeeping()) {
                mailbox.discardAll(task());
            }
            return false;
        }
        return !suspended && (ending || !shutOut) && schedule();
    }

    /** From now on events only wait: no callback is entered, until the inbox is handed over. */
    synchronized void suspend() {
        suspended = true;
        readmit(); // the next version begins afresh
    }

    /** From now on nothing that the widget does has an effect: what was running has had its time (rule 24). */
    synchronized void seal() {
        sealed = true;
        mailbox.clearAnswers();
    }

    /** Gives away what waits; the inbox takes nothing any more. */
    synchronized Estate handOver() {
        Estate estate = new Estate(mailbox, mailbox.firsts(), ending);
        mailbox = new MailboxQueue(1, Overflow.DROP_NEWEST, trace());
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
     * @param quarantined whether the widget is given nothing
     */
    void inherit(
            Estate estate,
            Predicate<Workspace> toldNow,
            Set<String> startedLate,
            Duration keepFor,
            boolean quarantined) {
        synchronized (this) {
            mailbox = estate.mailbox().followedBy(mailbox, toldNow, startedLate);
            unasked += mailbox.size();
            ending |= estate.ending();
            retry = retry.keepFor(keepFor);
            suspended = false;
            if (quarantined) {
                shutOut(true);
            }
        }
        begin();
    }

    /** What comes is kept for so long, though the widget cannot be made. */
    synchronized void keepFor(Duration time) {
        retry = retry.keepFor(time);
    }

    /** Goes on with other bounds. */
    synchronized void bound(int capacity, Overflow overflow) {
        mailbox.bound(capacity, overflow);
    }

    /** From now on nothing is given to the instance. One that has not opened begins anew when it is readmitted. */
    synchronized void shutOut(boolean unopened) {
        if (fenced || suspended) {
            return;
        }
        shutOut = true;
        budget = -1;
        discard();
        mailbox.clearAnswers();
        if (unopened) {
            retry = retry.hold();
        }
    }

    /** A version that has just taken over may be taken back, and what waits is for the one that then goes on. */
    private void discard() {
        if (!retry.isKeeping()) {
            mailbox.discardAllButLatest(task());
        }
    }

    /** Lets events in again. */
    synchronized void readmit() {
        mailbox.forgetLatest();
        shutOut = false;
        budget = -1;
    }

    /** Lets events in again, but gives only one to the widget. */
    synchronized void admitOne() {
        if (!mailbox.hasLost()) {
            mailbox.offerLatest();
        }
        shutOut = false;
        budget = 1;
    }

    /** Gives it no event after all, unless it has one; {@return whether it had none} */
    synchronized boolean withdrawProbe() {
        boolean withdrawn = budget > 0 && isIdle() && mailbox.isEmpty() && !mailbox.hasLost();
        shutOut |= withdrawn;
        budget = withdrawn ? -1 : budget;
        return withdrawn;
    }

    /** {@return whether the instance is being given one event, or was} */
    boolean isProbed() {
        return budget >= 0 && !isHeld() && budget >= 0; // asked for each event, and seldom so: else without the monitor
    }

    synchronized boolean isShutOut() {
        return shutOut;
    }

    synchronized boolean isEnding() {
        return ending;
    }

    /** {@return whether something came while nothing was let in, and may be given to the widget as a probe} */
    synchronized boolean hasMissed() {
        return shutOut && !ending && mailbox.hasMissed();
    }

    /** What the widget failed with when it was probed: state is told again. */
    synchronized void keep(Delivery event) {
        mailbox.keep(event);
    }

    /** Begins a turn. */
    synchronized Entry enterTurn() {
        if (isHeld() || shutOut && (!ending || retry.isKeeping())) {
            stopTurns();
            leave();
            return Entry.SHUT;
        }
        enter();
        answered = mailbox.hasAnswers();
        return shutOut ? Entry.DISMISSED : Entry.OPEN;
    }

    /** {@return whether nothing seems to wait: what another thread has just put in is found by {@link #rest}} */
    boolean seemsEmpty() {
        return mailbox.size() == 0;
    }

    /** Takes the next event and enters its callbacks, unless the instance is fenced. */
    synchronized Delivery next() {
        leaveCallback();
        Delivery event = isHeld() || shutOut || budget == 0 ? null : mailbox.poll();
        if (event != null && budget > 0) {
            budget--;
        }
        return inCallbacksFor(event);
    }

    /** Takes the next of the answers that waited when the turn began, if any did, and enters its callback. */
    WidgetCode nextAnswer() {
        return answered ? takeAnswer() : null;
    }

    private synchronized WidgetCode takeAnswer() {
        leaveCallback();
        WidgetCode answer = isHeld() || shutOut ? null : mailbox.pollAnswer();
        inCallback(answer != null);
        return answer;
    }

    /** Enters a callback; false if the instance is fenced. */
    synchronized boolean enterCallback() {
        return inCallback(!isHeld());
    }

    /** Enters the last callback; false if a new version of the widget is to be told the end instead. */
    synchronized boolean enterClosing() {
        if (suspended && !fenced) {
            leave();
            stopTurns();
            return false;
        }
        closing = true;
        inCallback(!fenced);
        return true;
    }

    /** {@return whether it ends, or has ended, without a successor} */
    synchronized boolean isClosing() {
        return closing || fenced;
    }

    /** Ends a turn, or says what is left to do in it. */
    Rest rest(boolean opened) {
        synchronized (this) {
            leaveCallback();
            leave();
            if (fenced) {
                return Rest.DONE;
            }
            if (suspended || budget == 0 || shutOut && (!ending || retry.isKeeping())) {
                stopTurns();
                return Rest.DONE;
            }
            if (!opened && retry.isTooEarly()) { // until the next attempt
                if (ending && !retry.isKeeping()) {
                    enter();
                    return Rest.CLOSE; // nobody to tell the end to
                }
                stopTurns();
                return Rest.DONE;
            }
            if (!shutOut && mailbox.isEmpty()) {
                if (ending) {
                    enter();
                    return Rest.CLOSE;
                }
                if (opened && mailbox.hasLost()) {
                    return Rest.RESYNC;
                }
                stopTurns();
                return Rest.DONE;
            }
        }
        submit(true);
        return Rest.DONE;
    }

    /** The widget could not be made: what was state is told when it can be. Says when to try again, if at all. */
    synchronized Optional<Duration> creationFailed() {
        if (isHeld()) {
            return Optional.empty(); // it did not fail: its service went while it was being made
        }
        retry = retry.failed();
        Duration delay = retry.delay();
        if (!retry.isKeeping()) {
            mailbox.discardAll(task());
        }
        return Optional.of(delay);
    }

    /** {@return how the attempts to make the widget went} */
    synchronized RetryDelay retry() {
        return retry;
    }

    /** {@return whether an earlier attempt had failed} */
    synchronized boolean created() {
        return retry.succeeded();
    }

    /** Lets nothing in or out any more (rule 24); false if that was so before. */
    synchronized boolean fence() {
        if (fenced) {
            return false;
        }
        fenced = true;
        mailbox.clear(task());
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

    synchronized <T> T read(Function<MailboxQueue, T> look) {
        return look.apply(mailbox);
    }
}
