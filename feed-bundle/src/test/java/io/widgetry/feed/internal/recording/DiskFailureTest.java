package io.widgetry.feed.internal.recording;

import static io.widgetry.feed.internal.fakes.Events.line;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.RecordingStatus;
import io.widgetry.feed.internal.fakes.CapturedLog;
import io.widgetry.feed.internal.fakes.FakeCodec;
import io.widgetry.feed.internal.fakes.FakeRuntime;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

public class DiskFailureTest {
    @Rule
    public final CapturedLog log = new CapturedLog();

    private final FakeRuntime runtime = new FakeRuntime();
    private final FakeCodec codec = new FakeCodec();
    private final Disk disk = new Disk();
    private final Recording recording = new Recording(1, Path.of("day.ndjson"), disk, codec);
    private final EventMonitor monitor = runtime.monitor(EventFilter.ALL, 10, recording::observe);

    @Test
    public void aDiskThatIsFullEndsTheRecordingVisiblyAndSaysWhatItHolds() throws Exception {
        recording.feedFrom(monitor);
        publish("a");
        recording.flush();
        disk.full = true;
        publish("b");
        recording.flush();
        RecordingStatus status = recording.status();
        assertFalse(status.running());
        assertEquals(Optional.of("No space left on device"), status.failure());
        assertEquals(1, status.events());
        assertEquals(1, status.missed());
        assertFalse(monitor.isOpen());
        assertTrue(disk.closed);
        assertEquals(List.of("recording day.ndjson ended: No space left on device"), log.warnings());
    }

    @Test
    public void aFailureWhileEventsComeEndsTheMonitorWithoutDisturbingIt() throws Exception {
        recording.feedFrom(monitor);
        disk.full = true;
        for (int i = 0; recording.isRunning(); i++) {
            publish("e" + i); // until there is enough to be written
        }
        publish("afterwards");
        assertFalse(monitor.isOpen());
        assertEquals(0, recording.status().events());
        assertEquals(1, log.warnings().size());
    }

    @Test
    public void aFailureBeforeTheMonitorIsKnownEndsItAllTheSame() throws Exception {
        disk.full = true;
        publish("a");
        recording.flush();
        recording.feedFrom(monitor);
        assertFalse(monitor.isOpen());
    }

    @Test
    public void aFailureAtTheEndIsVisible() throws Exception {
        recording.feedFrom(monitor);
        publish("a");
        disk.full = true;
        recording.stop();
        recording.stop();
        assertEquals(Optional.of("No space left on device"), recording.status().failure());
        assertEquals(0, recording.status().events());
        assertEquals(1, log.warnings().size());
    }

    private void publish(String id) throws Exception {
        runtime.publish(codec.read(line(id, 0)));
    }

    private static final class Disk extends OutputStream {
        private boolean full;
        private boolean closed;

        @Override
        public void write(int oneByte) throws IOException {
            if (full) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
