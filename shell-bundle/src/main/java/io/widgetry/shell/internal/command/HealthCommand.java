package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import io.widgetry.shell.internal.syntax.CommandException;
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

/** {@code health}: every check in a line. What is critical makes the command fail, so that a script can ask. */
@Component(service = HealthCommand.class)
@GogoCommand(
        scope = "widgetry",
        function = {"health"})
public final class HealthCommand {
    private static final String TELLS = "tells how healthy the runtime is; fails if anything is critical";

    static final Syntax HEALTH = Syntax.of("widgetry:health", TELLS).example("health");

    private final HealthAdmin admin;
    private final HealthTexts texts;

    @Activate
    public HealthCommand(@Reference HealthAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    HealthCommand(HealthAdmin admin, Clock clock) {
        this.admin = admin;
        this.texts = new HealthTexts(new Times(clock));
    }

    @Descriptor(TELLS)
    public String health(CommandSession session, @Descriptor("[--help]") String[] words)
            throws CommandException, InterruptedException {
        return HEALTH.run(words, arguments -> {
            List<HealthStatus> checks = admin.checks();
            return HealthTexts.verdict(session, texts.table(checks), checks);
        });
    }
}
