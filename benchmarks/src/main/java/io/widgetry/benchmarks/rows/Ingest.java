package io.widgetry.benchmarks.rows;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.benchmarks.report.Figure;
import io.widgetry.benchmarks.report.Results;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.json.CloudEvents;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A feed's line to the typed payload, for each of the 23 samples: the codec, against Jackson's data binding of the same
 * line into an envelope with the same record. Both take turns on one thread, whose processor time counts. The codec also
 * keeps the payload's text as received, which Jackson's binding does not.
 */
final class Ingest implements Row {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    static final String ALL = "all samples";

    @Override
    public void run(Form form, Results results) throws Exception {
        List<String> lines = samples();
        ObjectMapper jackson = JacksonRecords.mapper();
        CloudEventCodec codec = new CloudEvents(new Fleet(Settings.DEFAULT).mapper());
        int rounds = form.of(1, 15, 60);
        int times = form.of(2, 800, 2_000);
        double[][] ours = new double[lines.size() + 1][rounds];
        double[][] theirs = new double[lines.size() + 1][rounds];
        double[][] ratios = new double[lines.size() + 1][rounds];
        for (int round = -rounds / 2; round < rounds; round++) {
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i);
                ObjectReader reader = reader(jackson, line);
                check(codec.read(line).payload().orElseThrow(), reader.<Envelope<?>>readValue(line));
                long begin = THREADS.getCurrentThreadCpuTime();
                for (int j = 0; j < times; j++) {
                    sink += codec.read(line).payload().isPresent() ? 1 : 0;
                }
                long middle = THREADS.getCurrentThreadCpuTime();
                for (int j = 0; j < times; j++) {
                    sink += reader.<Envelope<?>>readValue(line).data() == null ? 0 : 1;
                }
                long end = THREADS.getCurrentThreadCpuTime();
                if (round >= 0) {
                    ours[i][round] = (double) (middle - begin) / times;
                    theirs[i][round] = (double) (end - middle) / times;
                    ratios[i][round] = theirs[i][round] / ours[i][round];
                    ours[lines.size()][round] += ours[i][round];
                    theirs[lines.size()][round] += theirs[i][round];
                }
            }
            if (round >= 0) {
                ratios[lines.size()][round] = theirs[lines.size()][round] / ours[lines.size()][round];
            }
        }
        for (int i = 0; i <= lines.size(); i++) {
            String at = i == lines.size() ? ALL : String.format(Locale.ROOT, "%02d %s", i + 1, type(lines.get(i)));
            results.add(Dispatch.WIDGETRY, at, "processor time for a line", ours[i], "ns");
            results.add("Jackson", at, "processor time for a line", theirs[i], "ns");
            results.add(Dispatch.WIDGETRY, at, "as fast as Jackson", ratios[i], "×");
        }
        new IngestToWidget(lines, form).run(results);
        results.add(Figure.once("", "", "lines", lines.size(), ""));
    }

    private static long sink;

    /** What Jackson reads a line into. */
    record Envelope<T>(
            String specversion,
            String id,
            String source,
            String type,
            String agentid,
            String subject,
            String time,
            String datacontenttype,
            boolean aftercontactwork,
            T data) {}

    private static ObjectReader reader(ObjectMapper jackson, String line) {
        Class<?> payload = DataEventType.byName(type(line)).orElseThrow().payloadType();
        JavaType type = jackson.getTypeFactory().constructParametricType(Envelope.class, payload);
        return jackson.readerFor(type);
    }

    static String type(String line) {
        return line.replaceAll("^.*?\"type\":\"([A-Za-z]+)\".*$", "$1");
    }

    /** The two must have read the same, or the comparison would be of different work. */
    private static void check(Payload ours, Envelope<?> theirs) {
        if (!ours.equals(theirs.data())) {
            throw new IllegalStateException(
                    theirs.type() + " is read differently: " + ours + " instead of " + theirs.data());
        }
    }

    /** {@return the page's samples, as a feed brings them} */
    static List<String> samples() throws Exception {
        return Files.readAllLines(Path.of(System.getProperty("samples", "../feed-bundle/src/main/sessions"))
                .resolve("page-samples.ndjson"));
    }
}
