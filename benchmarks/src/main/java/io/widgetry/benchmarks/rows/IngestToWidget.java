package io.widgetry.benchmarks.rows;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.benchmarks.report.Results;
import io.widgetry.benchmarks.rows.Row.Form;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Settings.Limits;
import io.widgetry.core.internal.json.CloudEvents;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** The whole way: the 23 lines over and over, read, published, and told to two widgets; against Jackson's reading alone. */
final class IngestToWidget {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final List<String> lines = new ArrayList<>();
    private final Form form;
    private final LongAdder told = new LongAdder();
    private long read;

    IngestToWidget(List<String> samples, Form form) {
        this.form = form;
        int cycles = form.of(40, 100, 100);
        for (int i = 0; i < cycles; i++) {
            for (String sample : samples) {
                // Another event about another interaction: this one was told, and that one closed.
                lines.add(sample.replace("20250319-", i + "-").replace("bffae854-9219-4cfc", "bffae854-9219-" + i));
            }
        }
    }

    void run(Results results) throws Exception {
        Limits limits = Settings.DEFAULT.limits();
        Settings settings = Settings.DEFAULT.withLimits(new Limits(
                limits.mailboxCapacity(),
                64,
                limits.agents(),
                limits.interactions(),
                1,
                limits.store(),
                limits.traces(),
                limits.messages()));
        int rounds = form.of(1, 40, 100);
        double[] ours = new double[rounds];
        double[] theirs = new double[rounds];
        double[] ratios = new double[rounds];
        Map<String, ObjectReader> byType = readers();
        List<ObjectReader> readers =
                lines.stream().map(line -> byType.get(Ingest.type(line))).toList();
        try (Fleet fleet = new Fleet(settings)) {
            CloudEvents codec = new CloudEvents(fleet.mapper());
            List<String> all = Arrays.stream(DataEventType.values())
                    .map(DataEventType::wireName)
                    .toList();
            fleet.deploy("for-all", Scope.AGENT, false, Counting::new, all);
            fleet.deploy("bound", Scope.INTERACTION, true, Counting::new, all);
            for (int round = -2 * rounds; round < rounds; round++) { // much code, which takes long to be compiled
                long begin = processorTime();
                for (int i = 0; i < lines.size(); i++) {
                    fleet.publish(codec.read(lines.get(i)));
                    if (i % 230 == 0) {
                        fleet.awaitQuiet();
                    }
                }
                fleet.awaitQuiet();
                long middle = processorTime();
                for (int i = 0; i < lines.size(); i++) {
                    Ingest.Envelope<?> envelope = readers.get(i).readValue(lines.get(i));
                    read += envelope.data() == null ? 0 : 1;
                }
                long end = processorTime();
                if (round >= 0) {
                    ours[round] = (double) (middle - begin) / lines.size();
                    theirs[round] = (double) (end - middle) / lines.size();
                    ratios[round] = theirs[round] / ours[round];
                }
            }
        }
        String at = "to the widgets' callbacks";
        results.add(Dispatch.WIDGETRY, at, "processor time for a line", ours, "ns");
        results.add("Jackson", at, "processor time for a line", theirs, "ns");
        results.add(Dispatch.WIDGETRY, at, "as fast as Jackson", ratios, "×");
        if (told.sum() < lines.size() || read < lines.size()) {
            throw new IllegalStateException("widgets were told nothing");
        }
    }

    private final class Counting implements Widget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            if (event.payload() != null) {
                told.increment();
            }
        }
    }

    private static Map<String, ObjectReader> readers() {
        ObjectMapper jackson = JacksonRecords.mapper();
        Map<String, ObjectReader> readers = new HashMap<>();
        for (DataEventType type : DataEventType.values()) {
            JavaType envelope =
                    jackson.getTypeFactory().constructParametricType(Ingest.Envelope.class, type.payloadType());
            readers.put(type.wireName(), jackson.readerFor(envelope));
        }
        return readers;
    }

    /** Of this thread and the runtime's. */
    private static long processorTime() {
        long sum = THREADS.getCurrentThreadCpuTime();
        for (ThreadInfo thread : THREADS.getThreadInfo(THREADS.getAllThreadIds())) {
            if (thread != null && thread.getThreadName().startsWith("widgetry-")) {
                sum += Math.max(0, THREADS.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return sum;
    }
}
