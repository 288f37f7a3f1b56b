package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.shell.internal.syntax.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class PublishCommandTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final FakeRuntime runtime = new FakeRuntime();
    private final Core core = new Core();
    private Gogo gogo;

    @Before
    public void open() {
        gogo = gogo("");
    }

    @After
    public void close() {
        gogo.close();
    }

    private Gogo gogo(String input) {
        return new Gogo(input)
                .with("event", new PublishCommand(runtime, core, core), "publish")
                .in(folder.getRoot().toPath());
    }

    private String run(String line) throws Exception {
        return gogo.run(line);
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> run(line)).toString();
    }

    private SourceEvent published() {
        assertEquals(1, core.events.size());
        return core.events.get(0);
    }

    @Test
    public void anEventIsPublishedAsItWasTyped() throws Exception {
        runtime.workspaces.put("600008", new FakeWorkspace("600008", null, Capabilities.NONE));
        assertEquals(
                "accepted as number 1,204 of agent 600008",
                run("event:publish onInteractionEndedEvent 600008 --interaction i-1 --id e-17 --source /cti/east"
                        + " --time 2026-11-22T09:00:00Z --after-contact-work"
                        + " --json '{\"id\": \"i-1\", \"amount\": \"$1 100% #2\", \"list\": [1, {\"a\": null}]}'"));
        SourceEvent event = published();
        assertEquals("onInteractionEndedEvent", event.type());
        assertEquals("600008", event.agentId());
        assertEquals(Optional.of("i-1"), event.interactionId());
        assertEquals(Optional.of("e-17"), event.id());
        assertEquals("/cti/east", event.source());
        assertEquals(Optional.of(Samples.NINE), event.time());
        assertTrue(event.afterContactWork());
        assertEquals(
                Optional.of("{\"id\": \"i-1\", \"amount\": \"$1 100% #2\", \"list\": [1, {\"a\": null}]}"),
                event.json());
    }

    @Test
    public void whatWasNotTypedIsLeftToTheCore() throws Exception {
        run("event:publish onMessageEvent 600008");
        SourceEvent event = published();
        assertEquals("/shell", event.source());
        assertEquals(Optional.empty(), event.id());
        assertEquals(Optional.empty(), event.time());
        assertEquals(Optional.empty(), event.json());
        assertEquals(Optional.empty(), event.interactionId());
    }

    @Test
    public void aNewWorkspaceIsSaid() throws Exception {
        assertEquals(
                "accepted as number 1,204 of agent 600008, whose workspace it opened",
                run("event:publish onMessageEvent 600008"));
    }

    @Test
    public void aNameOutsideTheCatalogueIsSaid() throws Exception {
        runtime.workspaces.put("1", new FakeWorkspace("1", null, Capabilities.NONE));
        assertEquals("""
                accepted as number 1,204 of agent 1
                onMesageEvent is not in the catalogue (did you mean onMessageEvent?): it reaches the widgets that \
                subscribe to this very name.""", run("event:publish onMesageEvent 1"));
        assertEquals("accepted as number 1,204 of agent 1", run("event:publish interactionClosed 1 --interaction i-1"));
    }

    @Test
    public void aRejectionIsAFailureWithItsReason() {
        core.result = PublishResult.rejected(Reason.NO_INTERACTION, "onInteractionEvent requires an interaction.");
        assertEquals(
                "rejected (no interaction): onInteractionEvent requires an interaction.",
                failure("event:publish onInteractionEvent 600008"));
    }

    @Test
    public void aDuplicateIsNone() throws Exception {
        core.result = PublishResult.duplicate("/shell e-17 was accepted before.");
        assertEquals("duplicate: /shell e-17 was accepted before.", run("event:publish onMessageEvent 1 --id e-17"));
    }

    @Test
    public void thePayloadCanComeFromAFile() throws Exception {
        Files.writeString(folder.getRoot().toPath().resolve("payload.json"), "{\"a\": \"ü\"}\n");
        run("event:publish onMessageEvent 1 --file payload.json");
        assertEquals(Optional.of("{\"a\": \"ü\"}"), published().json());
    }

    @Test
    public void aFileThatCannotBeReadIsASentence() throws Exception {
        Path root = folder.getRoot().toPath();
        Files.write(root.resolve("latin.json"), new byte[] {'"', (byte) 0xE4, '"'});
        assertEquals(
                "There is no file " + root.resolve("none.json") + "; a relative name begins at " + root + ".",
                failure("event:publish onMessageEvent 1 --file none.json"));
        assertEquals(root + " is a directory; name a file in it.", failure("event:publish onMessageEvent 1 --file ."));
        assertEquals(
                root.resolve("latin.json") + " is not text in UTF-8.",
                failure("event:publish onMessageEvent 1 --file latin.json"));
    }

    @Test
    public void whatDoesNotGoTogetherIsRefused() {
        assertTrue(failure("event:publish onMessageEvent")
                .startsWith("event:publish: AGENT is missing, whose workspace the event belongs to. Usage: "));
        assertTrue(failure("event:publish onMessageEvent 1 --json 1 --file x")
                .startsWith("event:publish: the payload comes from --json or from --file, not from both. "));
        assertTrue(failure("event:publish onMessageEvent 1 --time now")
                .startsWith("event:publish: --time must be like 2026-11-22T09:00:00Z. "));
        assertTrue(
                failure("event:publish '{}' --id 1").startsWith("event:publish: a whole CloudEvent says everything"));
        assertEquals(List.of(), core.events);
    }

    @Test
    public void onlyAMarkedAbbreviationIsReplacedByWhatThereIs() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        runtime.interactions.add(Samples.interaction("600008", Samples.CALL, null));
        run("event:publish onInteractionEvent 6000 --interaction bffae854");
        assertEquals("6000", core.events.get(0).agentId());
        assertEquals(Optional.of("bffae854"), core.events.get(0).interactionId());
        run("event:publish onInteractionEvent 6000… --interaction bffae854…");
        assertEquals("600008", core.events.get(1).agentId());
        assertEquals(Optional.of(Samples.CALL), core.events.get(1).interactionId());
    }

    @Test
    public void aWholeCloudEventSaysEverything() throws Exception {
        run("event:publish '{\"type\":\"onMessageEvent\",\"agentid\":\"7\"}'");
        assertEquals("{\"type\":\"onMessageEvent\",\"agentid\":\"7\"}", core.read.get(0));
        assertEquals("7", published().agentId());
    }

    @Test
    public void aMalformedCloudEventIsAFailure() {
        assertEquals("rejected (malformed): It is not JSON.", failure("event:publish '{broken'"));
    }

    @Test
    public void standardInputIsReadLineByLine() throws Exception {
        gogo.close();
        gogo = gogo("{\"one\":1}\n\n{\"ü\":2}\n");
        assertEquals("2 accepted, 0 duplicates, 0 rejected", run("event:publish -"));
        assertEquals(List.of("{\"one\":1}", "{\"ü\":2}"), core.read);
    }

    @Test
    public void aBadLineCostsThatLineOnlyAndFailsTheCommand() {
        gogo.close();
        gogo = gogo("{\"one\":1}\n{broken\n{\"two\":2}");
        assertEquals("2 accepted, 0 duplicates, 1 rejected", failure("event:publish -"));
        assertEquals("line 2 rejected: It is not JSON.\n", gogo.err());
        assertEquals(2, core.events.size());
    }

    /** Accepts everything, and reads everything that does not say it is broken. */
    private static final class Core implements DataEventPublisher, CloudEventCodec {
        private final List<SourceEvent> events = new ArrayList<>();
        private final List<String> read = new ArrayList<>();
        private PublishResult result = PublishResult.accepted(1_204);

        @Override
        public PublishResult publish(SourceEvent event) {
            events.add(event);
            return result;
        }

        @Override
        public SourceEvent read(String json) throws MalformedEventException {
            if (json.contains("broken")) {
                throw new MalformedEventException(Reason.MALFORMED, "It is not JSON.");
            }
            read.add(json);
            return SourceEvent.of("onMessageEvent", "7").json(json).build();
        }

        @Override
        public String write(SourceEvent event) {
            throw new UnsupportedOperationException("no command writes one");
        }
    }
}
