package io.widgetry.certify.internal.report;

import java.util.List;

/**
 * What was found out about the widgets of a file.
 *
 * @param costs under the measured load, one for each widget
 * @param bytesPerInstance what an instance takes, its mailbox included; 0 if it is too little to tell
 * @param allocatedPerDelivery how many bytes the threads that deliver events allocated for each delivery
 * @param failures what callbacks threw, distinct
 * @param stalls callbacks that did not return in time, distinct
 * @param floods what the runtime says of messages that were too many
 * @param unreceivable subscriptions to what never comes
 * @param leaks what stayed
 * @param asked secrets and actions
 * @param updateLost how many deliveries were missing after updates under load
 * @param updateDoubled how many came twice
 * @param slowDiskDropped how many deliveries were dropped while the disk was slow
 * @param catchUpMillis the longest time that it took to work off what waited after a flood, an update or slow files
 * @param caughtUp whether it always did so in the time allowed
 * @param phases what was done, in order
 * @param notJudged what could not be judged, each a sentence
 */
public record Measured(
        List<Cost> costs,
        long bytesPerInstance,
        long allocatedPerDelivery,
        List<Thrown> failures,
        List<Thrown> stalls,
        List<String> floods,
        List<Unreceivable> unreceivable,
        Leaks leaks,
        Asked asked,
        long updateLost,
        long updateDoubled,
        long slowDiskDropped,
        long catchUpMillis,
        boolean caughtUp,
        List<Phase> phases,
        List<String> notJudged) {

    /** All that can be known of what cannot be run here, or stopped at once. */
    public static Measured little(
            List<Thrown> failures,
            List<Unreceivable> unreceivable,
            Asked asked,
            List<Phase> phases,
            List<String> notJudged) {
        return new Measured(
                List.of(),
                0,
                0,
                failures,
                List.of(),
                List.of(),
                unreceivable,
                Leaks.NONE,
                asked,
                0,
                0,
                0,
                0,
                true,
                phases,
                notJudged);
    }

    /** Copies the lists. */
    public Measured {
        costs = List.copyOf(costs);
        failures = List.copyOf(failures);
        stalls = List.copyOf(stalls);
        floods = List.copyOf(floods);
        unreceivable = List.copyOf(unreceivable);
        phases = List.copyOf(phases);
        notJudged = List.copyOf(notJudged);
    }
}
