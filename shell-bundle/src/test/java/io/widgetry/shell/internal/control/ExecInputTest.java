package io.widgetry.shell.internal.control;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.shell.internal.command.PublishCommand;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.service.command.Process;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What a client of {@code exec} sends after its request is the standard input of the command. */
public class ExecInputTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ControlRig rig;

    /** Says how many lines it was given, and how long the longest is. */
    public static final class Counting {
        public String lines() throws Exception {
            String text = new String(Process.Utils.current().in().readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().count() + " lines, the longest of "
                    + text.lines().mapToInt(String::length).max().orElse(0);
        }

        public String nothing() {
            return "did not read";
        }
    }

    @Before
    public void connect() throws Exception {
        rig = new ControlRig(folder.getRoot().toPath());
        rig.processor().addCommand("test", new Counting(), "lines");
        rig.processor().addCommand("test", new Counting(), "nothing");
    }

    @After
    public void close() throws Exception {
        rig.close();
    }

    @Test(timeout = 20_000)
    public void aCommandReadsWhatTheClientSends() throws Exception {
        rig.send("exec test:lines\n");
        rig.send("one\nzwölf\n");
        rig.send("\0");

        assertEquals("2 lines, the longest of 5\n\0000", rig.answer());
    }

    @Test(timeout = 20_000)
    public void aLongInputArrivesWhole() throws Exception {
        rig.send("exec test:lines\n");
        rig.send(("x".repeat(1_000) + "\n").repeat(3_000) + "\0");

        assertEquals("3000 lines, the longest of 1000\n\0000", rig.answer());
    }

    @Test(timeout = 20_000)
    public void aCommandWithoutInputSeesItsEndAtOnce() throws Exception {
        rig.send("exec test:lines\n\0");

        assertEquals("0 lines, the longest of 0\n\0000", rig.answer());
    }

    @Test(timeout = 20_000)
    public void aClientWhoseInputIsNotReadIsAnsweredAndLetGo() throws Exception {
        rig.send("exec test:nothing\n");
        rig.send("x".repeat(3 << 20) + "\0");

        assertEquals("did not read\n\0000", rig.answer());
        rig.leave();
        assertTrue(rig.awaitEnd());
    }

    @Test(timeout = 20_000)
    public void aClientThatGoesEndsTheInput() throws Exception {
        rig.send("exec test:lines\none\n");
        rig.leave();

        assertTrue(rig.awaitEnd());
    }

    @Test(timeout = 20_000)
    public void eventsArePublishedFromTheInputAndABadLineIsAFailure() throws Exception {
        List<String> published = new ArrayList<>();
        rig.processor().addCommand("event", publish(published), "publish");
        rig.send("exec event:publish -\n{\"one\":1}\n{broken\n{\"zwölf\":12}\n\0");

        assertEquals("line 2 rejected: It is not JSON.\n2 accepted, 0 duplicates, 1 rejected\n\0001", rig.answer());
        assertEquals(List.of("{\"one\":1}", "{\"zwölf\":12}"), published);
    }

    private static PublishCommand publish(List<String> published) {
        CloudEventCodec codec = new CloudEventCodec() {
            @Override
            public SourceEvent read(String json) throws MalformedEventException {
                if (json.contains("broken")) {
                    throw new MalformedEventException(PublishResult.Reason.MALFORMED, "It is not JSON.");
                }
                return SourceEvent.of("onMessageEvent", "7").json(json).build();
            }

            @Override
            public String write(SourceEvent event) {
                throw new UnsupportedOperationException("no command writes one");
            }
        };
        DataEventPublisher publisher = event -> {
            published.add(event.json().orElseThrow());
            return PublishResult.accepted(published.size());
        };
        return new PublishCommand(null, publisher, codec);
    }
}
