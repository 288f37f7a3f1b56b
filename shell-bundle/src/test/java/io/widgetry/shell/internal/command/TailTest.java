package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;

public class TailTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final EventCommands commands = new EventCommands(runtime, Samples.CLOCK);
    private final Gogo gogo = new Gogo().with("event", commands, "catalog", "tail");
    private final ExecutorService user = Executors.newSingleThreadExecutor();

    @After
    public void close() {
        user.shutdownNow();
        gogo.close();
    }

    private Future<String> type(String line) throws InterruptedException {
        Future<String> answer = user.submit(() -> gogo.run(line));
        runtime.awaitWatched();
        return answer;
    }

    private static String end(Future<String> answer) throws Exception {
        return answer.get(10, TimeUnit.SECONDS);
    }

    @Test
    public void eventsAreAlignedLinesUnderAHeader() throws Exception {
        Future<String> answer = type("event:tail --count 2");
        runtime.happen(Samples.event(412, "onInteractionEvent", "{\"id\":\"bffae854\"}"));
        runtime.happen(Samples.event(1_413, "onContextDataEvent", "{\"x\":\"" + "y".repeat(200) + "\"}"));
        assertEquals(null, end(answer));
        assertEquals("""
                TIME             NO  AGENT     EVENT                       INTERACTION  TO  PAYLOAD
                09:00:12.331    412  600008    onInteractionEvent          bffae854…     3  {"id":"bffae854"}
                09:00:12.331  1,413  600008    onContextDataEvent          bffae854…     3  {"x":"yyyyyyyyyyyyyyyyy…
                """, gogo.out());
        assertEquals("", gogo.err());
    }

    @Test
    public void aLineIsCleanAndFitsWhateverSourcesSend() throws Exception {
        Future<String> answer = type("event:tail --count 1");
        runtime.happen(
                Samples.event(Long.MAX_VALUE, "on\u001B[2J" + "E".repeat(100), "\"\u009B2J\u202E" + "z".repeat(300)));
        end(answer);
        String line = gogo.out().lines().skip(1).findFirst().orElseThrow();
        assertTrue(line, Text.width(line) <= 100);
        assertTrue(line, line.chars().noneMatch(c -> Character.isISOControl(c) || c == 0x202E));
    }

    @Test
    public void everythingIsFollowedUnlessAFilterIsGiven() throws Exception {
        Future<String> answer = type("event:tail --count 1");
        runtime.happen(Samples.event(1, "onInteractionEvent", "{}"));
        end(answer);
        assertEquals(EventFilter.ALL, runtime.filter());
    }

    @Test
    public void filtersTakeAbbreviationsOfWhatThereIs() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        runtime.interactions.add(Samples.interaction("600008", Samples.CALL, null));
        runtime.widgets.add(Samples.widget("caller-card", Scope.INTERACTION, WidgetState.HEALTHY));
        Future<String> answer =
                type("event:tail --agent 6000 --interaction bffae854 --event onMediaMess --widget caller --count=1");
        runtime.happen(Samples.event(1, "onMediaMessageEvent", "{}"));
        end(answer);
        assertEquals(
                new EventFilter(
                        Optional.of("600008"),
                        Optional.of(Samples.CALL),
                        Optional.of("onMediaMessageEvent"),
                        Optional.of("caller-card")),
                runtime.filter());
        assertEquals("", gogo.err());
    }

    @Test
    public void whatIsNotThereYetIsWaitedForAndSaidSo() throws Exception {
        Future<String> answer = type("event:tail --agent 600008 --interaction i-1 --event onAcmeEvent --count 1");
        runtime.happen(Samples.event(1, "onAcmeEvent", "{}"));
        end(answer);
        assertEquals(
                new EventFilter(
                        Optional.of("600008"), Optional.of("i-1"), Optional.of("onAcmeEvent"), Optional.empty()),
                runtime.filter());
        assertEquals("""
                No agent 600008 is signed in: nobody is signed in. Waiting for 600008…
                No interaction i-1 is live: there is none. Waiting for i-1…
                onAcmeEvent is not in the catalogue. Waiting for it…
                """, gogo.err());
    }

    @Test
    public void aMistypedEventHasAProposal() throws Exception {
        Future<String> answer = type("event:tail --event onInteractonEvent --count 1");
        runtime.happen(Samples.event(1, "onInteractonEvent", "{}"));
        end(answer);
        assertTrue(gogo.err(), gogo.err().contains("did you mean onInteractionEvent? Waiting for it…"));
    }

    @Test
    public void anUnknownWidgetIsAnErrorBecauseNothingCouldCome() {
        assertEquals(
                "No widget caller-card is deployed: there is none.",
                assertThrows(CommandException.class, () -> gogo.run("event:tail --widget caller-card"))
                        .getMessage());
    }

    @Test
    public void anInterruptionIsTheUsualEnd() throws Exception {
        Future<String> answer = type("event:tail");
        gogo.session.foregroundJob().interrupt();
        runtime.awaitUnwatched();
        // Gogo itself reports an interrupted job so; the command has ended before
        assertTrue(
                assertThrows(ExecutionException.class, () -> end(answer)).getCause() instanceof InterruptedException);
    }

    @Test
    public void aClosedSessionEndsIt() throws Exception {
        type("event:tail");
        gogo.session.close();
        runtime.awaitUnwatched();
    }

    @Test
    public void aReaderWhoHasGoneEndsIt() throws Exception {
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        gogo.close();
        try (Gogo alone = new Gogo("", broken).with("event", commands, "tail")) {
            assertEquals(null, user.submit(() -> alone.run("event:tail")).get(10, TimeUnit.SECONDS));
            runtime.awaitUnwatched();
        }
    }

    @Test
    public void aCoreThatStopsEndsItAfterWhatHasCome() throws Exception {
        Future<String> answer = type("event:tail");
        runtime.happen(Samples.event(1, "onInteractionEvent", "{}"));
        runtime.stop();
        end(answer);
        assertTrue(gogo.out(), gogo.out().contains("onInteractionEvent"));
        assertEquals("The core has stopped, no more events come.\n", gogo.err());
    }

    @Test
    public void whatWasMissedIsCounted() throws Exception {
        runtime.missed.set(1_204);
        Future<String> answer = type("event:tail --count 1");
        runtime.happen(Samples.event(1, "onInteractionEvent", "{}"));
        end(answer);
        assertEquals("(1,204 events left out: the reader was too slow)\n", gogo.err());
    }

    @Test
    public void jsonLinesHaveNoHeader() throws Exception {
        Future<String> answer = type("event:tail --json --count 1");
        runtime.happen(Samples.event(1, "onInteractionEvent", "{\"state\":\"AKTIV ü\"}"));
        end(answer);
        assertTrue(gogo.out(), gogo.out().startsWith("{\"specversion\":\"1.0\""));
        assertTrue(gogo.out(), gogo.out().endsWith(",\"data\":{\"state\":\"AKTIV ü\"}}\n"));
        assertFalse(gogo.out().contains("TIME"));
    }

    @Test
    public void aWrongCountIsASentence() {
        assertTrue(assertThrows(CommandException.class, () -> gogo.run("event:tail --count none"))
                .getMessage()
                .startsWith("event:tail: --count must be a whole number from 1, not \"none\". Usage: event:tail "));
    }
}
