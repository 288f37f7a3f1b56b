package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.syntax.Syntax;
import java.util.List;
import java.util.Optional;

/** The commands of this bundle. */
public final class Commands {
    /**
     * Where a session looks for a command that is written without its scope; the value of its variable {@code SCOPE}.
     * Without it, {@code stop 5} could be any scope's {@code stop}.
     */
    public static final String SEARCH_PATH = "widgetry:gogo:felix:scr:*";

    /** Every command, as the help lists them. */
    static final List<Syntax> ALL = List.of(
            RuntimeCommands.STATUS,
            AgentCommands.LIST,
            AgentCommands.INFO,
            InteractionCommands.LIST,
            InteractionCommands.INFO,
            WidgetCommands.LIST,
            WidgetCommands.INFO,
            WidgetCommands.SHOW,
            WidgetCommands.SUBSCRIPTIONS,
            GrantCommands.GRANTS,
            SupervisionCommands.TOP,
            SupervisionCommands.HISTORY,
            SupervisionCommands.RELEASE,
            EventCommands.CATALOG,
            EventCommands.TAIL,
            TraceCommands.RECENT,
            TraceCommands.WHY,
            PublishCommand.PUBLISH,
            FeedCommands.LIST,
            FeedCommands.INFO,
            FeedCommands.PLAY,
            FeedCommands.PAUSE,
            FeedCommands.RESUME,
            FeedCommands.STOP,
            FeedCommands.RECORD,
            DeployCommands.LIST,
            DeployCommands.HISTORY,
            DeployCommands.VERIFY,
            DeployCommands.INSTALL,
            DeployCommands.UPDATE,
            DeployCommands.ROLLBACK,
            DeployCommands.REMOVE,
            BrowserCommands.WIDGETS,
            WebCommands.STATUS,
            WebCommands.LINK,
            WebCommands.ACCESS,
            WebCommands.REVOKE,
            SimCommands.STATUS,
            SimCommands.START,
            SimCommands.STOP,
            SimCommands.RING,
            SimCommands.FAULT,
            SimCommands.HOLD,
            SimCommands.RESUME,
            DevCommands.STATUS,
            DevCommands.REPORT,
            DevCommands.END,
            HealthCheckCommand.CHECK,
            HealthCommand.HEALTH,
            MetricsCommand.METRICS,
            DocsCommands.LIST,
            DocsCommands.SHOW,
            DocsCommands.FIND,
            DocsCommands.EVENT,
            HelpCommand.HELP);

    private Commands() {}

    /** A command by its full name. */
    static Optional<Syntax> find(String name) {
        return ALL.stream().filter(syntax -> syntax.name().equals(name)).findFirst();
    }

    /** The full names. */
    static List<String> names() {
        return ALL.stream().map(Syntax::name).toList();
    }
}
