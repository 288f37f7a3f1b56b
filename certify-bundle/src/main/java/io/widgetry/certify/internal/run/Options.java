package io.widgetry.certify.internal.run;

import io.widgetry.certify.internal.budget.Budgets;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What was asked for.
 *
 * @param agents how many agents are signed in
 * @param load how long the measured load lasts
 * @param budgets what is allowed
 * @param work a directory for files of the certification
 * @param log the directory to which the runtime logs
 */
public record Options(int agents, Duration load, Budgets budgets, Path work, Path log) {

    /** {@return how long is waited until what waits is worked off} */
    Duration catchUp() {
        return Duration.ofMillis(Math.max(1000, budgets.catchUpMillis()));
    }
}
