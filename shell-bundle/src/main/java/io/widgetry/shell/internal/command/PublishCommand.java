package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Nearest;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Process;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code event:publish}. */
@Component(service = PublishCommand.class)
@GogoCommand(
        scope = "event",
        function = {"publish"})
public final class PublishCommand {
    /** Where an event comes from that somebody typed. */
    static final String SOURCE = "/shell";

    private static final String PUBLISHES = "publishes an event as a source would, and says what became of it";
    private static final String USAGE = "EVENT [AGENT] [--interaction INTERACTION] [--json JSON] [--file FILE] "
            + "[--id ID] [--source SOURCE] [--time TIME] [--after-contact-work]";

    static final Syntax PUBLISH = Syntax.of("event:publish", PUBLISHES)
            .argument(
                    "EVENT",
                    Kind.EVENT,
                    "the event's name; or, instead of everything else, a whole CloudEvent as JSON; or -, to read"
                            + " CloudEvents from standard input, one a line")
            .optional("AGENT", Kind.AGENT, "whose workspace; one that is not open is opened")
            .option("--interaction", "INTERACTION", Kind.INTERACTION, "which interaction; a new id begins a new one")
            .option("--json", "JSON", Kind.TEXT, "the payload, in single quotes")
            .option("--file", "FILE", Kind.FILE, "a file that holds the payload")
            .option("--id", "ID", Kind.TEXT, "the event's id: a second one with the same id and source is a duplicate")
            .option("--source", "SOURCE", Kind.TEXT, "where it comes from, else " + SOURCE)
            .option("--time", "TIME", Kind.TEXT, "when it happened, such as 2026-11-22T09:00:00Z, else now")
            .flag("--after-contact-work", "of an ended event: the interaction is wrapped up before it closes")
            .example("event:publish onMessageEvent 600008 --json '{\"hello\":\"widgets\"}'");

    private final RuntimeAdmin admin;
    private final DataEventPublisher publisher;
    private final CloudEventCodec codec;

    @Activate
    public PublishCommand(
            @Reference RuntimeAdmin admin, @Reference DataEventPublisher publisher, @Reference CloudEventCodec codec) {
        this.admin = admin;
        this.publisher = publisher;
        this.codec = codec;
    }

    @Descriptor(PUBLISHES)
    public String publish(CommandSession session, @Descriptor(USAGE) String[] words)
            throws CommandException, InterruptedException {
        return PUBLISH.run(words, arguments -> {
            String first = arguments.get("EVENT");
            if (first.equals("-") || first.stripLeading().startsWith("{")) {
                if (arguments.find("AGENT").isPresent() || arguments.hasOptions()) {
                    throw arguments.wrong("a whole CloudEvent says everything by itself, so nothing else goes with it");
                }
                return first.equals("-") ? lines(session) : verdict(read(first));
            }
            return verdict(event(session, first, arguments));
        });
    }

    private String lines(CommandSession session) throws CommandException, InterruptedException {
        return new PublishLines(codec, publisher, Output.of(session))
                .publish(Process.Utils.current().in());
    }

    private SourceEvent read(String json) throws CommandException {
        try {
            return codec.read(json);
        } catch (MalformedEventException malformed) {
            throw rejected(malformed.toResult());
        }
    }

    private SourceEvent event(CommandSession session, String type, Arguments arguments) throws CommandException {
        String agent = arguments
                .find("AGENT")
                .orElseThrow(() -> arguments.wrong("AGENT is missing, whose workspace the event belongs to"));
        SourceEvent.Builder event = SourceEvent.of(type, full(agent, Noun.AGENT))
                .from(
                        arguments.find("--source").orElse(SOURCE),
                        arguments.find("--id").orElse(null))
                .afterContactWork(arguments.has("--after-contact-work"));
        if (arguments.has("--interaction")) {
            event.interaction(full(arguments.get("--interaction"), Noun.INTERACTION));
        }
        if (arguments.has("--time")) {
            event.at(time(arguments));
        }
        return event.json(json(session, arguments).orElse(null)).build();
    }

    /** Publishing can make new agents and interactions: only what is marked as abbreviated is taken as such. */
    private String full(String typed, Noun noun) throws CommandException {
        if (!typed.contains(Ids.CUT)) {
            return typed;
        }
        return noun.choose(
                typed,
                noun == Noun.AGENT
                        ? admin.agents().stream().map(agent -> agent.agentId()).toList()
                        : admin.interactions().stream()
                                .map(interaction -> interaction.state().id())
                                .distinct()
                                .toList());
    }

    private static Instant time(Arguments arguments) throws CommandException {
        try {
            return Instant.parse(arguments.get("--time"));
        } catch (DateTimeException notATime) {
            throw arguments.wrong("--time must be like 2026-11-22T09:00:00Z");
        }
    }

    private static Optional<String> json(CommandSession session, Arguments arguments) throws CommandException {
        if (!arguments.has("--file")) {
            return arguments.find("--json");
        }
        if (arguments.has("--json")) {
            throw arguments.wrong("the payload comes from --json or from --file, not from both");
        }
        return Optional.of(InputFile.of(session, arguments.get("--file")).text().strip());
    }

    private String verdict(SourceEvent event) throws CommandException {
        boolean opened = admin.workspace(event.agentId()).isEmpty();
        PublishResult result = publisher.publish(event);
        return switch (result.status()) {
            case REJECTED -> throw rejected(result);
            case DUPLICATE -> "duplicate: " + result.message();
            case ACCEPTED ->
                "accepted as number %s of agent %s%s%s"
                        .formatted(
                                Numbers.text(result.sequence()),
                                event.agentId(),
                                opened ? ", whose workspace it opened" : "",
                                outside(event.type()));
        };
    }

    private static CommandException rejected(PublishResult result) {
        return new CommandException("rejected%s: %s"
                .formatted(
                        result.reason()
                                .map(reason -> " (" + WidgetTables.small(reason) + ")")
                                .orElse(""),
                        result.message()));
    }

    /** What to know of a name that is not in the catalogue. */
    private static String outside(String type) {
        if (DataEventType.byName(type).isPresent() || type.equals(SourceEvent.INTERACTION_CLOSED)) {
            return "";
        }
        List<String> near = Nearest.to(type, Catalogue.names());
        return "\n" + type + " is not in the catalogue"
                + (near.isEmpty() ? "" : " (did you mean " + Nearest.joined(near, "or") + "?)")
                + ": it reaches the widgets that subscribe to this very name.";
    }
}
