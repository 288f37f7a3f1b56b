package io.widgetry.sample.interactionlog.internal;

import static io.widgetry.testkit.Samples.anyInteractionEnded;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.theCustomerHangsUp;
import static io.widgetry.testkit.Steps.theInteraction;
import static io.widgetry.testkit.Steps.timePasses;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.testkit.InteractionStep;
import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetRule;
import io.widgetry.testkit.WidgetTester;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class InteractionLogTest {
    private static final String HEADER = "ended,agent,interaction,channel,direction,type,seconds,state,state reason,"
            + "topic,work code,after-contact work";
    private static final InteractionStep A_CALL = aVoiceInteraction()
            .active()
            .id("call-1")
            .with("title", "Stella Pavlova")
            .with("topic", "Support, 2nd line")
            .with("originatingAddress", "14225");
    private static final Step[] A_CALL_OF_95_SECONDS = {A_CALL, timePasses(Duration.ofSeconds(95)), theCustomerHangsUp()
    };

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Rule
    public final WidgetRule log =
            WidgetRule.of(() -> new InteractionLog(file)).startingAt(Instant.parse("2026-11-23T09:00:00Z"));

    @Before
    public void theRuntimeStarts() {
        file = folder.getRoot().toPath().resolve("log/interactions.csv");
    }

    @Test
    public void anEndedInteractionIsOneLineUnderTheHeader() throws IOException {
        log.when(A_CALL_OF_95_SECONDS);

        assertEquals(
                List.of(
                        HEADER,
                        "2026-11-23T09:01:35Z,600008,call-1,VOICE,INCOMING,CALLED,95,ACTIVE,DEFAULT,"
                                + "\"Support, 2nd line\",7277,no"),
                Files.readAllLines(file));
    }

    @Test
    public void noCustomerIsInTheFile() throws IOException {
        log.when(A_CALL_OF_95_SECONDS);

        String text = Files.readString(file);
        assertTrue(text, !text.contains("Pavlova") && !text.contains("14225"));
    }

    @Test
    public void afterContactWorkIsNoted() throws IOException {
        log.given(A_CALL).when(theCustomerHangsUp().intoAfterContactWork());

        assertTrue(Files.readAllLines(file).get(1).endsWith(",yes"));
    }

    @Test
    public void anInteractionOfWhichNothingElseWasToldIsLoggedAllTheSame() throws IOException {
        log.when(
                theInteraction("never-seen"),
                anyInteractionEnded().json("{\"id\":\"never-seen\",\"state\":\"ALERTING\"}"));

        assertEquals(
                "2026-11-23T09:00:00Z,600008,never-seen,,,,0,ALERTING,,,,no",
                Files.readAllLines(file).get(1));
    }

    @Test
    public void theHeaderIsWrittenOnceAlsoAfterARestart() throws IOException {
        log.when(A_CALL_OF_95_SECONDS);
        try (WidgetTester afterwards = WidgetTester.of(() -> new InteractionLog(file))) {
            afterwards.when(A_CALL_OF_95_SECONDS);
        }

        List<String> lines = Files.readAllLines(file);
        assertEquals(3, lines.size());
        assertEquals(1, lines.stream().filter(HEADER::equals).count());
    }

    @Test
    public void aFileThatWasMovedAwayIsBegunAnew() throws IOException {
        log.when(A_CALL_OF_95_SECONDS);
        Files.move(file, file.resolveSibling("yesterday.csv"));
        log.when(A_CALL.id("call-2"), theCustomerHangsUp());

        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    public void onlyTheOwnerCanReadTheFile() throws IOException {
        assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        log.when(A_CALL_OF_95_SECONDS);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())));
    }

    @Test
    public void theViewTellsTheFileAndHowManyLinesWereWritten() {
        log.then().status("waiting");

        log.when(A_CALL_OF_95_SECONDS)
                .then()
                .row("File", file.toString())
                .row("Written", "1")
                .status("writing");
    }

    @Test
    public void aLineThatCannotBeWrittenIsAFailureAndShowsAndTheNextIsTried() throws IOException {
        Files.createDirectories(file);

        String status = log.when(A_CALL_OF_95_SECONDS)
                .then()
                .threw(IOException.class)
                .view()
                .status()
                .orElseThrow();
        assertTrue(status, status.startsWith("cannot write: "));

        Files.delete(file);
        log.when(A_CALL.id("call-2"), theCustomerHangsUp()).then().status("writing");
        assertEquals(2, Files.readAllLines(file).size());
    }

    @Test
    public void aConfiguredFileIsFoundInTheLogDirectory() {
        try (WidgetTester configured = WidgetTester.of(InteractionLog.class)
                .configured("file", file.toAbsolutePath().toString())) {
            configured.then().row("File", file.toAbsolutePath().toString());
        }
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
}
