package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.payload.Interaction;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code interaction:…}. */
@Component(service = InteractionCommands.class)
@GogoCommand(
        scope = "interaction",
        function = {"list", "info"})
public final class InteractionCommands {
    private static final String LISTS = "lists the live interactions";
    private static final String INFORMS = "shows what is known of an interaction";

    static final Syntax LIST = Syntax.of("interaction:list", LISTS)
            .option("--agent", "AGENT", Kind.AGENT, "only this agent's")
            .option("--channel", "CHANNEL", Kind.CHANNEL, "only those of this channel, such as VOICE")
            .example("interaction:list --channel VOICE");
    static final Syntax INFO = Syntax.of("interaction:info", INFORMS)
            .argument("INTERACTION", Kind.INTERACTION, "the interaction's id, or its beginning")
            .option("--agent", "AGENT", Kind.AGENT, "this agent's, where several agents have it")
            .example("interaction:info bffae854");

    private final RuntimeAdmin admin;
    private final Times times;

    @Activate
    public InteractionCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    InteractionCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--agent AGENT] [--channel CHANNEL]") String[] words)
            throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> {
            Optional<String> agent = new Lookup(admin).agentId(arguments.find("--agent"));
            Optional<String> channel = arguments.find("--channel");
            List<InteractionStatus> live = admin.interactions();
            List<InteractionStatus> wanted = live.stream()
                    .filter(interaction ->
                            agent.isEmpty() || interaction.agentId().equals(agent.get()))
                    .filter(interaction -> channel.isEmpty() || isOn(channel.get(), interaction))
                    .toList();
            if (wanted.isEmpty()) {
                return nothing(live, agent, channel);
            }
            return InteractionTable.of(wanted, InteractionTable.ids(live), times);
        });
    }

    private static boolean isOn(String channel, InteractionStatus interaction) {
        return interaction
                .state()
                .interaction()
                .map(Interaction::channel)
                .filter(channel::equalsIgnoreCase)
                .isPresent();
    }

    private static String nothing(List<InteractionStatus> live, Optional<String> agent, Optional<String> channel) {
        if (live.isEmpty()) {
            return "No interaction is live.";
        }
        String channels = live.stream()
                .map(interaction -> interaction
                        .state()
                        .interaction()
                        .map(Interaction::channel)
                        .orElse("unknown"))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        return "None of " + Numbers.of(live.size(), "live interaction", "live interactions") + " is"
                + agent.map(id -> " agent " + id + "'s").orElse("")
                + (agent.isPresent() && channel.isPresent() ? " and" : "")
                + channel.map(name -> " on channel " + name + "; the channels are " + channels)
                        .orElse("")
                + ".";
    }

    @Descriptor(INFORMS)
    public String info(@Descriptor("INTERACTION [--agent AGENT]") String[] words)
            throws CommandException, InterruptedException {
        return INFO.run(words, arguments -> {
            Lookup lookup = new Lookup(admin);
            List<InteractionStatus> found =
                    lookup.interaction(arguments.get("INTERACTION"), lookup.agentId(arguments.find("--agent")));
            return found.stream()
                    .map(interaction -> InteractionDetails.of(interaction, times))
                    .collect(Collectors.joining("\n\n"));
        });
    }
}
