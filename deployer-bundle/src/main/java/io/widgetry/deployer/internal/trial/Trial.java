package io.widgetry.deployer.internal.trial;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.Stall;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.deployer.internal.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A new version that is being watched. It is bad as soon as one of its widgets cannot be created, stalls, is quarantined,
 * or has failed in each of its first deliveries; good when the time is over and it is not. A widget of which every
 * delivery so far failed, but fewer than it takes to condemn it, is watched beyond the time until that is decided. A
 * delivery that succeeds does not end the trial: a widget may work for one interaction and hang with the next. In widgets
 * for browsers nothing is called that could fail: their trial is their start, which is over.
 *
 * @param bundleId the bundle's id
 * @param version its version
 * @param startedNanos when it began
 * @param forBrowsersOnly whether all of its widgets are for browsers
 */
public record Trial(long bundleId, String version, long startedNanos, boolean forBrowsersOnly) {

    /** How a trial stands. */
    public enum Stage {
        /** It goes on. */
        OPEN,
        /** The version is good. */
        GOOD,
        /** The version is bad. */
        BAD
    }

    /**
     * How a trial stands.
     *
     * @param stage how it stands
     * @param message what was seen, a clause about the version
     */
    public record Finding(Stage stage, String message) {}

    /** Looks at the version's widgets. */
    public Finding look(List<WidgetStatus> widgets, long nowNanos, Settings settings) {
        if (forBrowsersOnly) {
            return new Finding(Stage.GOOD, "started, which is all of a browser widget's trial");
        }
        List<WidgetStatus> own = own(widgets).toList();
        for (WidgetStatus widget : own) {
            Optional<String> fault = fault(widget, settings.trialDeliveries());
            if (fault.isPresent()) {
                return new Finding(Stage.BAD, fault.get());
            }
        }
        boolean timeIsOver = nowNanos - startedNanos >= settings.trial().toNanos();
        boolean undecided = own.stream().anyMatch(widget -> onlyFailures(widget.sinceDeployed()));
        if (!timeIsOver || undecided) {
            return new Finding(Stage.OPEN, "");
        }
        long delivered = own.stream()
                .mapToLong(widget -> widget.sinceDeployed().delivered())
                .sum();
        return new Finding(
                Stage.GOOD, "stood its trial, " + delivered + (delivered == 1 ? " delivery" : " deliveries"));
    }

    /** Whether the version may count as good though its time is not over: it has worked, and nothing is wrong. */
    public boolean hasWorked(List<WidgetStatus> widgets, Settings settings) {
        List<WidgetStatus> own = own(widgets).toList();
        return forBrowsersOnly
                || own.stream().anyMatch(widget -> succeeded(widget.sinceDeployed()))
                        && own.stream()
                                .noneMatch(widget -> onlyFailures(widget.sinceDeployed())
                                        || fault(widget, settings.trialDeliveries())
                                                .isPresent());
    }

    private Stream<WidgetStatus> own(List<WidgetStatus> widgets) {
        return widgets.stream()
                .filter(widget -> widget.bundleId() == bundleId
                        && widget.version().equals(version)
                        && widget.state() != WidgetState.WAITING);
    }

    private static boolean succeeded(Counters counters) {
        return counters.delivered() > counters.failed();
    }

    private static boolean onlyFailures(Counters counters) {
        return counters.failed() > 0 && !succeeded(counters);
    }

    private static Optional<String> fault(WidgetStatus widget, int deliveries) {
        String name = "its widget " + widget.widgetId();
        String failure = widget.lastFailure().map(thrown -> ": " + thrown).orElse("");
        return switch (widget.state()) {
            case FAILED -> Optional.of(name + " cannot be created" + failure);
            case STALLED ->
                Optional.of(name + " stalled" + widget.stall().map(Trial::text).orElse(""));
            case QUARANTINED, PROBING ->
                Optional.of(name + " was quarantined"
                        + widget.quarantine().map(why -> ": " + why.reason()).orElse(failure));
            default -> {
                Counters counters = widget.sinceDeployed();
                yield counters.delivered() >= deliveries && onlyFailures(counters)
                        ? Optional.of(
                                name + " failed in each of its first " + counters.delivered() + " deliveries" + failure)
                        : Optional.empty();
            }
        };
    }

    private static String text(Stall stall) {
        return " in " + stall.during()
                + stall.line().map(frame -> ", at " + frame).orElse("");
    }
}
