package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * From the start of a process until it is ready: Widgetry with all sample widgets, bare Felix with the same third-party
 * bundles, Karaf's minimal distribution up to its prompt. They take turns. Clean: nothing is there; warm: the second start.
 */
final class Start implements Row {
    static final String BARE = "bare Felix";
    private static final String LATE = "bare Felix, optimised late";
    static final String KARAF = "Karaf minimal";
    private static final int NO_SECURITY_MANAGER = 24;

    private interface Launch {
        Child start(Path home) throws Exception;
    }

    @Override
    public void run(Form form, Results results) throws Exception {
        Map<String, Launch> systems = new LinkedHashMap<>();
        systems.put(Dispatch.WIDGETRY, Start::widgetry);
        systems.put(BARE, home -> bareFelix(home, List.of()));
        systems.put(LATE, home -> bareFelix(home, lateOptions()));
        if (form != Form.SMOKE && isKarafFor(results)) {
            systems.put(KARAF + " " + Places.KARAF, Start::karaf);
        }
        Map<String, List<double[]>> taken = new LinkedHashMap<>();
        int rounds = form.of(1, 5, 20);
        for (int round = form == Form.SMOKE ? 0 : -1; round < rounds; round++) {
            for (Map.Entry<String, Launch> system : systems.entrySet()) {
                Path home = Places.temporary("start");
                double[] times = new double[4];
                for (int i = 0; i < form.of(1, 2, 2); i++) {
                    try (Child child = system.getValue().start(home)) {
                        times[i] = child.awaitReady();
                        times[2 + i] = child.processorMillis();
                    }
                }
                Places.delete(home);
                if (round >= 0) { // the first is for the file system's cache
                    taken.computeIfAbsent(system.getKey(), name -> new ArrayList<>())
                            .add(times);
                }
            }
        }
        taken.forEach((name, times) -> {
            add(results, name, "clean", "until ready", times, 0);
            add(results, name, "warm", "until ready", times, 1);
            add(results, name, "clean", "processor time", times, 2);
            add(results, name, "warm", "processor time", times, 3);
        });
    }

    private static void add(Results results, String name, String at, String what, List<double[]> times, int index) {
        results.add(
                name, at, what, times.stream().mapToDouble(one -> one[index]).toArray(), "ms");
    }

    /** Nothing is simulated and nothing listens to the network: the others have neither. */
    static Child widgetry(Path home) throws IOException {
        Path empty = home.resolve("empty.ndjson");
        if (!Files.exists(empty)) {
            Files.createFile(empty);
        }
        List<String> command = List.of(
                Places.distribution().resolve("bin/widgetry").toString(),
                "run",
                "--home",
                home.resolve("home").toString(),
                "--no-shell",
                "--no-web",
                "--feed",
                empty.toString());
        return Child.start(command, home, Map.of(), "^ready in");
    }

    /** What Widgetry's script tells the virtual machine of when to optimise. */
    private static List<String> lateOptions() throws IOException {
        return Pattern.compile("-XX:Tier4\\w+=\\d+")
                .matcher(Files.readString(Places.distribution().resolve("bin/widgetry")))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static Child bareFelix(Path home, List<String> options) throws IOException {
        Path bundles = home.resolve("bundles");
        if (!Files.exists(bundles)) {
            Files.createDirectories(bundles);
            for (Path jar : Places.thirdParty()) {
                String level = jar.getParent().getFileName().toString();
                Files.copy(jar, bundles.resolve(level + "-" + jar.getFileName()));
            }
        }
        return felix(home, bundles, options, Map.of());
    }

    /** Bare Felix with some bundles. */
    static Child felix(Path home, Path bundles, List<String> options, Map<String, String> properties)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(
                "-cp",
                ClassPathBundles.classPath(),
                "-Dprobe=" + home.resolve("probe"),
                BareFelix.class.getName(),
                home.resolve("cache").toString(),
                bundles.toString()));
        properties.forEach((name, value) -> command.add(name + "=" + value));
        return Child.start(command, home, Map.of(), "^ready");
    }

    /** {@return whether Karaf runs on this Java; if not, that is noted} */
    static boolean isKarafFor(Results results) {
        boolean runs = Runtime.version().feature() < NO_SECURITY_MANAGER;
        if (!runs) {
            results.note(
                    "Karaf " + Places.KARAF + " does not start on this Java: its script asks for the Security Manager,"
                            + " which is no longer there.");
        }
        return runs;
    }

    /** Up to its prompt; without a terminal it says how long it took instead. */
    static Child karaf(Path home) throws Exception {
        Path karaf = home.resolve("karaf");
        if (!Files.exists(karaf)) {
            Places.copy(Places.karaf(), karaf);
        }
        return Child.start(
                List.of(karaf.resolve("bin/karaf").toString()),
                karaf,
                Map.of("EXTRA_JAVA_OPTS", "-Dprobe=" + home.resolve("probe")),
                "karaf@root|Karaf started|Hit '");
    }
}
