package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code event:catalog} and {@code event:tail}. */
@Component(service = EventCommands.class)
@GogoCommand(
        scope = "event",
        function = {"catalog", "tail"})
public final class EventCommands {
    private static final String CATALOGUES = "shows the events that there are, or one of them with who listens to it";
    private static final String FOLLOWS = "follows the events as they are accepted, until Ctrl-C";
    private static final String TAIL_USAGE =
            "[--agent AGENT] [--interaction INTERACTION] [--event EVENT] [--widget WIDGET] [--count N] [--json]";

    static final Syntax CATALOG = Syntax.of("event:catalog", CATALOGUES)
            .optional("EVENT", Kind.EVENT, "the event's name, or its beginning")
            .example("event:catalog onMediaEvent");
    static final Syntax TAIL = Syntax.of("event:tail", FOLLOWS)
            .option("--agent", "AGENT", Kind.AGENT, "only this agent's, who need not be signed in yet")
            .option(
                    "--interaction",
                    "INTERACTION",
                    Kind.INTERACTION,
                    "only this interaction's, which need not be live yet")
            .option("--event", "EVENT", Kind.EVENT, "only those of this name")
            .option("--widget", "WIDGET", Kind.WIDGET, "only those that are routed to this widget")
            .option("--count", "N", Kind.TEXT, "ends after so many events")
            .flag("--json", "prints a CloudEvent a line, with the whole payload; secrets are masked")
            .example("event:tail --agent 600008 --event onMediaMessageEvent");

    private final RuntimeAdmin admin;
    private final Times times;

    @Activate
    public EventCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    EventCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(CATALOGUES)
    public String catalog(@Descriptor("[EVENT]") String[] words) throws CommandException, InterruptedException {
        return CATALOG.run(words, arguments -> {
            Optional<String> typed = arguments.find("EVENT");
            if (typed.isEmpty()) {
                return Catalogue.table();
            }
            DataEventType type = DataEventType.byName(Noun.EVENT.choose(typed.get(), Catalogue.names()))
                    .orElseThrow();
            String listeners = WidgetTables.subscribers(admin.widgets(), type.wireName()::equals);
            return Catalogue.details(type) + "\n\n" + (listeners.isEmpty() ? "Nobody listens to it." : listeners);
        });
    }

    @Descriptor(FOLLOWS)
    public String tail(CommandSession session, @Descriptor(TAIL_USAGE) String[] words)
            throws CommandException, InterruptedException {
        return TAIL.run(words, arguments -> {
            List<String> notes = new ArrayList<>();
            EventFilter filter = EventNames.ofNow(admin)
                    .filter(arguments, (sentence, name) -> notes.add(sentence + " Waiting for " + name + "…"));
            Output output = Output.of(session);
            TailFormat format = arguments.has("--json") ? new JsonTail() : new TextTail(times);
            notes.forEach(output::note);
            new Tail(format, output, arguments.number("--count").orElse(Long.MAX_VALUE)).follow(admin, filter);
            return null;
        });
    }
}
