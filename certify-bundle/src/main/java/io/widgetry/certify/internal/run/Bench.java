package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Desk;
import io.widgetry.certify.internal.load.Samples;
import io.widgetry.certify.internal.load.Source;
import io.widgetry.certify.internal.report.Phase;
import io.widgetry.certify.internal.watch.Threads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The container and the widget in it, as all parts of one certification use them. Belongs to one thread. */
final class Bench {
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(500);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Services services;
    private final Options options;
    private final String name;
    private final Subject subject;
    private final Source source;
    private final Samples samples = new Samples();
    private final Threads threads = new Threads();
    private final Observer observer;
    private final List<Phase> phases = new ArrayList<>();
    private final List<String> notJudged = new ArrayList<>();
    private long catchUpMillis;
    private boolean caughtUp = true;

    Bench(Services services, Options options, String name, Subject subject) {
        this.services = services;
        this.options = options;
        this.name = name;
        this.subject = subject;
        this.source = new Source(services.events());
        this.observer = new Observer(services, subject, source);
    }

    /** Some part of a certification. */
    interface Part {
        /** {@return what is to be said of it; may be empty} */
        String run(Bench bench) throws Exception;
    }

    Services services() {
        return services;
    }

    Options options() {
        return options;
    }

    Subject subject() {
        return subject;
    }

    Source source() {
        return source;
    }

    Samples samples() {
        return samples;
    }

    Observer observer() {
        return observer;
    }

    Threads threads() {
        return threads;
    }

    List<Phase> phases() {
        return phases;
    }

    List<String> notJudged() {
        return notJudged;
    }

    long catchUpMillis() {
        return catchUpMillis;
    }

    boolean caughtUp() {
        return caughtUp;
    }

    /** {@return the name of agents of a part, which no other part and no other certification has} */
    String agents(String part) {
        return "certify-" + name + "-" + part;
    }

    /** {@return an agent of a part} */
    Desk desk(String part) {
        return new Desk(source, samples, agents(part));
    }

    /** Does a part, and collects what went wrong in it. */
    void phase(String title, Part part) throws Exception {
        long begun = System.nanoTime();
        long accepted = source.accepted();
        long delivered = subject.delivered();
        options.progress().accept(title);
        String remark = part.run(this);
        observer.collect("opened(), closed() or a timer");
        subject.stopped().ifPresent(observer::stopped);
        threads.look();
        phases.add(new Phase(
                title,
                source.accepted() - accepted,
                Math.max(0, subject.delivered() - delivered),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun),
                remark));
    }

    /** Waits until nothing waits and nothing runs; what it takes counts. */
    void catchUp() {
        long begun = System.nanoTime();
        boolean done = settle("");
        catchUpMillis = Math.max(catchUpMillis, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        caughtUp &= done;
    }

    /**
     * Waits until nothing waits and nothing runs.
     *
     * @param input what was told last, if it is worth mentioning
     * @return whether it was so in time
     */
    boolean settle(String input) {
        Duration patience = options.catchUp();
        long begun = System.nanoTime();
        long looked = begun;
        while (!isQuiet() || !isQuiet() || observer.look(input)) {
            long now = System.nanoTime();
            if (now - begun > patience.toNanos()) {
                observer.look(input);
                return false;
            }
            if (now - looked > LOOK_NANOS) {
                looked = now;
                observer.look(input);
                threads.look();
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return true;
    }

    private boolean isQuiet() {
        for (WidgetStatus widget : subject.widgets()) {
            if (widget.counters().queued() > 0
                    || services.admin().instances(widget.widgetId()).stream()
                            .anyMatch(instance -> instance.busyFor().isPresent())) {
                return false;
            }
        }
        return true;
    }
}
