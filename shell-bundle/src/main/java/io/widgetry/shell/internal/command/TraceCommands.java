package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.api.admin.WidgetTransition;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code event:why} and {@code event:recent}: what became of events. */
@Component(service = TraceCommands.class)
@GogoCommand(
        scope = "event",
        function = {"why", "recent"})
public final class TraceCommands {
    private static final String EXPLAINS = "explains what became of an event, and why a widget did not get it";
    private static final String REMEMBERS = "lists the latest events with their numbers, and what went wrong with them";
    private static final String RECENT_USAGE =
            "[--agent AGENT] [--interaction INTERACTION] [--event EVENT] [--widget WIDGET] [--limit N]";
    private static final long DEFAULT_LIMIT = 20;
    /** More than the core can be told to keep. */
    private static final int ALL = 1_000_000;

    static final Syntax WHY = Syntax.of("event:why", EXPLAINS)
            .argument(
                    "EVENT",
                    Kind.TRACE,
                    "its number, as event:recent tells it; or the id that its source gave it; or AGENT/SEQUENCE,"
                            + " such as 600008/412")
            .optional("WIDGET", Kind.WIDGET, "only for this one: the widget's id, or its beginning")
            .example("event:why 8127 team-board");
    static final Syntax RECENT = Syntax.of("event:recent", REMEMBERS)
            .option("--agent", "AGENT", Kind.AGENT, "only this agent's, who need not be signed in any more")
            .option(
                    "--interaction",
                    "INTERACTION",
                    Kind.INTERACTION,
                    "only this interaction's, which need not be live any more")
            .option("--event", "EVENT", Kind.EVENT, "only those of this name")
            .option("--widget", "WIDGET", Kind.WIDGET, "only those that were routed to this widget")
            .option("--limit", "N", Kind.TEXT, "how many at most, else " + DEFAULT_LIMIT)
            .example("event:recent --agent 600008 --limit 50");

    private final RuntimeAdmin admin;
    private final AtomicReference<BrowserWidgetAdmin> browsers = new AtomicReference<>();
    private final Times times;
    private final TraceTexts texts;

    @Activate
    public TraceCommands(@Reference RuntimeAdmin admin) {
        this(admin, Clock.systemDefaultZone());
    }

    TraceCommands(RuntimeAdmin admin, Clock clock) {
        this.admin = admin;
        this.times = new Times(clock);
        this.texts = new TraceTexts(times);
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setBrowsers(BrowserWidgetAdmin service) {
        browsers.set(service);
    }

    void unsetBrowsers(BrowserWidgetAdmin service) {
        browsers.compareAndSet(service, null);
    }

    @Descriptor(EXPLAINS)
    public String why(@Descriptor("EVENT [WIDGET]") String[] words) throws CommandException, InterruptedException {
        return WHY.run(words, arguments -> {
            String typed = arguments.get("EVENT");
            Optional<EventTrace> trace = explain(typed, Optional.empty());
            if (trace.isEmpty()) {
                throw new CommandException(untraced(typed));
            }
            // a widget that is gone is known by what it was given, or by how it fared
            EventNames names = EventNames.ofNow(admin)
                    .and(List.of(trace.get()))
                    .and(admin.transitions().stream().map(WidgetTransition::widgetId));
            BrowserPaths inBrowsers = BrowserPaths.of(browsers.get());
            Optional<String> widget = names.and(inBrowsers.ids()).widget(arguments.find("WIDGET"));
            if (widget.isEmpty()) {
                return texts.why(trace.get(), widget, inBrowsers.all(trace.get()));
            }
            boolean inJava = names.widgets().contains(widget.get());
            return inJava
                    ? texts.why(explain(typed, widget).orElse(trace.get()), widget, Map.of())
                    : texts.why(inBrowsers.without(trace.get()), widget, inBrowsers.one(trace.get(), widget.get()));
        });
    }

    private Optional<EventTrace> explain(String typed, Optional<String> widget) {
        // as the tables print numbers
        boolean grouped = typed.matches("(.*/)?\\d{1,3}(,\\d{3})+");
        return admin.explain(typed, widget)
                .or(() -> grouped ? admin.explain(typed.replace(",", ""), widget) : Optional.empty());
    }

    /** Why there is no trace, as far as that can be told. */
    private String untraced(String typed) {
        String sentence = "There is no trace of event " + typed + ": ";
        List<EventTrace> all = admin.traces(EventFilter.ALL, ALL);
        if (all.isEmpty()) {
            return sentence + nothing();
        }
        Instant oldest = all.stream()
                .map(EventTrace::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return sentence + "it was never published, or under another id, or it is too long ago. "
                + "Kept are the latest %s, back to %s; event:recent lists them."
                        .formatted(Numbers.of(all.size(), "event", "events"), times.at(oldest));
    }

    private String nothing() {
        RuntimeStatus status = admin.status();
        long published = status.accepted()
                + status.rejected().values().stream().mapToLong(Long::longValue).sum();
        return published == 0
                ? "no event has been published since the core started."
                : "tracing is off (traces of the configuration io.widgetry.core is 0).";
    }

    @Descriptor(REMEMBERS)
    public String recent(@Descriptor(RECENT_USAGE) String[] words) throws CommandException, InterruptedException {
        return RECENT.run(words, arguments -> {
            List<String> unknown = new ArrayList<>();
            EventFilter filter = EventNames.ofNow(admin)
                    .and(arguments.hasOptions() ? admin.traces(EventFilter.ALL, ALL) : List.of())
                    .filter(arguments, (sentence, name) -> unknown.add(sentence));
            int limit = (int) Math.min(ALL, arguments.number("--limit").orElse(DEFAULT_LIMIT));
            List<EventTrace> traces = admin.traces(filter, limit);
            if (!traces.isEmpty()) {
                return texts.recent(traces);
            }
            if (filter.equals(EventFilter.ALL)) {
                return "There is no trace of any event: " + nothing();
            }
            unknown.add(0, "None of the latest events is such a one.");
            return String.join(" ", unknown);
        });
    }
}
