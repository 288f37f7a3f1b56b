package io.widgetry.shell.internal.command;

import io.widgetry.api.WorkspaceState;
import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Column;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Ids;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Table;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code agent:…}. */
@Component(service = AgentCommands.class)
@GogoCommand(
        scope = "agent",
        function = {"list", "info"})
public final class AgentCommands {
    private static final String LISTS = "lists the signed-in agents";
    private static final String INFORMS = "shows an agent's state, resources and interactions";

    static final Syntax LIST = Syntax.of("agent:list", LISTS);
    static final Syntax INFO = Syntax.of("agent:info", INFORMS)
            .argument("AGENT", Kind.AGENT, "the agent's id, or its beginning")
            .example("agent:info 600008");

    private final RuntimeAdmin admin;
    private final Times times;

    @Activate
    public AgentCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    AgentCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> {
            Ids ids = InteractionTable.ids(admin.interactions());
            Table table = Table.of(
                    Column.text("AGENT"),
                    Column.text("STATE"),
                    Column.text("REASON"),
                    Column.whole("SINCE"),
                    Column.number("INTERACTIONS"),
                    Column.whole("FOCUS"),
                    Column.number("EVENTS"),
                    Column.text("SOURCE"));
            for (AgentStatus agent : admin.agents()) {
                table.row(
                        agent.agentId(),
                        agent.state(),
                        agent.reasonCode(),
                        agent.stateSince().map(times::at),
                        agent.interactions(),
                        agent.focus().map(ids::of),
                        agent.sequence(),
                        agent.source());
            }
            return table.isEmpty() ? "Nobody is signed in." : table.toString();
        });
    }

    @Descriptor(INFORMS)
    public String info(@Descriptor("AGENT") String[] words) throws CommandException, InterruptedException {
        return INFO.run(words, arguments -> {
            AgentStatus agent = new Lookup(admin).agent(arguments.get("AGENT"));
            List<InteractionStatus> live = admin.interactions();
            List<InteractionStatus> own = live.stream()
                    .filter(interaction -> interaction.agentId().equals(agent.agentId()))
                    .toList();
            String interactions = own.isEmpty()
                    ? "No interaction is live."
                    : InteractionTable.of(own, InteractionTable.ids(live), times);
            return details(agent) + "\n\n" + interactions;
        });
    }

    private Details details(AgentStatus agent) {
        Optional<WorkspaceState> state = admin.workspace(agent.agentId());
        Details details = new Details()
                .row("Agent", agent.agentId())
                .row("State", agent.state().map(text -> text + since(agent)))
                .row("Reason", agent.reasonCode());
        state.ifPresent(workspace -> describe(workspace, details));
        return details.row("Signed in", "%s, %s ago".formatted(times.at(agent.since()), times.ago(agent.since())))
                .row("Events", agent.sequence())
                .row("Source", agent.source());
    }

    private String since(AgentStatus agent) {
        return agent.stateSince().map(time -> " since " + times.at(time)).orElse("");
    }

    private static void describe(WorkspaceState workspace, Details details) {
        workspace.agentState().ifPresent(state -> {
            details.row("Before that", state.previousState());
            details.rows(
                    "Channels",
                    state.resourceStates().entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .map(entry -> words(
                                    entry.getKey(),
                                    entry.getValue().state(),
                                    entry.getValue().stateReason(),
                                    entry.getValue().resourceAddress()))
                            .toList());
            details.rows(
                    "Origins",
                    state.originStates().entrySet().stream()
                            .filter(entry -> entry.getValue() != null)
                            .map(entry -> words(
                                    entry.getKey(),
                                    entry.getValue().state(),
                                    entry.getValue().reasonCode()))
                            .toList());
        });
        details.row("May", granted(workspace.capabilities()))
                .rows(
                        "Resources",
                        workspace.resources().stream()
                                .map(resource -> words(resource.channel(), resource.providerId(), resource.state()))
                                .toList())
                .row("Focus", workspace.focus().flatMap(CardFocus::interactionId))
                .row("Navigation", workspace.navigation().map(tab -> tab.name() == null ? tab.id() : tab.name()))
                .row(
                        "Team",
                        workspace.team().isEmpty()
                                ? ""
                                : Numbers.of(workspace.team().size(), "member", "members"))
                .row(
                        "Services",
                        workspace.services().isEmpty()
                                ? ""
                                : workspace.services().size());
    }

    /** The capabilities that are granted, by name. */
    static String granted(Capabilities capabilities) {
        return String.join(
                ", ",
                capabilities.flags().keySet().stream()
                        .filter(capabilities::allows)
                        .toList());
    }

    private static String words(String... words) {
        return String.join(" ", Stream.of(words).filter(Objects::nonNull).toList());
    }
}
