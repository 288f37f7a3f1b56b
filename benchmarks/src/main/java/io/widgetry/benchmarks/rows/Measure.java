package io.widgetry.benchmarks.rows;

import io.widgetry.benchmarks.report.Report;
import io.widgetry.benchmarks.report.Results;
import io.widgetry.benchmarks.rows.Row.Form;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs measurements, each in a process of its own, and keeps what they find:
 * {@code Measure short|full [ROW…]}; all rows if none is named.
 */
public final class Measure {
    private static final Logger LOG = LoggerFactory.getLogger(Measure.class);

    /** Where results are kept, from the benchmarks' folder. */
    static final Path RESULTS = Path.of(System.getProperty("results", "results"));

    private Measure() {}

    /** The rows in the order of the report, with the options that their virtual machine needs. */
    static Map<String, Supplier<Row>> rows() {
        Map<String, Supplier<Row>> rows = new LinkedHashMap<>();
        rows.put("dispatch", Dispatch::new);
        rows.put("latency", Latency::new);
        rows.put("isolation", Isolation::new);
        rows.put("ingest", Ingest::new);
        rows.put("memory", Memory::new);
        rows.put("start", Start::new);
        rows.put("deploy", Deploy::new);
        rows.put("day", Day::new);
        rows.put("overhead", Overhead::new);
        return rows;
    }

    /** Runs them. */
    public static void main(String[] args) throws Exception {
        Form form = Form.valueOf(args[0].toUpperCase(Locale.ROOT));
        if (args.length > 2 && args[1].equals("--here")) {
            int status = 1;
            try {
                Results.silence();
                here(args[2], form).write(RESULTS);
                status = 0;
            } catch (Exception e) {
                LOG.error("{} failed", args[2], e);
            }
            System.exit(status); // threads of what was measured may be stuck, on purpose
        }
        List<String> names = args.length > 1 ? List.of(args).subList(1, args.length) : List.copyOf(rows().keySet());
        for (String name : names) {
            process(name, form);
        }
        if (args.length == 1) {
            Report.main(new String[] {RESULTS.toString()});
        }
    }

    /** Runs one in this process. */
    static Results here(String name, Form form) throws Exception {
        Results results = new Results(name, form.name().toLowerCase(Locale.ROOT));
        rows().get(name).get().run(form, results);
        return results;
    }

    private static void process(String name, Form form) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (String property : List.of("results", "distribution", "target", "samples")) {
            String value = System.getProperty(property);
            if (value != null) {
                command.add("-D" + property + "=" + value);
            }
        }
        command.addAll(options(name));
        command.addAll(List.of("-cp", ClassPathBundles.classPath(), Measure.class.getName()));
        command.addAll(List.of(form.name(), "--here", name));
        int status = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (status != 0) {
            throw new IllegalStateException(name + " ended with status " + status);
        }
    }

    private static List<String> options(String name) {
        List<String> options = new ArrayList<>(List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=error"));
        String more = System.getProperty("options", "");
        if (!more.contains("-Xmx")) {
            options.add(List.of("memory", "day").contains(name) ? "-Xmx6g" : "-Xmx3g");
        }
        if (name.equals("memory")) {
            options.add("-XX:+UseSerialGC");
        }
        options.addAll(more.isEmpty() ? List.of() : List.of(more.split(" ")));
        return options;
    }
}
