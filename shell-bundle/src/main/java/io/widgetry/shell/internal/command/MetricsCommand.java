package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Text;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code metrics}: what a monitoring system is given. */
@Component(service = MetricsCommand.class)
@GogoCommand(
        scope = "widgetry",
        function = {"metrics"})
public final class MetricsCommand {
    private static final String PRINTS = "prints the metrics as Prometheus reads them";

    static final Syntax METRICS = Syntax.of("widgetry:metrics", PRINTS)
            .optional("PREFIX", Kind.TEXT, "only those whose names begin so, such as widgetry_widget_")
            .example("metrics widgetry_events");

    private final MetricsExposition exposition;

    @Activate
    public MetricsCommand(@Reference MetricsExposition exposition) {
        this.exposition = exposition;
    }

    @Descriptor(PRINTS)
    public String metrics(@Descriptor("[PREFIX]") String[] words) throws CommandException, InterruptedException {
        return METRICS.run(words, arguments -> {
            String prefix = arguments.find("PREFIX").orElse("");
            String found = exposition
                    .text()
                    .lines()
                    .filter(line -> name(line).startsWith(prefix))
                    .map(Text::clean)
                    .collect(Collectors.joining("\n"));
            if (found.isEmpty()) {
                throw new CommandException(
                        prefix.isEmpty()
                                ? "There are no metrics."
                                : "No metric begins with " + prefix + "; metrics prints all of them.");
            }
            return found;
        });
    }

    /** What a line is about: {@code # TYPE name counter}, {@code name 1}, {@code name{…} 1}. */
    private static String name(String line) {
        String[] parts = line.split("[ {]", 4);
        return parts[0].equals("#") && parts.length > 2 ? parts[2] : parts[0];
    }
}
