package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jline.terminal.Attributes;
import org.jline.terminal.Size;
import org.jline.terminal.impl.ExternalTerminal;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** {@code widget:top} in a terminal. */
public class ScreenTest {
    private static final String ENTERED = "\u001B[?1049h";
    private static final String LEFT = "\u001B[?1049l";

    private final FakeRuntime runtime = new FakeRuntime();
    private final SupervisionCommands commands = new SupervisionCommands(runtime, Samples.CLOCK);
    private final Gogo gogo = new Gogo().with("widget", commands, "top");
    private final ExecutorService user = Executors.newSingleThreadExecutor();
    private final Semaphore looks = new Semaphore(0);
    private final PipedOutputStream keys = new PipedOutputStream();
    private final ByteArrayOutputStream drawn = new ByteArrayOutputStream();
    private ExternalTerminal terminal;

    @Before
    public void attach() throws Exception {
        runtime.onStatus(looks::release);
        runtime.widgets.add(WidgetSample.of("caller-card").status());
        terminal = new ExternalTerminal("attached", "xterm", new PipedInputStream(keys), drawn, StandardCharsets.UTF_8);
        terminal.setSize(new Size(60, 4));
        gogo.session.put(".terminal", terminal);
    }

    @After
    public void close() throws Exception {
        user.shutdownNow();
        gogo.close();
        keys.close();
        terminal.close();
    }

    private Future<String> type(String line) {
        return user.submit(() -> gogo.run(line));
    }

    private void awaitLooks(int count) throws InterruptedException {
        assertTrue("nobody looks", looks.tryAcquire(count, 10, TimeUnit.SECONDS));
    }

    private String drawn() {
        return drawn.toString(StandardCharsets.UTF_8);
    }

    @Test
    public void aTerminalIsDrawnOnUntilAKeyIsPressed() throws Exception {
        Attributes before = terminal.getAttributes();
        Future<String> answer = type("widget:top --interval 1");
        awaitLooks(2);
        keys.write('q');
        keys.flush();
        assertEquals(null, answer.get(10, TimeUnit.SECONDS));
        assertTrue(drawn(), drawn().startsWith(ENTERED));
        assertTrue(drawn(), drawn().contains(LEFT));
        assertEquals(before.toString(), terminal.getAttributes().toString());
        assertEquals("", gogo.out());
    }

    @Test
    public void whatIsDrawnFitsTheTerminal() throws Exception {
        for (int i = 0; i < 10; i++) {
            runtime.widgets.add(WidgetSample.of("another-" + i).status());
        }
        Future<String> answer = type("widget:top");
        awaitLooks(1);
        keys.write('q');
        keys.flush();
        answer.get(10, TimeUnit.SECONDS);
        assertEquals(3, drawn().chars().filter(c -> c == '\n').count());
        assertTrue(drawn(), drawn().contains("  FA…"));
    }

    @Test
    public void allCharactersOfAKeyAreTaken() throws Exception {
        Future<String> answer = type("widget:top");
        awaitLooks(1);
        keys.write("\u001B[A".getBytes(StandardCharsets.US_ASCII));
        keys.flush();
        answer.get(10, TimeUnit.SECONDS);
        assertEquals(-2, terminal.reader().read(50));
    }

    @Test
    public void controlCIsAKeySoThatThePromptComesAfterTheEnd() throws Exception {
        Future<String> answer = type("widget:top --interval 3600");
        awaitLooks(1);
        keys.write(3);
        keys.flush();
        assertEquals(null, answer.get(10, TimeUnit.SECONDS));
        assertTrue(drawn(), drawn().contains(LEFT));
    }

    @Test
    public void anInterruptionGivesTheTerminalBack() throws Exception {
        Future<String> answer = type("widget:top --interval 3600");
        awaitLooks(1);
        gogo.session.foregroundJob().interrupt();
        assertTrue(
                assertThrows(ExecutionException.class, () -> answer.get(10, TimeUnit.SECONDS))
                                .getCause()
                        instanceof InterruptedException);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!drawn().contains(LEFT)) {
            assertTrue("the terminal is not given back", System.nanoTime() < deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }

    @Test
    public void aCoreThatStopsEndsIt() throws Exception {
        Future<String> answer = type("widget:top --interval 1");
        awaitLooks(1);
        commands.stop();
        assertEquals("The core has stopped.", answer.get(10, TimeUnit.SECONDS));
    }

    @Test
    public void onceIsOneTableInATerminalToo() throws Exception {
        assertTrue(gogo.run("widget:top --once").contains("\ncaller-card "));
        assertEquals("", drawn());
    }

    @Test
    public void aScreenIsNotForWhatAProgramReads() throws Exception {
        gogo.with("test", new Upper(), "upper");
        String text = gogo.run("widget:top | test:upper");
        assertTrue(text, text.contains("CALLER-CARD"));
        assertFalse(drawn(), drawn().contains(ENTERED));
    }

    @Test
    public void aWaitEndsAfterItsTime() throws Exception {
        gogo.with("test", new Waiting(), "expires");
        assertEquals("false", gogo.run("test:expires"));
    }

    /** Reads what is piped into it. */
    public static final class Upper {
        public String upper() throws Exception {
            byte[] all = org.apache.felix.service.command.Process.Utils.current()
                    .in()
                    .readAllBytes();
            return new String(all, StandardCharsets.UTF_8).toUpperCase(java.util.Locale.ROOT);
        }
    }

    /** Opens a screen and waits a little. */
    public static final class Waiting {
        public String expires(org.apache.felix.service.command.CommandSession session) throws Exception {
            try (Screen screen = Screen.of(session).orElseThrow()) {
                return Boolean.toString(screen.awaitKey(Duration.ofMillis(10)));
            }
        }
    }
}
