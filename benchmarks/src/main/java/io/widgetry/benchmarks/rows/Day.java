package io.widgetry.benchmarks.rows;

import static io.widgetry.api.DataEvents.AGENT_STATE;
import static io.widgetry.api.DataEvents.ANY_INTERACTION;
import static io.widgetry.api.DataEvents.ANY_INTERACTION_ENDED;
import static io.widgetry.api.DataEvents.CAPABILITIES;
import static io.widgetry.api.DataEvents.CHANNEL_STATUS_UPDATE;
import static io.widgetry.api.DataEvents.CONTEXT_DATA;
import static io.widgetry.api.DataEvents.INTERACTION;
import static io.widgetry.api.DataEvents.INTERACTION_ENDED;
import static io.widgetry.api.DataEvents.MEDIA;
import static io.widgetry.api.DataEvents.MEDIA_MESSAGE;
import static io.widgetry.api.DataEvents.TEAM_MEMBER;
import static io.widgetry.api.DataEvents.USER_TYPING;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.Counters;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import io.widgetry.core.internal.dispatch.Settings;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * A large contact centre in one process: a shift begins, a mean load of one event a second for each agent, a burst of five
 * times that with an update of a widget in its middle, everybody on a break at once, the mean load again. JSON is read.
 */
final class Day implements Row {
    private static final int BURST = 5;
    private static final int SOURCES = 2;

    @Override
    public void run(Form form, Results results) throws Exception {
        for (int agents : form.of(List.of(500), List.of(2_000, 12_000), List.of(2_000, 12_000, 48_000))) {
            int mean = form.of(1, 5, 20);
            int burst = form.of(1, 15, 60);
            double scale = form == Form.SMOKE ? 0.05 : 1;
            new Centre(agents, (int) (agents * scale), results).run(mean, burst);
        }
    }

    static String at(int agents) {
        return String.format(Locale.ROOT, "%,d agents", agents);
    }

    private static final class Centre {
        private final int agents;
        private final int groups;
        private final int rate;
        private final Results results;
        private Histogram late = new ConcurrentHistogram(3_600_000_000L, 3);
        private int next;
        private DayScript script;

        Centre(int agents, int rate, Results results) {
            this.agents = agents;
            this.groups = Math.max(1, agents / DayScript.GROUP);
            this.rate = rate;
            this.results = results;
        }

        void run(int mean, int burst) throws Exception {
            long wanted = (long) rate * (2L * mean + (long) BURST * burst);
            script = new DayScript((int) (wanted / groups) + 1);
            try (Fleet fleet = new Fleet(Settings.DEFAULT)) {
                widgets().forEach((name, what) -> deploy(fleet, name, what));
                long begin = System.nanoTime();
                asFastAsItGoes(fleet, script.signIns());
                fleet.awaitQuiet();
                add("shift start", "signing in", (System.nanoTime() - begin) / 1e9, "s");
                late.reset();
                phase(fleet, "mean", rate, mean, () -> {});
                phase(fleet, "burst", rate * BURST, burst, () -> {
                    fleet.undeploy("caller-card");
                    deploy(fleet, "caller-card", widgets().get("caller-card"));
                });
                allOnBreak(fleet);
                phase(fleet, "mean again", rate, mean, () -> {});
                losses(fleet);
                System.gc(); // what stays of it is asked for
                add("after it", "heap", used() / 1e6, "MB");
            }
        }

        private static long used() {
            return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        }

        /** Each source has its own groups, and tells of all of them what happens before it goes on. */
        private void sources(int until, Publishing each) throws InterruptedException {
            AtomicReference<Throwable> failure = new AtomicReference<>();
            List<Thread> threads = new ArrayList<>();
            for (int source = 0; source < SOURCES; source++) {
                int first = source;
                Thread thread = new Thread(() -> each.publish(first, next, until), "source-" + source);
                thread.setUncaughtExceptionHandler((which, thrown) -> failure.set(thrown));
                threads.add(thread);
            }
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            if (failure.get() != null) {
                throw new IllegalStateException("a source failed", failure.get());
            }
            next = until;
        }

        private interface Publishing {
            void publish(int source, int from, int until);
        }

        private void asFastAsItGoes(Fleet fleet, int until) throws InterruptedException {
            sources(until, (source, from, to) -> {
                for (int number = from; number < to; number++) {
                    for (int group = source; group < groups; group += SOURCES) {
                        fleet.publish(script.of(number, group, Instant.now()));
                    }
                }
            });
        }

        private void phase(Fleet fleet, String name, int perSecond, int seconds, Runnable inTheMiddle)
                throws InterruptedException {
            late.reset();
            int events = (int) Math.min(script.size() - next, (long) perSecond * seconds / groups + 1);
            AtomicLong heap = new AtomicLong();
            Thread update = new Thread(inTheMiddle, "update");
            Pacing pacing = new Pacing(perSecond);
            sources(next + events, (source, from, to) -> {
                for (int number = from; number < to; number++) {
                    for (int group = source; group < groups; group += SOURCES) {
                        long published = (long) (number - from) * groups + group;
                        fleet.publish(script.of(number, group, pacing.await(published)));
                    }
                    if (source == 0) {
                        heap.accumulateAndGet(used(), Math::max);
                        if (number == from + events / 2) {
                            update.start();
                        }
                    }
                }
            });
            double took = pacing.seconds();
            fleet.awaitQuiet();
            update.join();
            add(name, "wanted", perSecond, "1/s");
            add(name, "published", (double) events * groups / took, "1/s");
            add(name, "callbacks", late.getTotalCount() / took, "1/s");
            add(name, "50 %", late.getValueAtPercentile(50) / 1e3, "ms");
            add(name, "99 %", late.getValueAtPercentile(99) / 1e3, "ms");
            add(name, "99.9 %", late.getValueAtPercentile(99.9) / 1e3, "ms");
            add(name, "longest", late.getMaxValue() / 1e3, "ms");
            add(name, "heap", heap.get() / 1e6, "MB");
        }

        /** Every agent's state changes at one moment. */
        private void allOnBreak(Fleet fleet) {
            late.reset();
            Instant now = Instant.now();
            long begin = System.nanoTime();
            fleet.dispatcher()
                    .workspaces()
                    .forEach(workspace -> fleet.publish(SourceEvent.of(AGENT_STATE, workspace.agentId())
                            .at(now)
                            .json("{\"currentState\":\"NOT_READY\",\"reasonCode\":\"100\"}")
                            .build()));
            fleet.awaitQuiet();
            add("all on a break", "told", (System.nanoTime() - begin) / 1e6, "ms");
        }

        private void losses(Fleet fleet) {
            long dropped = 0;
            long conflated = 0;
            long failed = 0;
            for (var host : fleet.dispatcher().widgets()) {
                Counters counters = host.counters();
                dropped += counters.dropped();
                conflated += counters.conflated();
                failed += counters.failed();
            }
            add("after it", "dropped", dropped, "");
            add("after it", "states that gave way to later ones", conflated, "");
            add("after it", "callbacks that threw", failed, "");
        }

        private void add(String phase, String what, double value, String unit) {
            results.add(Figure.once(phase, at(agents), what, value, unit));
        }

        private void deploy(Fleet fleet, String name, What what) {
            fleet.deploy(name, what.scope(), true, Telling::new, what.events());
        }

        private final class Telling implements Widget {
            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) {
                if (!event.replayed()) {
                    long micros = Duration.between(event.time(), Instant.now()).toNanos() / 1_000;
                    late.recordValue(Math.max(0, Math.min(3_600_000_000L, micros)));
                }
            }
        }
    }

    private record What(Scope scope, List<String> events) {}

    /** Eight widgets that listen to what the samples listen to. */
    private static Map<String, What> widgets() {
        Map<String, What> widgets = new LinkedHashMap<>();
        widgets.put("caller-card", new What(Scope.INTERACTION, List.of(INTERACTION, CONTEXT_DATA)));
        widgets.put("transcript", new What(Scope.INTERACTION, List.of(MEDIA, MEDIA_MESSAGE, USER_TYPING)));
        widgets.put("quick-notes", new What(Scope.INTERACTION, List.of(INTERACTION)));
        widgets.put("customer-picker", new What(Scope.INTERACTION, List.of(CONTEXT_DATA)));
        widgets.put("wrap-up-timer", new What(Scope.INTERACTION, List.of(INTERACTION_ENDED)));
        widgets.put("agent-status", new What(Scope.AGENT, List.of(AGENT_STATE, CAPABILITIES, CHANNEL_STATUS_UPDATE)));
        widgets.put("team-board", new What(Scope.AGENT, List.of(TEAM_MEMBER)));
        widgets.put("interaction-log", new What(Scope.AGENT, List.of(ANY_INTERACTION, ANY_INTERACTION_ENDED)));
        return widgets;
    }
}
