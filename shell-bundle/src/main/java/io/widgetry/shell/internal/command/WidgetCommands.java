package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Times;
import io.widgetry.shell.internal.text.ViewBox;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code widget:…}. */
@Component(service = WidgetCommands.class)
@GogoCommand(
        scope = "widget",
        function = {"list", "info", "show", "subscriptions"})
public final class WidgetCommands {
    private static final String LISTS = "lists the deployed widgets and how they fare";
    private static final String INFORMS = "shows a widget's bundle, state, cost, stall, subscriptions and instances";
    private static final String SHOWS = "draws what a widget shows";
    private static final String SUBSCRIBES = "shows who listens to what";

    static final Syntax LIST = Syntax.of("widget:list", LISTS);
    static final Syntax INFO = Syntax.of("widget:info", INFORMS)
            .argument("WIDGET", Kind.WIDGET, "the widget's id, or its beginning")
            .example("widget:info caller-card");
    static final Syntax SHOW = Syntax.of("widget:show", SHOWS)
            .argument("WIDGET", Kind.WIDGET, "the widget's id, or its beginning")
            .optional("CONTEXT", Kind.AGENT_OR_INTERACTION, "only for this agent or interaction")
            .example("widget:show caller-card 600008");
    static final Syntax SUBSCRIPTIONS = Syntax.of("widget:subscriptions", SUBSCRIBES)
            .optional("EVENT", Kind.EVENT, "only those to this event")
            .example("widget:subscriptions onInteractionEvent");

    private final RuntimeAdmin admin;
    private final Times times;

    @Activate
    public WidgetCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    WidgetCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
    }

    @Descriptor(LISTS)
    public String list(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return LIST.run(words, arguments -> {
            List<WidgetStatus> widgets = admin.widgets();
            if (widgets.isEmpty()) {
                return "No widget is deployed.";
            }
            List<String> notes = WidgetTables.notes(widgets);
            return WidgetTables.widgets(widgets, times) + (notes.isEmpty() ? "" : "\n\n" + String.join("\n", notes));
        });
    }

    @Descriptor(INFORMS)
    public String info(@Descriptor("WIDGET") String[] words) throws CommandException, InterruptedException {
        return INFO.run(words, arguments -> {
            WidgetStatus widget = new Lookup(admin).widget(arguments.get("WIDGET"));
            List<InstanceStatus> instances = admin.instances(widget.widgetId());
            return String.join(
                    "\n\n",
                    WidgetDetails.of(widget, times),
                    widget.subscriptions().isEmpty()
                            ? "It subscribes to nothing."
                            : WidgetTables.subscriptions(widget.subscriptions()),
                    instances.isEmpty()
                            ? "It has no instance."
                            : WidgetTables.instances(instances, InteractionTable.ids(admin.interactions())));
        });
    }

    @Descriptor(SHOWS)
    public String show(@Descriptor("WIDGET [CONTEXT]") String[] words) throws CommandException, InterruptedException {
        return SHOW.run(words, arguments -> {
            WidgetStatus widget = new Lookup(admin).widget(arguments.get("WIDGET"));
            List<InstanceStatus> all = admin.instances(widget.widgetId());
            if (all.isEmpty()) {
                return widget.widgetId() + " has no instance: " + without(widget);
            }
            List<InstanceStatus> wanted = wanted(all, arguments.find("CONTEXT"));
            List<String> boxes = new ArrayList<>();
            List<String> silent = new ArrayList<>();
            for (InstanceStatus instance : wanted) {
                instance.view()
                        .ifPresentOrElse(
                                view -> boxes.add(ViewBox.draw(view, WidgetTables.place(instance))),
                                () -> silent.add(WidgetTables.place(instance)));
            }
            if (!silent.isEmpty()) {
                boxes.add("Nothing is shown for " + Noun.listed(silent) + ".");
            }
            return String.join("\n", boxes);
        });
    }

    private static String without(WidgetStatus widget) {
        return switch (widget.scope()) {
            case INTERACTION -> "it has one for each live interaction.";
            case AGENT -> "it has one for each signed-in agent.";
            case RUNTIME -> "widget:info " + widget.widgetId() + " may say why.";
        };
    }

    /** The instances of one context: an interaction, or an agent with all its interactions. */
    private static List<InstanceStatus> wanted(List<InstanceStatus> all, Optional<String> context)
            throws CommandException {
        if (context.isEmpty()) {
            return all;
        }
        List<String> contexts = all.stream()
                .flatMap(instance -> Stream.of(instance.agentId(), instance.interactionId()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Optional<String> chosen = Optional.of(Noun.CONTEXT.choose(context.get(), contexts));
        return all.stream()
                .filter(instance -> instance.agentId().equals(chosen)
                        || instance.interactionId().equals(chosen))
                .toList();
    }

    @Descriptor(SUBSCRIBES)
    public String subscriptions(@Descriptor("[EVENT]") String[] words) throws CommandException, InterruptedException {
        return SUBSCRIPTIONS.run(words, arguments -> {
            List<WidgetStatus> widgets = admin.widgets();
            Optional<String> typed = arguments.find("EVENT");
            if (typed.isEmpty()) {
                String all = WidgetTables.subscribers(widgets, event -> true);
                return all.isEmpty() ? "Nobody listens to anything." : all;
            }
            Stream<String> subscribed = widgets.stream()
                    .flatMap(widget -> widget.subscriptions().stream())
                    .map(each -> each.event());
            String event = Noun.EVENT.choose(
                    typed.get(),
                    Stream.concat(Catalogue.names().stream(), subscribed)
                            .distinct()
                            .toList());
            String some = WidgetTables.subscribers(widgets, event::equals);
            return some.isEmpty() ? "Nobody listens to " + event + "." : some;
        });
    }
}
