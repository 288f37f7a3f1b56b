package io.widgetry.certify.internal.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Writes a certificate for people. */
public final class TableReport {
    private static final String INDENT = "  ";
    /** Budgets whose details have a section of their own. */
    private static final Set<String> LISTED_ABOVE =
            Set.of("failures", "stalls", "floods", "unreceivable", "leakedThreads", "leakedClasses", "secretsShown");

    private final List<String> lines = new ArrayList<>();

    private TableReport() {}

    /** {@return the lines} */
    public static List<String> of(Certificate certificate) {
        TableReport report = new TableReport();
        if (certificate.measured() != null) {
            report.measured(certificate.measured());
        }
        report.verdict(certificate);
        return List.copyOf(report.lines);
    }

    private void measured(Measured measured) {
        phases(measured.phases());
        costs(measured);
        items("Throws", measured.failures().stream().map(Thrown::line).toList());
        items(
                "Does not return in time",
                measured.stalls().stream().map(Thrown::line).toList());
        items("Floods", measured.floods());
        items("Left behind", left(measured.leaks()));
        items("Secrets and actions", asked(measured.asked()));
        items(
                "Subscribed to what never comes",
                measured.unreceivable().stream()
                        .map(each -> each.widget() + ": " + each.why() + (each.counts() ? "" : " (a note)"))
                        .toList());
        items("Not judged", measured.notJudged());
    }

    private void phases(List<Phase> phases) {
        Columns columns = new Columns("PHASE", "EVENTS", "DELIVERIES", "TIME", "");
        for (Phase phase : phases) {
            columns.row(
                    phase.name(),
                    number(phase.events()),
                    number(phase.deliveries()),
                    String.format(Locale.ROOT, "%.1f s", phase.millis() / 1e3),
                    phase.remark());
        }
        lines.addAll(columns.lines());
        lines.add("");
    }

    private void costs(Measured measured) {
        if (measured.costs().isEmpty()) {
            return;
        }
        Columns columns = new Columns(
                "WIDGET", "SCOPE", "INSTANCES", "DELIVERIES", "MEDIAN", "P99", "LONGEST", "CPU EACH", "QUEUE PEAK");
        for (Cost cost : measured.costs()) {
            columns.row(
                    cost.widget(),
                    cost.scope(),
                    number(cost.instances()),
                    number(cost.deliveries()),
                    millis(cost.medianMillis()),
                    millis(cost.p99Millis()),
                    millis(cost.longestMillis()),
                    millis(cost.cpuMillisPerDelivery()),
                    number(cost.queuePeak()) + " of " + number(cost.capacity()));
        }
        lines.addAll(columns.lines());
        lines.add("");
        String instance =
                measured.bytesPerInstance() == 0 ? "too little memory to tell" : kilobytes(measured.bytesPerInstance());
        String delivery = measured.allocatedPerDelivery() == 0
                ? "nothing was delivered"
                : "a delivery allocates " + kilobytes(measured.allocatedPerDelivery());
        lines.add("An instance takes " + instance + ", " + delivery + "; the runtime's share is included.");
        threads(measured.leaks());
        lines.add("");
    }

    private void threads(Leaks leaks) {
        if (leaks.threadsStarted() > 0) {
            lines.add("It started " + leaks.threadsStarted() + " threads, at most " + leaks.threadsPeak()
                    + " at a time; " + leaks.threads().size() + " stayed.");
        }
    }

    private static List<String> left(Leaks leaks) {
        List<String> left = new ArrayList<>();
        if (leaks.classLoaders() > 0) {
            left.add("class loaders of " + leaks.classLoaders() + " of its versions");
        }
        leaks.threads().forEach(thread -> left.add("thread " + thread));
        left.addAll(leaks.objects());
        if (leaks.instances() > 0) {
            left.add(leaks.instances() + " instances for interactions that had ended");
        }
        if (leaks.bytesPerInteraction() > 0) {
            left.add(kilobytes(leaks.bytesPerInteraction()) + " for each interaction that had ended");
        }
        return left;
    }

    private static List<String> asked(Asked asked) {
        List<String> lines = new ArrayList<>();
        asked.secrets().forEach(secret -> lines.add(secret + ", which an operator has to grant"));
        asked.secretsShown().forEach(place -> lines.add("the secret turned up in " + place));
        asked.actions().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(action -> lines.add(action.getKey() + ", asked for " + action.getValue() + " times"));
        return lines;
    }

    private void verdict(Certificate certificate) {
        String who = certificate.bundle().isEmpty()
                ? certificate.file()
                : certificate.bundle() + " " + certificate.version();
        switch (certificate.verdict()) {
            case PASSED -> lines.add("PASSED: " + who + " at " + number(certificate.agents()) + " agents.");
            case NOT_JUDGED -> lines.add("NOT JUDGED: " + certificate.message());
            default -> {
                lines.add("FAILED: " + who + " at " + number(certificate.agents()) + " agents:");
                for (Reason reason : certificate.reasons()) {
                    lines.add(INDENT + reason.budget() + ": " + reason.message());
                    if (!LISTED_ABOVE.contains(reason.budget())) {
                        reason.details().forEach(detail -> lines.add(INDENT + INDENT + detail));
                    }
                }
            }
        }
    }

    private void items(String title, List<String> items) {
        if (items.isEmpty()) {
            return;
        }
        lines.add(title + ":");
        items.forEach(item -> lines.add(INDENT + item));
        lines.add("");
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String millis(double value) {
        return value < 0.1
                ? String.format(Locale.ROOT, "%.3f ms", value)
                : String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, bytes < 10_000 ? "%.1f kB" : "%,.0f kB", bytes / 1e3);
    }
}
