package io.widgetry.certify.internal.run;

import io.widgetry.certify.internal.budget.Budgets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What was asked for.
 *
 * @param agents how many agents are signed in
 * @param load how long the measured load lasts
 * @param budgets what is allowed
 * @param work a directory for files of the certification
 * @param log the directory to which the runtime logs
 * @param progress is told what is being done
 */
public record Options(int agents, Duration load, Budgets budgets, Path work, Path log, Consumer<String> progress) {

    /** {@return how long is waited until what waits is worked off} */
    Duration catchUp() {
        return Duration.ofMillis(Math.max(1000, budgets.catchUpMillis()));
    }
}
