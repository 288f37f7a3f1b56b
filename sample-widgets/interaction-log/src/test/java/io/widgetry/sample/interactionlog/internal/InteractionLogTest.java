package io.widgetry.sample.interactionlog.internal;

import static io.widgetry.api.DataEvents.ANY_INTERACTION;
import static io.widgetry.api.DataEvents.ANY_INTERACTION_ENDED;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.api.Scope;
import io.widgetry.sample.test.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InteractionLogTest {
    private static final String HEADER = "ended,agent,interaction,channel,direction,type,seconds,state,state reason,"
            + "topic,work code,after-contact work";
    private static final String CALL = """
            {"id":"bffae854-9219-4cfc-9fd3-7125f2e76844","channel":"VOICE","state":"ACTIVE","stateReason":"DEFAULT",
             "interactionType":"CALLED","title":"Stella Pavlova","topic":"Support, 2nd line","direction":"INCOMING",
             "workCode":"7277","originatingAddress":"14225"}
            """;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;
    private Story story;

    @Before
    public void theRuntimeStarts() throws Exception {
        file = folder.getRoot().toPath().resolve("log/interactions.csv");
        story = log();
    }

    @Test
    public void anEndedInteractionIsOneLineUnderTheHeader() throws Exception {
        callOf95Seconds();

        assertEquals(
                List.of(
                        HEADER,
                        "2026-11-23T09:01:35Z,600008,bffae854-9219-4cfc-9fd3-7125f2e76844,VOICE,INCOMING,CALLED,95,"
                                + "ACTIVE,DEFAULT,\"Support, 2nd line\",7277,no"),
                Files.readAllLines(file));
    }

    @Test
    public void noCustomerIsInTheFile() throws Exception {
        callOf95Seconds();

        String text = Files.readString(file);
        assertTrue(text, !text.contains("Pavlova") && !text.contains("14225"));
    }

    @Test
    public void afterContactWorkIsNoted() throws Exception {
        story.unheard(ANY_INTERACTION, CALL).endsIntoAfterContactWork(ANY_INTERACTION_ENDED, CALL);

        assertTrue(Files.readAllLines(file).get(1).endsWith(",yes"));
    }

    @Test
    public void anInteractionThatNobodySawBeginIsLoggedWithoutADuration() throws Exception {
        story.event(ANY_INTERACTION_ENDED, "never-seen", "{\"id\":\"never-seen\",\"state\":\"ALERTING\"}");

        assertEquals(
                "2026-11-23T09:00:00Z,600008,never-seen,,,,,ALERTING,,,,no",
                Files.readAllLines(file).get(1));
    }

    @Test
    public void theHeaderIsWrittenOnceAlsoAfterARestart() throws Exception {
        callOf95Seconds();
        story = log();
        callOf95Seconds();

        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertEquals(1, lines.stream().filter(HEADER::equals).count());
    }

    @Test
    public void aFileThatWasMovedAwayIsBegunAnew() throws Exception {
        callOf95Seconds();
        Files.move(file, file.resolveSibling("yesterday.csv"));
        callOf95Seconds();

        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    public void onlyTheOwnerCanReadTheFile() throws Exception {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        callOf95Seconds();

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    public void theViewTellsTheFileAndHowManyLinesWereWritten() throws Exception {
        assertEquals("waiting", story.view().status().orElseThrow());
        callOf95Seconds();

        assertEquals(file.toString(), story.rows().get("File"));
        assertEquals("1", story.rows().get("Written"));
        assertEquals("writing", story.view().status().orElseThrow());
    }

    @Test
    public void aLineThatCannotBeWrittenIsAFailureAndShowsAndTheNextIsTried() throws Exception {
        Files.createDirectories(file);

        assertThrows(IOException.class, this::callOf95Seconds);
        String status = story.view().status().orElseThrow();
        assertTrue(status, status.startsWith("cannot write: "));

        Files.delete(file);
        callOf95Seconds();
        assertEquals("writing", story.view().status().orElseThrow());
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    public void aClockThatWasSetBackGivesNoNegativeDuration() throws Exception {
        story.unheard(ANY_INTERACTION, CALL).at("2026-11-23T08:59:00Z").event(ANY_INTERACTION_ENDED, CALL);

        assertEquals("0", Files.readAllLines(file).get(1).split(",")[6]);
    }

    @Test
    public void aRelativePathIsTakenFromTheLogDirectory() {
        assertEquals(Path.of("/srv/w/log/interactions.csv"), InteractionLog.path("/srv/w/log", "interactions.csv"));
    }

    @Test
    public void anAbsolutePathIsTakenAsItIs() {
        Path absolute = file.toAbsolutePath();

        assertEquals(absolute, InteractionLog.path("/srv/w/log", absolute.toString()));
    }

    private Story log() throws Exception {
        return Story.of(new InteractionLog(file), Scope.RUNTIME, "interaction-log");
    }

    private void callOf95Seconds() throws Exception {
        story.at("2026-11-23T09:00:00Z")
                .unheard(ANY_INTERACTION, CALL)
                .at("2026-11-23T09:01:35Z")
                .event(ANY_INTERACTION_ENDED, CALL);
    }
}
