package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentStatus;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Projects that are being developed, as text. */
final class DevTexts {
    private final Times times;

    DevTexts(Times times) {
        this.times = times;
    }

    String status(List<DevelopmentStatus> projects) {
        if (projects.isEmpty()) {
            return "Nothing is being developed. In another terminal, \"widgetry dev PROJECT\" watches a project.";
        }
        return String.join("\n", projects.stream().flatMap(this::lines).toList());
    }

    private Stream<String> lines(DevelopmentStatus status) {
        DevelopmentReport report = status.report();
        String head = Text.clean(report.project()) + "  " + state(report) + " since " + times.at(status.since())
                + report.took()
                        .map(took -> ", " + seconds(took) + " after it was saved")
                        .orElse("");
        return Stream.concat(
                Stream.of(head), indented(report.problems(), status.troubles()).map(line -> "  " + line));
    }

    private static Stream<String> indented(List<String> problems, List<String> troubles) {
        return Stream.concat(problems.stream(), troubles.stream()).map(Text::clean);
    }

    private static String state(DevelopmentReport report) {
        return switch (report.state()) {
            case BUILDING -> "is being built";
            case RUNNING -> "runs";
            case BROKEN -> report.bundle().isPresent() ? "is broken; the version before goes on," : "is broken";
        };
    }

    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toMillis() / 1000.0);
    }
}
