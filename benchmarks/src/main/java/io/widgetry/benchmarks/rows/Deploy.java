package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Updates by a drop folder: how long from the complete file, moved there in one piece, until the new version is active; and
 * how long nothing was delivered, or nothing was there, meanwhile. Widgetry's widget is told a thousand events a second.
 */
final class Deploy implements Row {
    static final String COMMAND = "Widgetry, by command";
    static final String FILE_INSTALL = "File Install";
    static final String QUICK_FILE_INSTALL = "File Install, poll 100 ms";

    @Override
    public void run(Form form, Results results) throws Exception {
        int updates = form.of(1, 15, 100);
        updates(Dispatch.WIDGETRY, Deploy::widgetry, updates, results);
        if (form != Form.SMOKE) {
            int fewer = form.of(0, 15, 30); // peers poll, for up to two seconds an update
            updates(COMMAND, Deploy::widgetry, fewer, results);
            updates(FILE_INSTALL, home -> fileInstall(home, 2_000), fewer, results);
            updates(QUICK_FILE_INSTALL, home -> fileInstall(home, 100), fewer, results);
            if (Start.isKarafFor(results)) {
                updates(Start.KARAF + " " + Places.KARAF, Deploy::karaf, fewer, results);
            }
        }
    }

    private interface Launch {
        Child start(Path home) throws Exception;
    }

    private static void updates(String name, Launch launch, int count, Results results) throws Exception {
        Path home = Places.temporary("deploy");
        boolean widget = name.startsWith(Dispatch.WIDGETRY);
        try (Child child = launch.start(home)) {
            child.awaitReady();
            Path folder = folder(name, home);
            Thread source = new Thread(() -> tell(child), "source");
            source.setDaemon(true);
            if (widget) {
                source.start();
            }
            double[] latencies = new double[count];
            double[] gaps = new double[count];
            long lost = 0;
            for (int version = 0; version <= count; version++) {
                Path jar = Probes.probe(home.resolve("new.jar"), "1.0." + version, widget);
                long begin = Stamps.now();
                if (name.equals(COMMAND)) {
                    command(home, jar);
                } else {
                    put(jar, folder.resolve("probe.jar"));
                }
                Stamps stamps = new Stamps(home.resolve("probe"));
                long active = stamps.await("1.0." + version, "active");
                if (widget) {
                    stamps.await("1.0." + version, "first");
                }
                if (version > 0) {
                    latencies[version - 1] = (active - begin) / 1e3;
                    gaps[version - 1] = stamps.gap("1.0." + (version - 1), "1.0." + version, widget) / 1e3;
                    lost += widget ? stamps.lost("1.0." + (version - 1), "1.0." + version) : 0;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300)); // events come to it
            }
            report(name, latencies, gaps, widget, lost, results);
        } finally {
            if (!Boolean.getBoolean("keep")) { // what failed can be looked at
                Places.delete(home);
            }
        }
    }

    private static void report(
            String name, double[] latencies, double[] gaps, boolean widget, long lost, Results results) {
        results.add(name, "", "file to active", latencies, "ms");
        results.add(Figure.once(name, "", "file to active, 95 %", percentile(latencies), "ms"));
        results.add(name, "", "gap", gaps, "ms");
        results.add(Figure.once(name, "", "gap, 95 %", percentile(gaps), "ms"));
        if (widget) {
            results.add(Figure.once(name, "", "events lost or told twice", lost, ""));
        }
    }

    private static double percentile(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(sorted.length * 0.95) - 1];
    }

    /** In one piece: whoever looks finds the old file or the new one. */
    private static void put(Path from, Path to) throws IOException {
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void command(Path home, Path jar) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Places.distribution().resolve("bin/widgetry").toString(),
                "deploy",
                "--home",
                home.resolve("home").toString(),
                jar.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("deploy.log").toFile())
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(Files.readString(home.resolve("deploy.log")));
        }
    }

    private static Path folder(String name, Path home) {
        if (name.startsWith(Dispatch.WIDGETRY)) {
            return home.resolve("home/deploy");
        }
        return name.startsWith(Start.KARAF) ? home.resolve("karaf/deploy") : home.resolve("deploy");
    }

    /** A thousand events a second by the feed that is the process's standard input, until it ends. */
    private static void tell(Child child) {
        Pacing pacing = new Pacing(1_000);
        try {
            for (long i = 0; ; i++) {
                pacing.await(i);
                child.input("{\"specversion\":\"1.0\",\"id\":\"" + i + "\",\"source\":\"/probe\","
                        + "\"type\":\"onInteractionEvent\",\"agentid\":\"600008\",\"data\":{\"id\":\"probe\"}}\n");
            }
        } catch (IOException ended) {
            // as it should
            Thread.currentThread().interrupt();
        }
    }

    private static Child widgetry(Path home) throws IOException {
        List<String> command = List.of(
                Places.distribution().resolve("bin/widgetry").toString(),
                "run",
                "--home",
                home.resolve("home").toString(),
                "--no-shell",
                "--no-web",
                "--feed",
                "-",
                "--speed",
                "max");
        return Child.start(
                command, home, Map.of("WIDGETRY_JAVA_OPTS", "-Dprobe=" + home.resolve("probe")), "^ready in");
    }

    private static Child fileInstall(Path home, int poll) throws IOException {
        Path bundles = Files.createDirectories(home.resolve("bundles"));
        Files.createDirectories(home.resolve("deploy"));
        List<String> names = List.of("org.apache.felix.configadmin", "org.apache.felix.fileinstall");
        for (int i = 0; i < names.size(); i++) {
            Files.copy(ClassPathBundles.jar(names.get(i)), bundles.resolve(i + ".jar"));
        }
        return Start.felix(
                home,
                bundles,
                List.of(),
                Map.of(
                        "felix.fileinstall.dir", home.resolve("deploy").toString(),
                        "felix.fileinstall.tmpdir", home.resolve("tmp").toString(),
                        "felix.fileinstall.poll", Integer.toString(poll)));
    }

    private static Child karaf(Path home) throws Exception {
        return Start.karaf(home);
    }

    /** What the probes wrote. */
    private record Stamps(Path file) {
        private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(60);

        static long now() {
            java.time.Instant now = java.time.Instant.now();
            return now.getEpochSecond() * 1_000_000 + now.getNano() / 1_000;
        }

        OptionalLong find(String version, String what) throws IOException {
            if (!Files.exists(file)) {
                return OptionalLong.empty();
            }
            String wanted = version + " " + what + " ";
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(wanted))
                    .mapToLong(line -> Long.parseLong(line.substring(wanted.length())))
                    .findFirst();
        }

        long await(String version, String what) throws IOException {
            long deadline = System.nanoTime() + DEADLINE_NANOS;
            OptionalLong found = find(version, what);
            while (found.isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new IllegalStateException(version + " never told of being " + what);
                }
                LockSupport.parkNanos(5_000_000);
                found = find(version, what);
            }
            return found.getAsLong();
        }

        long gap(String before, String after, boolean widget) throws IOException {
            return widget
                    ? await(after, "first") - await(before, "last")
                    : await(after, "active") - await(before, "gone");
        }

        /** Events are numbered: each update of the interaction is two, of which the widget is told one. */
        long lost(String before, String after) throws IOException {
            return Math.abs((await(after, "from") - await(before, "until")) / 2 - 1);
        }
    }
}
