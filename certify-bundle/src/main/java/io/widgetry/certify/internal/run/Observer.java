package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Samples;
import io.widgetry.certify.internal.load.Source;
import io.widgetry.certify.internal.report.Thrown;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Collects what goes wrong. Belongs to one thread. */
final class Observer {
    private static final int ALL = 1_000_000;
    private static final int MOST_PLACES = 200;
    private static final int MOST_QUARANTINES = 10;
    private static final String UNMADE = "its constructor or activation throws; the log of a runtime says what";
    private static final String TOO_MANY = "messages a second";

    private final Services services;
    private final Subject subject;
    private final Source source;
    private final Map<String, Thrown> failures = new LinkedHashMap<>();
    private final Map<String, Thrown> stalls = new LinkedHashMap<>();
    private final Set<String> floods = new LinkedHashSet<>();
    private final Set<String> secretsShown = new LinkedHashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Map<String, Instant> lastStalls = new HashMap<>();
    private final Map<String, Long> queuePeaks = new TreeMap<>();
    private boolean flooded;
    private int quarantines;
    private boolean stopped;
    private boolean unmade;
    private boolean stoppedByDeployer;

    Observer(Services services, Subject subject, Source source) {
        this.services = services;
        this.subject = subject;
        this.source = source;
    }

    /**
     * Looks at states: callbacks that hang, quarantines, which are lifted, and diagnoses.
     *
     * @param input what was told last, if it is worth mentioning
     * @return whether a quarantine was lifted
     */
    boolean look(String input) {
        boolean lifted = false;
        for (WidgetStatus widget : subject.widgets()) {
            widget.stall().ifPresent(stall -> stalled(widget.widgetId(), stall, input));
            if (!flooded) {
                widget.diagnoses().stream()
                        .filter(sentence -> sentence.contains(TOO_MANY))
                        .forEach(sentence -> floods.add(widget.widgetId() + ": " + sentence));
            }
            if (widget.state() == WidgetState.QUARANTINED) {
                lifted |= lift(widget.widgetId());
            }
            if (widget.state() == WidgetState.FAILED) {
                note(failures, new Thrown(widget.widgetId(), "its creation", UNMADE, input, 1));
                unmade = true;
            }
        }
        return lifted;
    }

    /**
     * From now on widgets are told so much that one which answers each event sends too many messages, on a quick machine at
     * least: that is not its doing. The runtime goes on to say of it that it did.
     */
    void flooded() {
        look("");
        flooded = true;
    }

    /** Not for ever: what hangs again and again would take hours. */
    private boolean lift(String widget) {
        if (quarantines < MOST_QUARANTINES) {
            quarantines++;
            return services.admin().release(widget);
        }
        stopped = true;
        return false;
    }

    private void stalled(String widget, Stall stall, String input) {
        if (!stall.since().equals(lastStalls.put(widget, stall.since()))) {
            String where =
                    stall.line().map(frame -> "has not returned at " + frame).orElse("has not returned");
            note(stalls, new Thrown(widget, stall.during(), where, input, 1));
        }
    }

    /** Looks how many events wait for each instance, and for secrets in views. */
    void lookAtInstances() {
        for (WidgetStatus widget : subject.widgets()) {
            for (InstanceStatus instance : services.admin().instances(widget.widgetId())) {
                queuePeaks.merge(widget.widgetId(), instance.counters().queued(), Math::max);
                if (shows(instance)) {
                    secretsShown.add("a view of " + widget.widgetId());
                }
            }
        }
    }

    private static boolean shows(InstanceStatus instance) {
        return instance.view()
                .map(view -> view.title().contains(Samples.SECRET)
                        || view.items().stream().anyMatch(item -> item.contains(Samples.SECRET))
                        || view.status()
                                .filter(text -> text.contains(Samples.SECRET))
                                .isPresent()
                        || view.rows().stream().anyMatch(row -> (row.label() + row.value()).contains(Samples.SECRET)))
                .orElse(false);
    }

    /** A secret turned up somewhere. */
    void secret(String place) {
        secretsShown.add(place);
    }

    /** {@return how many events waited at most for an instance since the last time, by widget} */
    Map<String, Long> takeQueuePeaks() {
        Map<String, Long> taken = new TreeMap<>(queuePeaks);
        queuePeaks.clear();
        return taken;
    }

    /**
     * Looks what the latest deliveries threw.
     *
     * @param otherwise what was going on where something was thrown in no delivery
     */
    void collect(String otherwise) {
        for (WidgetStatus widget : subject.widgets()) {
            EventFilter ofWidget = new EventFilter(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(widget.widgetId()));
            services.admin().traces(ofWidget, ALL).forEach(trace -> collect(widget.widgetId(), trace));
            untraced(widget, otherwise, "");
        }
        look("");
    }

    /** The deployer does not keep it, and there is nothing more to see. */
    void stopped(String reason) {
        note(failures, new Thrown(subject.symbolicName(), "the deployer has stopped it", reason, "", 1));
        stoppedByDeployer = true;
    }

    private void collect(String widget, EventTrace trace) {
        for (DeliveryTrace delivery : trace.deliveries()) {
            if (delivery.widgetId().equals(widget)
                    && delivery.outcome() == Outcome.FAILED
                    && delivery.reason()
                            .filter(why -> !why.startsWith("its callback"))
                            .isPresent()
                    && seen.add(widget
                            + '/'
                            + trace.number()
                            + '/'
                            + delivery.interactionId().orElse(""))) {
                note(
                        failures,
                        new Thrown(
                                widget,
                                trace.name(),
                                delivery.reason().get(),
                                source.input(trace.agentId(), trace.sequence()),
                                1));
            }
        }
    }

    /** What was thrown outside of deliveries leaves no trace but the last failure. */
    private void untraced(WidgetStatus widget, String during, String input) {
        widget.lastFailure()
                .filter(place -> failures.values().stream()
                        .noneMatch(known -> known.widget().equals(widget.widgetId())
                                && known.what().equals(place)))
                .ifPresent(place -> note(failures, new Thrown(widget.widgetId(), during, place, input, 1)));
    }

    private static void note(Map<String, Thrown> where, Thrown thrown) {
        String key = thrown.widget() + '/' + thrown.callback() + '/' + thrown.what();
        if (where.containsKey(key) || where.size() < MOST_PLACES) {
            where.merge(key, thrown, (known, next) -> known.again());
        }
    }

    /** {@return whether there is nothing more to see: it is left in quarantine, or not there} */
    boolean isEnough() {
        return stopped || stoppedByDeployer;
    }

    /** {@return whether there never was an object that could be told anything} */
    boolean isStillborn() {
        return (unmade || stoppedByDeployer) && subject.delivered() == 0;
    }

    List<Thrown> failures() {
        return List.copyOf(failures.values());
    }

    List<Thrown> stalls() {
        return List.copyOf(stalls.values());
    }

    List<String> floods() {
        return List.copyOf(floods);
    }

    List<String> secretsShown() {
        return List.copyOf(secretsShown);
    }
}
