package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Nearest;
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
            EventFilter filter = filter(arguments, notes);
            Output output = Output.of(session);
            TailFormat format = arguments.has("--json") ? new JsonTail() : new TextTail(times);
            notes.forEach(output::note);
            new Tail(format, output, arguments.number("--count").orElse(Long.MAX_VALUE)).follow(admin, filter);
            return null;
        });
    }

    private EventFilter filter(Arguments arguments, List<String> notes) throws CommandException {
        Optional<String> agent = arguments.find("--agent");
        if (agent.isPresent()) {
            agent = Optional.of(agentToFollow(agent.get(), notes));
        }
        Optional<String> interaction = arguments.find("--interaction");
        if (interaction.isPresent()) {
            interaction = Optional.of(interactionToFollow(interaction.get(), notes));
        }
        Optional<String> event = arguments.find("--event");
        if (event.isPresent()) {
            event = Optional.of(eventToFollow(event.get(), notes));
        }
        Optional<String> widget = arguments.find("--widget");
        if (widget.isPresent()) {
            widget = Optional.of(new Lookup(admin).widget(widget.get()).widgetId());
        }
        return new EventFilter(agent, interaction, event, widget);
    }

    private String agentToFollow(String typed, List<String> notes) throws CommandException {
        List<String> agents =
                admin.agents().stream().map(agent -> agent.agentId()).toList();
        if (agents.stream().noneMatch(id -> Noun.AGENT.fits(typed, id))) {
            notes.add(Noun.AGENT.unknown(typed, agents) + " Waiting for " + typed + "…");
            return typed;
        }
        return Noun.AGENT.choose(typed, agents);
    }

    private String interactionToFollow(String typed, List<String> notes) throws CommandException {
        List<String> live = admin.interactions().stream()
                .map((InteractionStatus interaction) -> interaction.state().id())
                .distinct()
                .toList();
        if (live.stream().noneMatch(id -> Noun.INTERACTION.fits(typed, id))) {
            notes.add(Noun.INTERACTION.unknown(typed, live) + " Waiting for " + typed + "…");
            return typed;
        }
        return Noun.INTERACTION.choose(typed, live);
    }

    /** A name outside the catalogue is as good as one in it, but a slip of the keyboard is more likely. */
    private static String eventToFollow(String typed, List<String> notes) throws CommandException {
        List<String> names = Catalogue.names();
        if (names.stream().noneMatch(name -> Noun.EVENT.fits(typed, name))) {
            List<String> near = Nearest.to(typed, names);
            notes.add(typed + " is not in the catalogue"
                    + (near.isEmpty() ? "." : "; did you mean " + Nearest.joined(near, "or") + "?")
                    + " Waiting for it…");
            return typed;
        }
        return Noun.EVENT.choose(typed, names);
    }
}
