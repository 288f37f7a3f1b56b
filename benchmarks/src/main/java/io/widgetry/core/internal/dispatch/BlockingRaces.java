package io.widgetry.core.internal.dispatch;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Runs the blocking races, each for as many seconds as it is told, and prints what became of them how often. */
public final class BlockingRaces {
    private static final int SECONDS = 10;

    private BlockingRaces() {}

    /**
     * Runs them all.
     *
     * @param args seconds for each race; 10 if there are none
     */
    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    public static void main(String[] args) throws InterruptedException {
        long seconds = args.length == 0 ? SECONDS : Long.parseLong(args[0]);
        boolean failed = false;
        for (BlockingRace race : BlockingRace.values()) {
            System.out.println(race);
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
            Map<String, Long> outcomes = new TreeMap<>();
            while (System.nanoTime() < deadline) {
                outcomes.merge(race.run(), 1L, Long::sum);
            }
            for (Map.Entry<String, Long> outcome : outcomes.entrySet()) {
                boolean accepted = race.accepts(outcome.getKey());
                failed |= !accepted;
                System.out.printf(
                        "  %,9d  %-10s  %s%n",
                        outcome.getValue(), accepted ? "ACCEPTABLE" : "FORBIDDEN", outcome.getKey());
            }
        }
        System.exit(failed ? 1 : 0);
    }
}
