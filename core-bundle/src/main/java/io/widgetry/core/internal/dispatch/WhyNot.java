package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Audience;
import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.Scope;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.trace.NanoTimes;
import io.widgetry.core.internal.trace.Texts;
import io.widgetry.core.internal.trace.Trace;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Says why an event was never meant for a widget. Concluded when somebody asks: from what the event is, what the widget
 * declares and subscribes to now, and since when it and its instances have been there. It is asked only for widgets that
 * neither got the event nor lost it.
 */
final class WhyNot {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);

    private final Dispatcher dispatcher;
    private final NanoTimes times;

    WhyNot(Dispatcher dispatcher, NanoTimes times) {
        this.dispatcher = dispatcher;
        this.times = times;
    }

    /** Why a widget that is not deployed did not get an event. */
    String of(Trace event, String widgetId) {
        if (event.rejection() != null) {
            return "the event was not accepted, so no widget was given it";
        }
        OptionalLong went = dispatcher.deployments().departed().find(widgetId);
        if (went.isEmpty()) {
            return "no widget of this id is deployed: widget:list shows those that are";
        }
        String when = "it was removed at " + time(went.getAsLong());
        return went.getAsLong() - event.at() < 0
                ? when + ", before this event"
                : when + ", and had not been given this event until then";
    }

    /** Why a widget that is deployed did not get an accepted event. */
    String of(Trace event, WidgetHost host) {
        if (event.name().equals(SourceEvent.INTERACTION_CLOSED)) {
            return "widgets are not told " + event.name() + ": the end of the interaction is told them as "
                    + DataEventType.INTERACTION_ENDED.wireName();
        }
        DataEventType type = DataEventType.byName(event.name()).orElse(null);
        Scope scope = host.descriptor().scope();
        if (scope == Scope.AGENT && type != null && type.requiresInteraction()) { // rule 7
            return "it is agent-scoped, and this event requires an interaction: " + alternative(type);
        }
        if (host.firstSince() - event.at() > 0) {
            return "it was deployed at " + time(host.since()) + ", after this event" + retold(type);
        }
        String elsewhere = event.sending() != null
                ? new WhyNoMessage(event, event.sending(), host).sentence()
                : scope != Scope.INTERACTION && isOwnMessage(event, type)
                        ? "a source addressed this message to an interaction, where it stays, and this widget is "
                                + WhyNoMessage.scoped(scope)
                        : null;
        return elsewhere != null ? elsewhere : subscription(event, type, host);
    }

    private static boolean isOwnMessage(Trace event, DataEventType type) {
        return type == DataEventType.MESSAGE && event.interactionId() != null;
    }

    private static String alternative(DataEventType type) {
        return switch (type) {
            case INTERACTION -> "subscribe to onAnyInteractionEvent to see every interaction";
            case INTERACTION_ENDED -> "subscribe to onAnyInteractionEndedEvent to see every interaction's end";
            default -> "give it the interaction scope, or the runtime scope to see every interaction";
        };
    }

    /** Of the instances that could have got it, those that were there and what they subscribe to. */
    private String subscription(Trace event, DataEventType type, WidgetHost host) {
        List<Instance> here = host.instances().stream()
                .filter(instance -> instance.workspace() == null
                        || Texts.cut(instance.workspace().agentId()).equals(event.agentId()))
                .toList();
        if (here.isEmpty()) { // rule 11
            return dispatcher.workspace(event.agentId()).isEmpty()
                    ? "agent " + event.agentId() + " has signed out since, and this widget had not been given it before"
                    : "it has no instance for agent " + event.agentId() + others(host) + ": a widget that is "
                            + WhyNoMessage.scoped(host.descriptor().scope())
                            + " has one only while an interaction lives";
        }
        boolean bound = type != null && type.requiresInteraction() || isOwn(event, type);
        List<Instance> meant = !bound || host.descriptor().scope() != Scope.INTERACTION
                ? here
                : here.stream()
                        .filter(instance -> event.interactionId().equals(Texts.cut(instance.interactionId())))
                        .toList();
        if (meant.isEmpty()) { // rule 7
            return "its instances for agent " + event.agentId()
                    + " are bound to other interactions, and this event is for " + event.interactionId();
        }
        if (meant.stream().noneMatch(instance -> instance.subscribesTo(event.name()))) {
            return "it does not subscribe to " + event.name()
                    + OtherName.of(event).map(other -> other.hint(event, meant)).orElse("");
        }
        if (type != null
                && type.audience() == Audience.GRANTED
                && !dispatcher.settings().grantsToken(host.identity())) { // rule 20
            return event.name() + " is a secret that it was not granted: add " + host.identity()
                    + " to the core's tokenGrants if it is to get it";
        }
        long began = meant.stream()
                .mapToLong(instance -> instance.trace().since() - event.at())
                .min()
                .orElse(0);
        if (began > 0) {
            return "its instance there began at " + time(event.at() + began) + ", after this event" + retold(type);
        }
        if (host.since() - event.at() > 0) {
            return "it has subscribed to " + event.name() + " since version "
                    + host.metadata().version() + ", deployed at " + time(host.since()) + ", after this event";
        }
        return "it subscribes to " + event.name() + " now, but did not yet when this event came" + retold(type);
    }

    private static boolean isOwn(Trace event, DataEventType type) {
        return event.sending() == null
                ? isOwnMessage(event, type)
                : !event.sending().everywhere() && event.interactionId() != null;
    }

    private static String others(WidgetHost host) {
        int count = host.instances().size();
        return count == 0 ? "" : " (it has " + count + " for other agents)";
    }

    private static String retold(DataEventType type) {
        return type != null && type.kind() == EventKind.STATE
                ? "; who subscribes later is told the latest value, marked as replayed"
                : "";
    }

    private String time(long nanoTime) {
        return TIME.format(times.at(nanoTime).atZone(ZoneId.systemDefault()));
    }
}
