package io.widgetry.core.internal.dispatch;

import io.widgetry.api.admin.Quarantine;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How one version of a widget fares. What happens to its callbacks is told here; each move from state to state is told to
 * the supervisor, in order. Safe for several threads.
 */
public final class Health {
    /** For how many times the threshold a widget counts as slow after its last slow callback. */
    private static final int CALM = 10;

    private final WidgetHost host;
    private final Supervisor supervisor;
    private final Object sweeping = new Object();
    private final StripedSums calls = new StripedSums();
    private final boolean supervised;
    private volatile WidgetState state = WidgetState.HEALTHY;
    private volatile Instant since = Instant.now();
    private volatile StallRecord stall;
    private volatile String lastShutOut;

    // Guarded by this.
    private long windowBegan;
    private long callsBefore;
    private int failures;
    private long lastSlow;
    private Instant quarantinedSince;
    private String reason;
    private long probeAt;
    private boolean probes;
    private int inVain;
    private long releasedAt;
    private boolean wasReleased;
    private boolean keeps;
    private long keptSince;
    private Duration delay = Duration.ZERO;

    Health(WidgetHost host, Supervisor supervisor) {
        this.host = host;
        this.supervisor = supervisor;
        this.supervised = supervisor.isOn();
    }

    /** {@return what is held while instances are brought to where their widget is} */
    Object sweeping() {
        return sweeping;
    }

    public WidgetState state() {
        return state;
    }

    public Instant since() {
        return since;
    }

    /** {@return whether its instances are given nothing} */
    boolean isShutOut() {
        return state == WidgetState.QUARANTINED || state == WidgetState.PROBING;
    }

    boolean isProbing() {
        return state == WidgetState.PROBING;
    }

    /** {@return the last callback that stalled} */
    public Optional<Stall> stall() {
        return Optional.ofNullable(stall).map(StallRecord::asOfNow);
    }

    /** {@return why it is given nothing} */
    public synchronized Optional<Quarantine> quarantine() {
        return isShutOut()
                ? Optional.of(new Quarantine(reason, quarantinedSince, nextProbe(), inVain))
                : Optional.empty();
    }

    private Optional<Instant> nextProbe() {
        return probes && state == WidgetState.QUARANTINED
                ? Optional.of(Instant.now().plusNanos(probeAt - System.nanoTime()))
                : Optional.empty();
    }

    void called() {
        if (supervised) {
            calls.add(calls.mine(), 0, 1);
        }
    }

    /** A callback threw. Several in a short time are a reason for a quarantine. */
    synchronized void failed(String place) {
        Supervision limits = host.settings().supervision();
        long now = System.nanoTime();
        if (failures == 0 || now - windowBegan > limits.failureWindow().toNanos()) {
            windowBegan = now;
            callsBefore = calls.sum(0) - 1;
            failures = 0;
        }
        failures++;
        long of = Math.max(failures, calls.sum(0) - callsBefore);
        if (limits.failures() > 0
                && failures >= limits.failures()
                && failures * 100L >= of * limits.failurePercent()
                && !isShutOut()) {
            quarantine(failures + " of its last " + of + " callbacks threw, the last one " + place, true);
        }
    }

    /** A callback that took long has returned. */
    synchronized void returned(long began, long nanos) {
        StallRecord last = stall;
        if (last != null && last.isOf(began)) {
            last.returned(nanos);
        }
        lastSlow = System.nanoTime();
        if (state == WidgetState.HEALTHY || state == WidgetState.STALLED) {
            move(WidgetState.SLOW, "a callback returned after " + seconds(nanos));
        }
    }

    /** A callback has been running for longer than the first threshold. */
    synchronized void slow(StallRecord.Running running) {
        lastSlow = System.nanoTime();
        if (state == WidgetState.HEALTHY) {
            move(
                    WidgetState.SLOW,
                    running.during() + " has been running for "
                            + seconds(running.lasted().toNanos()));
        }
    }

    /** A callback has been running for longer than the second threshold. */
    synchronized void stalled(StallRecord record) {
        StallRecord known = stall;
        if (known != null && known.isOf(record.began())) {
            return;
        }
        stall = record;
        lastSlow = System.nanoTime();
        if (state == WidgetState.HEALTHY || state == WidgetState.SLOW) {
            move(WidgetState.STALLED, record.sentence());
        }
    }

    boolean knowsStall(long began) {
        StallRecord known = stall;
        return known != null && known.isOf(began);
    }

    /** Nothing runs for too long now: a while after the last time that something did, it is well again. */
    synchronized void calm() {
        long calm = CALM * host.settings().supervision().slowAfter().toNanos();
        if (state == WidgetState.STALLED) {
            move(WidgetState.SLOW, "its callbacks return again");
        } else if (state == WidgetState.SLOW && System.nanoTime() - lastSlow > calm) {
            move(WidgetState.HEALTHY, "its callbacks return in time again");
        }
    }

    /**
     * From now on it is given nothing.
     *
     * @param probe whether it is tried again by itself
     */
    synchronized void quarantine(String why, boolean probe) {
        if (state == WidgetState.WAITING) {
            return; // it is on its way out: the next version begins afresh
        }
        Supervision limits = host.settings().supervision();
        long now = System.nanoTime();
        boolean again = state == WidgetState.PROBING || wasReleased && now - releasedAt < 2 * delay.toNanos();
        inVain = again ? inVain + 1 : 0;
        delay = again ? min(delay.multipliedBy(2), limits.longestProbe()) : limits.firstProbe();
        if (!isShutOut()) {
            quarantinedSince = Instant.now();
        }
        failures = 0;
        reason = why;
        lastShutOut = "quarantined: " + why;
        probes = probe;
        keeps = true;
        keptSince = now;
        probeAt = now + delay.toNanos();
        move(WidgetState.QUARANTINED, why);
        supervisor.shutOut(host);
    }

    /** Whether what was kept for a version that might come back is to be kept no longer; once. */
    synchronized boolean isKeepingOver() {
        long window = host.settings().updateWindow().toNanos();
        boolean over = keeps && state == WidgetState.QUARANTINED && System.nanoTime() - keptSince > window;
        keeps &= !over;
        return over;
    }

    /** Whether it may be tried by itself has changed: threads that were given up have come back. */
    synchronized void probeAgain() {
        probes = true;
    }

    /** Whether it is time to try it with one event; if so, it is being tried from now on. */
    synchronized boolean beginProbe() {
        if (state != WidgetState.QUARANTINED || !probes || System.nanoTime() - probeAt < 0) {
            return false;
        }
        move(WidgetState.PROBING, "it is given one event after " + delay.toSeconds() + " s of quarantine");
        return true;
    }

    /** Whether it is quarantined and not tried by itself. */
    synchronized boolean isLeftAlone() {
        return state == WidgetState.QUARANTINED && !probes;
    }

    /** Lifts the quarantine; false if there is none. */
    synchronized boolean release(String why) {
        if (!isShutOut()) {
            return false;
        }
        releasedAt = System.nanoTime();
        wasReleased = true;
        failures = 0;
        move(WidgetState.HEALTHY, why);
        return true;
    }

    /** {@return whether it would be news that it could not be created} */
    boolean couldFail() {
        return state == WidgetState.HEALTHY || state == WidgetState.SLOW;
    }

    /** It could not be created. */
    synchronized void notCreated(String why) {
        if (couldFail()) {
            move(WidgetState.FAILED, "it could not be created: " + why);
        }
    }

    /** It was created. */
    synchronized void created() {
        if (state == WidgetState.FAILED) {
            move(WidgetState.HEALTHY, "it was created at another attempt");
        }
    }

    /** Its service is gone. */
    synchronized void waiting() {
        if (state != WidgetState.WAITING) {
            move(WidgetState.WAITING, "its service is gone; its mailboxes wait for a new version");
        }
    }

    /** It goes on where another version stopped. */
    synchronized void succeeds(Health old, String version) {
        supervisor.moved(host, old.state(), state, "version " + version + " has taken over");
    }

    /** {@return why nothing was given to it the last time that this was so, part of a sentence; null if it never was} */
    String lastShutOut() {
        return lastShutOut;
    }

    private void move(WidgetState to, String why) {
        WidgetState from = state;
        state = to;
        since = Instant.now();
        supervisor.moved(host, from, to, why);
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }

    static String seconds(long nanos) {
        return String.format(java.util.Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
