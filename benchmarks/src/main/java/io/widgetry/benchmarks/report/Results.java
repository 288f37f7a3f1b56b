package io.widgetry.benchmarks.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Collects what a measurement finds, and keeps it in a file. */
public final class Results {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Where figures are printed, whatever becomes of what peers print. */
    private static final PrintStream OUT = System.out;

    private final String row;
    private final String form;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final Instant begin = Instant.now();
    private final double loadBefore = load();

    /** Of a measurement that begins now. */
    public Results(String row, String form) {
        this.row = row;
        this.form = form;
    }

    /** Adds the median of several turns, and between what the middle half of them lies. */
    public void add(String subject, String at, String what, double[] turns, String unit) {
        double[] sorted = turns.clone();
        Arrays.sort(sorted);
        int last = sorted.length - 1;
        add(new Figure(subject, at, what, sorted[last / 2], sorted[last / 4], sorted[last * 3 / 4], unit));
    }

    /** Adds a value. */
    public void add(Figure figure) {
        figures.add(figure);
        print(String.format(
                Locale.ROOT,
                "%-28s %-18s %-34s %,14.2f  (%,.2f to %,.2f) %s",
                figure.subject(),
                figure.at(),
                figure.what(),
                figure.value(),
                figure.low(),
                figure.high(),
                figure.unit()));
    }

    /** Adds what has to be known of them. */
    public void note(String sentence) {
        notes.add(sentence);
        print(sentence);
    }

    /** {@return all that was found so far} */
    public Result result() {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return new Result(
                row,
                form,
                begin.truncatedTo(ChronoUnit.MINUTES).toString(),
                system.getAvailableProcessors() + " processors (" + processor() + "), "
                        + (system.getTotalMemorySize() >> 30) + " GB, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.version").replaceAll("-.*", ""),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"),
                String.join(
                        " ",
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(argument -> argument.startsWith("-X"))
                                .toList()),
                List.of(loadBefore, load()),
                begin.until(Instant.now(), ChronoUnit.SECONDS),
                List.copyOf(figures),
                List.copyOf(notes));
    }

    private static String processor() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.replaceAll(".*: *", ""))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException | java.io.UncheckedIOException elsewhere) {
            return System.getProperty("os.arch");
        }
    }

    private static double load() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return Math.round(load * 10) / 10.0;
    }

    /** Writes them into a folder, in a file that is named for the measurement and the Java version. */
    public void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(row + "-jdk" + Runtime.version().feature() + ".json");
        Files.writeString(file, JSON.writeValueAsString(result()) + "\n");
        print("written to " + file);
    }

    /** {@return what is kept in a folder, by name of the files} */
    static List<Result> read(Path folder) throws IOException {
        List<Result> all = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(name -> name.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                all.add(JSON.readValue(file.toFile(), Result.class));
            }
        }
        return all;
    }

    /** What peers print is not wanted, and it takes time that is not what is measured. */
    public static void silence() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    }

    static void print(String line) {
        OUT.println(line);
    }
}
