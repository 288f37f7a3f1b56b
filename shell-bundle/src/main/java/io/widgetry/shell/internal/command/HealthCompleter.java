package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.shell.internal.console.ArgumentCompleter;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Completes the name of a health check. */
@Component(service = ArgumentCompleter.class)
public final class HealthCompleter implements ArgumentCompleter {
    private final HealthAdmin admin;

    @Activate
    public HealthCompleter(@Reference HealthAdmin admin) {
        this.admin = admin;
    }

    @Override
    public List<String> candidates(String command, List<String> arguments) {
        return command.equals(HealthCheckCommand.CHECK.name()) && arguments.size() == 1
                ? admin.names().stream().filter(Values::isPlain).toList()
                : List.of();
    }
}
