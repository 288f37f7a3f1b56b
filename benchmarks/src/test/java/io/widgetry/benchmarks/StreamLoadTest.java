package io.widgetry.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

/** The load run in small: that nothing is lost, not how fast it is. */
public class StreamLoadTest {

    @Test
    public void everyEventReachesItsStream() throws Exception {
        StreamLoad.Result result = new StreamLoad(20, 2, 1).run();
        assertEquals(result.toString(), 120, result.expected());
        assertTrue(result.toString(), result.isComplete());
        assertTrue(result.toString(), result.p50() > 0 && result.p50() <= result.p99() && result.p99() <= result.max());
    }

    @Test
    public void timesAreFoundHoweverTheBytesAreCut() {
        String answer = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + chunk("event: snapshot\ndata: {\"sentAt\":1 }\n\n")
                + chunk("event: data\ndata: {\"x\":\"\"sentAt\"\",\"sentAt\":23 }\n\nevent: data\ndata: {\"sen")
                + chunk("tAt\":4")
                + chunk("56 }\n\n");
        for (int cut = 1; cut < answer.length(); cut++) {
            List<Long> found = new ArrayList<>();
            StreamScan scan = new StreamScan(found::add);
            byte[] bytes = answer.getBytes(StandardCharsets.US_ASCII);
            scan.read(ByteBuffer.wrap(bytes, 0, cut));
            scan.read(ByteBuffer.wrap(bytes, cut, bytes.length - cut));
            assertEquals("cut at " + cut, List.of(1L, 23L, 456L), found);
            assertTrue(scan.isGood());
            assertEquals(1, scan.snapshots());
        }
    }

    private static String chunk(String text) {
        return Integer.toHexString(text.length()) + "\r\n" + text + "\r\n";
    }
}
