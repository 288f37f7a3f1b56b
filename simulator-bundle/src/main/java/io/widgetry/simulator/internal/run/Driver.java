package io.widgetry.simulator.internal.run;

import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.simulator.internal.centre.Centre;
import io.widgetry.simulator.internal.centre.Counts;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets time pass at one site, in a thread of its own: nothing else touches the site. */
final class Driver implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);
    /** So many things happen before actions are looked for again. */
    private static final int BATCH = 64;

    private static final long LONGEST_WAIT = Duration.ofSeconds(1).toNanos();
    private static final long FULL_WAIT = Duration.ofMillis(20).toNanos();

    private final Centre centre;
    private final Line line;
    private final Pace pace;
    private final Brake brake;
    private final Tally tally;
    private final Thread thread;
    private final Queue<Request<?>> requests = new ConcurrentLinkedQueue<>();
    private volatile boolean stopping;
    private volatile boolean over;
    private volatile Counts counts = Counts.NONE;
    private volatile boolean held;
    private volatile Duration behind = Duration.ZERO;

    Driver(String name, Centre centre, Line line, Pace pace, Brake brake, Tally tally) {
        this.centre = centre;
        this.line = line;
        this.pace = pace;
        this.brake = brake;
        this.tally = tally;
        this.thread = new Thread(this, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    Counts counts() {
        return counts;
    }

    Duration behind() {
        return behind;
    }

    private record Request<T>(Function<Centre, T> question, CompletableFuture<T> answer) {
        void answer(Centre site) {
            try {
                answer.complete(question.apply(site));
            } catch (RuntimeException | Error thrown) {
                answer.completeExceptionally(thrown);
            }
        }

        void dismiss() {
            answer.completeExceptionally(new IllegalStateException("The simulation is over."));
        }
    }

    /** Asks the site for something; the answer comes from its thread. */
    <T> CompletableFuture<T> ask(Function<Centre, T> question) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        requests.add(new Request<>(question, answer));
        if (over) {
            dismissRequests();
        } else {
            LockSupport.unpark(thread);
        }
        return answer;
    }

    CompletableFuture<ActionResult> act(Action action) {
        return ask(site -> {
            ActionResult result = stopping
                    ? ActionResult.refused("The simulation is over.")
                    : line.fault() == SimulatorFault.SOURCE_DOWN
                            ? ActionResult.refused("The simulated source cannot be reached; sim:fault none ends that.")
                            : site.act(action);
            tally.acted(result.done());
            return result;
        });
    }

    CompletableFuture<Void> fault(SimulatorFault fault, long until) {
        return ask(site -> {
            line.fault(fault, until);
            return null;
        });
    }

    /** Whether time stands still. */
    boolean isHeld() {
        return held;
    }

    /** Lets time stand still, or go on; what happens at which moment is the brake's business. */
    CompletableFuture<Void> brake(Consumer<Brake> change) {
        return ask(site -> {
            change.accept(brake);
            tell();
            return null;
        });
    }

    /** How it stands, for others. Whoever sees that it is held sees how it stood then. */
    private void tell() {
        counts = centre.counts();
        held = brake.isHeld();
    }

    @Override
    public void run() {
        try {
            centre.open();
            while (!stopping) {
                step();
            }
        } catch (RuntimeException | Error thrown) {
            LOG.error(
                    "the simulation has failed at {} and ends there; sim:start begins another",
                    thread.getName(),
                    thrown);
        } finally {
            finish();
        }
    }

    private void step() {
        long due = line.pump();
        centre.burst(line.fault() == SimulatorFault.BURST);
        long wait = line.isFull() ? Math.min(due, FULL_WAIT) : Math.min(due, play());
        // first time passes, then requests are answered: as of now, and not of when something happened last
        answerRequests();
        tell();
        if (wait > 0 && requests.isEmpty() && !stopping) {
            LockSupport.parkNanos(this, Math.min(wait, LONGEST_WAIT));
        }
    }

    /** Lets time pass, and says in how many nanoseconds there is something again. */
    private long play() {
        if (brake.isHeld()) {
            pace.hold(System.nanoTime());
            return LONGEST_WAIT;
        }
        pace.go(System.nanoTime());
        int most = brake.isAlert() ? 1 : BATCH;
        if (pace.isUnlimited()) {
            if (centre.next() == Long.MAX_VALUE) {
                return LONGEST_WAIT;
            }
            centre.run(centre.next(), most);
            return 0;
        }
        long now = System.nanoTime();
        boolean done = centre.run(pace.at(now), most);
        pace.reached(centre.now(), now);
        behind = pace.lost();
        return done ? pace.until(centre.next(), System.nanoTime()) : 0;
    }

    private void answerRequests() {
        for (Request<?> request = requests.poll(); request != null; request = requests.poll()) {
            request.answer(centre);
        }
    }

    private void dismissRequests() {
        for (Request<?> request = requests.poll(); request != null; request = requests.poll()) {
            request.dismiss();
        }
    }

    private void finish() {
        try {
            stopping = true;
            centre.close();
            line.finish();
            counts = centre.counts();
        } catch (RuntimeException thrown) {
            LOG.warn("the end of the simulation at {} could not be told", thread.getName(), thrown);
        } finally {
            over = true;
            dismissRequests();
        }
    }

    void stop() {
        stopping = true;
        LockSupport.unpark(thread);
    }

    /** Waits until everybody has signed out. */
    boolean join(Duration atMost) {
        try {
            thread.join(Math.max(1, atMost.toMillis()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !thread.isAlive();
    }
}
