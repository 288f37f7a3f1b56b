package io.widgetry.dev;

import io.widgetry.dev.internal.Build;
import io.widgetry.dev.internal.Project;
import io.widgetry.dev.internal.Reporter;
import io.widgetry.dev.internal.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Watches a project, and has the running instance take up what it becomes with each save. What cannot be built or is refused
 * leaves the version before running, and is said until it is mended. One thread at a time.
 */
public final class Development {
    private static final Duration LOOK = Duration.ofMillis(80);
    /** Editors write files in several steps. */
    private static final Duration SETTLE = Duration.ofMillis(25);

    private static final Duration HEARTBEAT = Duration.ofSeconds(1);

    private final Project project;
    private final Instance instance;
    private final Consumer<String> out;
    private final Reporter reporter;

    /**
     * Looks what is to be developed.
     *
     * @param folder the project's
     * @param instance where it is deployed
     * @param out takes the lines for whoever develops
     * @throws ProjectException if the folder holds no widget's project
     */
    public Development(Path folder, Instance instance, Consumer<String> out) throws ProjectException {
        this.project = Project.in(folder);
        this.instance = instance;
        this.out = out;
        this.reporter = new Reporter(project.name(), instance, out);
    }

    /** What people call the project. */
    public String name() {
        return project.name();
    }

    /**
     * Watches, builds and deploys.
     *
     * @param goOn asked several times a second; when it says false, this returns
     * @throws IOException if the instance does not answer any more; the message says so
     * @throws InterruptedException if the thread is interrupted
     */
    public void run(BooleanSupplier goOn) throws IOException, InterruptedException {
        try (project) {
            Snapshot built = Snapshot.NONE;
            long reported = System.nanoTime();
            boolean first = true;
            while (goOn.getAsBoolean()) {
                Snapshot now = project.look();
                boolean news = project.takeNews();
                if (first || news || !now.equals(built)) {
                    now = settled(now);
                    step(built, now, first);
                    built = now;
                    first = false;
                    reported = System.nanoTime();
                } else if (System.nanoTime() - reported >= HEARTBEAT.toNanos()) {
                    reporter.again();
                    reported = System.nanoTime();
                }
                pause(LOOK);
            }
            reporter.end();
        }
    }

    private Snapshot settled(Snapshot first) throws IOException, InterruptedException {
        Snapshot last = first;
        for (; ; ) {
            pause(SETTLE);
            Snapshot now = project.look();
            if (now.equals(last)) {
                return now;
            }
            last = now;
        }
    }

    private static void pause(Duration time) throws InterruptedException {
        LockSupport.parkNanos(time.toNanos());
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
    }

    private void step(Snapshot before, Snapshot now, boolean first) throws IOException, InterruptedException {
        long seen = System.currentTimeMillis();
        long saved = now.savedSince(before);
        // A file that was put here from elsewhere may be as old as it likes.
        long begin = first || saved == 0 || saved > seen || seen - saved > HEARTBEAT.toMillis() ? seen : saved;
        Build build = build(before, now);
        if (build.isBroken()) {
            reporter.broken(build.problems());
        } else if (build.file().isPresent()) {
            long built = System.currentTimeMillis();
            Instance.Answer verdict = instance.ask(
                    "deploy:install " + Reporter.quoted(build.file().get()), "");
            long done = System.currentTimeMillis();
            if (verdict.ok()) {
                reporter.running(
                        verdict.text().strip(),
                        Duration.ofMillis(done - begin),
                        build.steps(),
                        Duration.ofMillis(done - built));
            } else {
                reporter.broken(List.of(verdict.text().strip()));
            }
        }
    }

    private Build build(Snapshot before, Snapshot now) throws InterruptedException {
        try {
            return project.build(before, now);
        } catch (IOException e) {
            return Build.failed(List.of(String.valueOf(e.getMessage())));
        }
    }
}
