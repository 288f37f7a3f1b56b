package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Nearest;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** {@code widget:…}, as far as it is about their cost and their supervision. */
@Component(service = SupervisionCommands.class)
@GogoCommand(
        scope = "widget",
        function = {"top", "history", "release"})
public final class SupervisionCommands {
    private static final String MEASURES = "shows live what each widget costs; any key ends it";
    private static final String REMEMBERS = "shows how the widgets' states changed, and why";
    private static final String RELEASES = "lifts a widget's quarantine: it is told the state again and goes on";
    private static final long DEFAULT_SECONDS = 2;
    private static final long MOST_SECONDS = 3_600;

    static final Syntax TOP = Syntax.of("widget:top", MEASURES)
            .option("--sort", "COLUMN", Kind.COLUMN, "by which column, else by share; the largest or worst comes first")
            .flag("--once", "prints one table and ends, as it does where no terminal is")
            .option("--interval", "S", Kind.TEXT, "how many seconds to wait between two looks, else " + DEFAULT_SECONDS)
            .example("widget:top --sort p99");
    static final Syntax HISTORY = Syntax.of("widget:history", REMEMBERS)
            .optional("WIDGET", Kind.WIDGET, "only this one's: the widget's id, or its beginning")
            .example("widget:history caller-card");
    static final Syntax RELEASE = Syntax.of("widget:release", RELEASES)
            .argument("WIDGET", Kind.QUARANTINED, "the widget's id, or its beginning")
            .example("widget:release caller-card");

    private final RuntimeAdmin admin;
    private final Clock clock;
    private volatile boolean stopped;

    @Activate
    public SupervisionCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    SupervisionCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.clock = clock;
    }

    /** The core has gone, or this bundle goes: nobody is to look at what was. */
    @Deactivate
    void stop() {
        stopped = true;
    }

    @Descriptor(MEASURES)
    public String top(CommandSession session, @Descriptor("[--sort COLUMN] [--once] [--interval S]") String[] words)
            throws CommandException, InterruptedException {
        return TOP.run(words, arguments -> {
            Top top = new Top(admin, clock, column(arguments));
            Duration interval = interval(arguments);
            Optional<Screen> screen = arguments.has("--once") ? Optional.empty() : Screen.of(session);
            if (screen.isEmpty()) {
                return top.look();
            }
            try (Screen open = screen.get()) {
                top.follow(open, interval, () -> !stopped);
            }
            return stopped ? "The core has stopped." : null;
        });
    }

    private static TopColumn column(Arguments arguments) throws CommandException {
        String typed = arguments.find("--sort").orElse("share");
        return Stream.of(TopColumn.values())
                .filter(column -> column.name().equalsIgnoreCase(typed))
                .findFirst()
                .orElseThrow(() -> arguments.wrong(
                        "--sort must be " + Nearest.joined(TopColumn.names(), "or") + ", not \"" + typed + "\""));
    }

    private static Duration interval(Arguments arguments) throws CommandException {
        long seconds = arguments.number("--interval").orElse(DEFAULT_SECONDS);
        if (seconds > MOST_SECONDS) {
            throw arguments.wrong("--interval must be at most " + MOST_SECONDS);
        }
        return Duration.ofSeconds(seconds);
    }

    @Descriptor(REMEMBERS)
    public String history(@Descriptor("[WIDGET]") String[] words) throws CommandException, InterruptedException {
        return HISTORY.run(words, arguments -> {
            List<WidgetTransition> all = admin.transitions();
            Optional<String> widget = widget(arguments.find("WIDGET"), all);
            List<WidgetTransition> wanted = all.stream()
                    .filter(each -> widget.isEmpty() || each.widgetId().equals(widget.get()))
                    .toList();
            return wanted.isEmpty()
                    ? widget.orElse("No widget") + " has" + (widget.isPresent() ? " not" : "") + " changed its state."
                    : table(wanted);
        });
    }

    /** One that is deployed, or was. */
    private Optional<String> widget(Optional<String> typed, List<WidgetTransition> transitions)
            throws CommandException {
        List<String> known = Stream.concat(
                        admin.widgets().stream().map(WidgetStatus::widgetId),
                        transitions.stream().map(WidgetTransition::widgetId))
                .distinct()
                .toList();
        return typed.isEmpty() ? typed : Optional.of(Noun.WIDGET.choose(typed.get(), known));
    }

    private String table(List<WidgetTransition> transitions) {
        Times times = new Times(clock);
        Table table = Table.of(
                Column.whole("TIME"),
                Column.text("WIDGET", WidgetTables.NAME),
                Column.text("VERSION"),
                Column.whole("STATE"),
                Column.sentence("REASON"));
        transitions.forEach(each -> table.row(
                times.at(each.time()),
                each.widgetId(),
                each.version(),
                WidgetTables.small(each.from()) + " → " + WidgetTables.small(each.to()),
                each.reason()));
        return table.toString();
    }

    @Descriptor(RELEASES)
    public String release(@Descriptor("WIDGET") String[] words) throws CommandException, InterruptedException {
        return RELEASE.run(words, arguments -> {
            Lookup lookup = new Lookup(admin);
            String widget = lookup.widget(arguments.get("WIDGET")).widgetId();
            if (!admin.release(widget)) {
                throw new CommandException(widget + " is not quarantined, it is "
                        + WidgetTables.small(lookup.widget(widget).state()) + ": there is nothing to release.");
            }
            return widget + " is released: it is told the state again and goes on.";
        });
    }
}
