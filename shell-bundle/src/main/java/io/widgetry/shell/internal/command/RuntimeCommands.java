package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code runtime:…}. */
@Component(service = RuntimeCommands.class)
@GogoCommand(
        scope = "runtime",
        function = {"status"})
public final class RuntimeCommands {
    private static final String TELLS = "shows how the runtime as a whole fares";

    static final Syntax STATUS = Syntax.of("runtime:status", TELLS);

    private final RuntimeAdmin admin;
    private final Times times;

    @Activate
    public RuntimeCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    RuntimeCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(TELLS)
    public String status(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return STATUS.run(words, arguments -> {
            RuntimeStatus status = admin.status();
            return new Details()
                    .row("Product", status.product().id())
                    .row("Running", "%s, since %s".formatted(times.ago(status.since()), times.at(status.since())))
                    .row("Agents", status.agents())
                    .row("Interactions", status.interactions())
                    .row(
                            "Widgets",
                            "%s with %s"
                                    .formatted(
                                            Numbers.text(status.widgets()),
                                            Numbers.of(status.instances(), "instance", "instances")))
                    .row("Accepted", Numbers.of(status.accepted(), "event", "events"))
                    .row("Duplicates", status.duplicates())
                    .row("Rejected", rejected(status.rejected()))
                    .row("Workers", workers(status))
                    .toString();
        });
    }

    /** The threads that deliver events, and those that a widget does not give back. */
    static String workers(RuntimeStatus status) {
        String busy = "%s busy of %s".formatted(Numbers.text(status.busyWorkers()), Numbers.text(status.workers()));
        return status.abandonedThreads() == 0
                ? busy
                : "%s, %s given up of at most %s"
                        .formatted(
                                busy,
                                Numbers.of(status.abandonedThreads(), "thread", "threads"),
                                Numbers.text(status.abandonedLimit()));
    }

    private static <R extends Enum<R>> String rejected(Map<R, Long> reasons) {
        long total = reasons.values().stream().mapToLong(Long::longValue).sum();
        String parts = reasons.entrySet().stream()
                .filter(reason -> reason.getValue() > 0)
                .sorted(Map.Entry.comparingByKey())
                .map(reason -> Numbers.text(reason.getValue()) + " " + WidgetTables.small(reason.getKey()))
                .collect(Collectors.joining(", "));
        return Numbers.text(total) + (parts.isEmpty() ? "" : ": " + parts);
    }
}
