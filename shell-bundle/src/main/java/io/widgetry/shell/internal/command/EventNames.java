package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * The names by which events can be chosen, with {@code --agent}, {@code --interaction}, {@code --event} and
 * {@code --widget}.
 */
record EventNames(List<String> agents, List<String> interactions, List<String> events, List<String> widgets) {

    /** The names that there are now. */
    static EventNames ofNow(RuntimeAdmin admin) {
        return new EventNames(
                admin.agents().stream().map(agent -> agent.agentId()).toList(),
                admin.interactions().stream()
                        .map(interaction -> interaction.state().id())
                        .distinct()
                        .toList(),
                Catalogue.names(),
                admin.widgets().stream().map(widget -> widget.widgetId()).toList());
    }

    /** With those of events that have been. */
    EventNames and(List<EventTrace> traces) {
        return new EventNames(
                both(agents, traces.stream().map(EventTrace::agentId)),
                both(interactions, traces.stream().flatMap(trace -> trace.interactionId().stream())),
                both(events, traces.stream().map(EventTrace::name)),
                both(
                        widgets,
                        traces.stream()
                                .flatMap(trace -> trace.deliveries().stream())
                                .map(DeliveryTrace::widgetId)));
    }

    /** With more widgets. */
    EventNames and(Stream<String> more) {
        return new EventNames(agents, interactions, events, both(widgets, more));
    }

    private static List<String> both(List<String> now, Stream<String> then) {
        return List.copyOf(Stream.concat(now.stream(), then).collect(TreeSet::new, TreeSet::add, TreeSet::addAll));
    }

    /**
     * The filter that was written.
     *
     * @param unknown is told a sentence for each name that there is not, but that can come, and what to call it
     * @throws CommandException if a name can be several, or there is no such widget
     */
    EventFilter filter(Arguments arguments, BiConsumer<String, String> unknown) throws CommandException {
        return new EventFilter(
                choose(Noun.AGENT, arguments.find("--agent"), agents, unknown),
                choose(Noun.INTERACTION, arguments.find("--interaction"), interactions, unknown),
                choose(Noun.EVENT, arguments.find("--event"), events, unknown),
                widget(arguments.find("--widget")));
    }

    Optional<String> widget(Optional<String> typed) throws CommandException {
        return typed.isEmpty() ? typed : Optional.of(Noun.WIDGET.choose(typed.get(), widgets));
    }

    private static Optional<String> choose(
            Noun noun, Optional<String> typed, List<String> names, BiConsumer<String, String> unknown)
            throws CommandException {
        if (typed.isEmpty() || names.stream().anyMatch(name -> noun.fits(typed.get(), name))) {
            return typed.isEmpty() ? typed : Optional.of(noun.choose(typed.get(), names));
        }
        if (noun == Noun.EVENT) {
            unknown.accept(outside(typed.get(), names), "it");
        } else {
            unknown.accept(noun.unknown(typed.get(), names), typed.get());
        }
        return typed;
    }

    /** A name outside the catalogue is as good as one in it, but a slip of the keyboard is more likely. */
    private static String outside(String typed, List<String> names) {
        List<String> near = Nearest.to(typed, names);
        return typed + " is not in the catalogue"
                + (near.isEmpty() ? "." : "; did you mean " + Nearest.joined(near, "or") + "?");
    }
}
