package io.widgetry.core.internal.trace;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.state.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.Test;

/** Which traces are kept, and how they are found. */
public class TracesTest {

    private static Trace add(Traces traces, String agent, long sequence) {
        return traces.accepted(new Fact("onX", null, agent, null, sequence, Instant.EPOCH, "\"payload\"", null), null);
    }

    private static List<Long> sequences(Traces traces) {
        return traces.all().stream().map(Trace::sequence).toList();
    }

    @Test
    public void oneAgentsLatestAreKeptNewestFirst() {
        for (int kept : new int[] {1, 10, 63, 64, 100, 1_000, 4_096}) {
            Traces traces = new Traces(kept);
            for (long sequence = 1; sequence <= 3L * kept + 7; sequence++) {
                add(traces, "a", sequence);
            }
            List<Long> told = sequences(traces);
            long last = 3L * kept + 7;

            assertEquals(
                    LongStream.range(0, told.size())
                            .mapToObj(back -> last - back)
                            .toList(),
                    told);
            assertTrue(kept + " kept: " + told.size(), told.size() <= kept && told.size() >= kept - kept / 64 * 2);
        }
    }

    @Test
    public void aBusyAgentDoesNotPushOutAQuietOnesLatest() {
        Traces traces = new Traces(4_096);
        for (int round = 1; round <= 50; round++) {
            add(traces, "quiet", round);
            for (int i = 0; i < 500; i++) {
                add(traces, "busy", round * 500L + i);
            }
            assertNotNull(traces.find("quiet", round));
        }
        assertTrue(traces.all().size() <= 4_096);
    }

    @Test
    public void whatGoesIsTheOldest() {
        Traces traces = new Traces(640);
        for (int round = 1; round <= 1_000; round++) {
            for (int agent = 0; agent < 20; agent++) {
                add(traces, "agent" + agent, round);
            }
        }
        List<Trace> all = traces.all();

        assertTrue("" + all.size(), all.size() > 400 && all.size() <= 640);
        assertTrue(all.stream().allMatch(trace -> trace.sequence() > 1_000 - 100));
        assertTrue(IntStream.range(1, all.size())
                .allMatch(i -> all.get(i - 1).at() - all.get(i).at() >= 0));
    }

    @Test
    public void foundByNumberAndByAgentAndSequence() {
        Traces traces = new Traces(1_000);
        Trace first = add(traces, "a/b", 7);
        Trace second = add(traces, "a", 7);
        traces.rejected(SourceEvent.of("onX", "a").build(), "no");

        assertSame(first, traces.find(first.number()));
        assertSame(second, traces.find(second.number()));
        assertSame(first, traces.find("a/b", 7));
        assertSame(second, traces.find("a", 7));
        assertNull(traces.find("a", 8));
        assertNull(traces.find("a", 0));
        assertNull(traces.find(0));
        assertNull(traces.find(Long.MAX_VALUE));
    }

    @Test
    public void ofTwoSessionsOfAnAgentTheLatestIsFound() {
        Traces traces = new Traces(1_000);
        add(traces, "a", 1);
        for (int i = 2; i < 100; i++) {
            add(traces, "a", i);
        }
        assertSame(add(traces, "a", 1), traces.find("a", 1));
    }

    @Test
    public void noneAreKeptWhenSwitchedOff() {
        Traces traces = new Traces(0);

        assertNull(add(traces, "a", 1));
        traces.rejected(SourceEvent.of("onX", "a").build(), "no");
        assertEquals(List.of(), traces.all());
        assertNull(traces.find("a", 1));
    }

    @Test
    public void numbersAreUniqueAndNoneIsLostWhileManyPublishAndSomeoneAsks() throws Exception {
        int agents = 40;
        int each = 1_000;
        Traces traces = new Traces(64 * agents * each);
        Traces small = new Traces(100);
        CountDownLatch done = new CountDownLatch(agents);
        List<Thread> threads = new ArrayList<>();
        for (int agent = 0; agent < agents; agent++) {
            String id = "agent" + agent;
            threads.add(new Thread(() -> {
                for (int sequence = 1; sequence <= each; sequence++) {
                    Trace trace = add(traces, id, sequence);
                    add(small, id, sequence);
                    trace.handled(new Party("w", id, null), trace.at(), trace.at() + 1, null, null);
                }
                done.countDown();
            }));
        }
        threads.forEach(Thread::start);
        while (done.getCount() > 0) {
            assertTrue(small.all().size() <= 100);
            traces.all().forEach(Trace::deliveries);
        }
        for (Thread thread : threads) {
            thread.join(20_000);
        }
        List<Trace> all = traces.all();

        assertEquals(agents * each, all.size());
        assertEquals(
                agents * each, new HashSet<>(all.stream().map(Trace::number).toList()).size());
        assertTrue(all.stream().allMatch(trace -> trace.deliveries().size() == 1));
        for (int sequence = 1; sequence <= each; sequence++) {
            Trace found = traces.find("agent3", sequence);
            assertEquals(sequence, found.sequence());
            assertSame(found, traces.find(found.number()));
        }
    }
}
