package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.List;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code health:check}: everything that one check found. */
@Component(service = HealthCheckCommand.class)
@GogoCommand(
        scope = "health",
        function = {"check"})
public final class HealthCheckCommand {
    private static final String CHECKS = "carries out one health check and shows all that it found";

    static final Syntax CHECK = Syntax.of("health:check", CHECKS)
            .argument("NAME", Kind.TEXT, "the check's name, or its beginning, as health tells it")
            .example("health:check widgets");

    private final HealthAdmin admin;
    private final HealthTexts texts;

    @Activate
    public HealthCheckCommand(@Reference HealthAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    HealthCheckCommand(HealthAdmin admin, Clock clock) {
        this.admin = admin;
        this.texts = new HealthTexts(new Times(clock));
    }

    @Descriptor(CHECKS)
    public String check(CommandSession session, @Descriptor("NAME") String[] words)
            throws CommandException, InterruptedException {
        return CHECK.run(words, arguments -> {
            String name = Noun.CHECK.choose(arguments.get("NAME"), admin.names());
            HealthStatus status = admin.check(name)
                    .orElseThrow(() -> new CommandException("The check " + name + " has gone this very moment."));
            return HealthTexts.verdict(session, texts.details(status), List.of(status));
        });
    }
}
