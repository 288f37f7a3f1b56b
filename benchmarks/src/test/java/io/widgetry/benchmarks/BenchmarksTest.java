package io.widgetry.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Collection;
import org.junit.Test;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Each benchmark once, in this process and for as short as it goes: that it runs, not how fast. */
public class BenchmarksTest {

    @Test
    public void dispatchThroughputRunsWithAndWithoutAllElse() throws RunnerException {
        assertEquals(8, run(DispatchThroughput.class).size());
    }

    @Test
    public void publisherTimeRunsBesideEachNeighbour() throws RunnerException {
        assertEquals(Neighbour.values().length, run(PublisherTime.class).size());
    }

    @Test
    public void sideBySideComparesNeighbours() {
        SideBySide comparison = new SideBySide(2, 5, 40);
        assertTrue(comparison.publisher(Neighbour.THROWING).startsWith(Neighbour.THROWING + " "));
    }

    @Test
    public void costsComparesAllKindsWithNone() {
        String[] lines = new Costs(1, 2, 5, 200, 0).compare(Costs.compared()).split("\\R");
        assertEquals(1 + Costs.compared().size(), lines.length);
        assertTrue(lines[lines.length - 1].startsWith("ALL "));
    }

    private static Collection<RunResult> run(Class<?> benchmark) throws RunnerException {
        Options options = new OptionsBuilder()
                .include(benchmark.getName())
                .param("interactions", "5")
                .forks(0)
                .warmupIterations(0)
                .measurementIterations(1)
                .measurementTime(TimeValue.milliseconds(20))
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
        return new Runner(options).run();
    }
}
