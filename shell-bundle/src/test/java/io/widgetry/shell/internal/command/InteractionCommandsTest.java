package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.InteractionStatus;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.Participant;
import io.widgetry.shell.internal.syntax.CommandException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

public class InteractionCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final InteractionCommands commands = new InteractionCommands(runtime, Samples.CLOCK);

    @Before
    public void twoInteractions() {
        runtime.agents.add(Samples.agent("600008"));
        runtime.agents.add(Samples.agent("600009"));
        runtime.interactions.add(Samples.interaction(
                "600008",
                Samples.CALL,
                Samples.data("VOICE", "ALERTING", "Ann \u001B[31mArcher", "Billing"),
                "caller-card",
                "transcript"));
        runtime.interactions.add(Samples.interaction("600009", Samples.CHAT, null));
    }

    private String list(String... words) throws Exception {
        return commands.list(words);
    }

    private String info(String... words) throws Exception {
        return commands.info(words);
    }

    @Test
    public void interactionsAreATable() throws Exception {
        assertEquals("""
                INTERACTION  AGENT   CHANNEL  STATE     TITLE       TOPIC    SINCE     WIDGETS
                bffae854…    600008  VOICE    ALERTING  Ann Archer  Billing  09:00:00        2
                0c52e8a6…    600009  –        –         –           –        09:00:00        0""", list());
    }

    @Test
    public void theyAreFilteredByAgentAndChannel() throws Exception {
        assertEquals(2, list("--agent", "600008").lines().count());
        assertTrue(list("--agent", "600009").contains("0c52e8a6…"));
        assertTrue(list("--channel", "voice").contains("bffae854…"));
        assertEquals(
                "None of 2 live interactions is agent 600009's and on channel VOICE; the channels are VOICE, unknown.",
                list("--agent", "600009", "--channel", "VOICE"));
    }

    @Test
    public void noneIsASentence() throws Exception {
        runtime.interactions.clear();
        assertEquals("No interaction is live.", list());
    }

    @Test
    public void wrapUpIsShownInsteadOfTheLastState() throws Exception {
        runtime.interactions.clear();
        runtime.interactions.add(new InteractionStatus(
                "600008",
                new Samples.Live(
                        Samples.CALL,
                        Optional.of(Samples.data("VOICE", "ACTIVE", "Ann", null)),
                        Optional.empty(),
                        Optional.empty(),
                        true),
                "/",
                List.of()));
        assertTrue(list().contains("(wrap-up)"));
        assertTrue(info("bff").contains("\nEnded         09:01:00\nWrap-up       its after-contact work"));
    }

    @Test
    public void anInteractionIsShownInFull() throws Exception {
        assertEquals("""
                Interaction   bffae854-9219-4cfc-9fd3-7125f2e76844
                Agent         600008
                Since         09:00:00
                Channel       VOICE
                State         ALERTING
                Type          CALLED
                Direction     INCOMING
                Title         Ann Archer
                Topic         Billing
                Skill         Claims
                From          +49 30 1234
                To            4800
                Work request  wr-1
                May           canHold
                Attributes    Language=de
                Source        /cti/east
                Widgets       caller-card, transcript""", info("bffae854"));
    }

    @Test
    public void mediaAreShownWithTheirParticipants() throws Exception {
        Participant customer =
                new Participant("CUSTOMER", null, "Ann\u0007", "ann@example.com", false, false, Map.of());
        Media media = new Media(Samples.CHAT, List.of(), Arrays.asList(customer, null), Map.of());
        runtime.interactions.set(
                1,
                new InteractionStatus(
                        "600009",
                        new Samples.Live(Samples.CHAT, Optional.empty(), Optional.empty(), Optional.of(media), false),
                        "/",
                        List.of()));
        String text = info(Samples.CHAT);
        assertTrue(text, text.contains("Participants  CUSTOMER Ann ann@example.com\nMessages      0\n"));
    }

    @Test
    public void anAbbreviationFromATableIsAnIdToo() throws Exception {
        assertTrue(info("bffae854…").contains(Samples.CALL));
        assertTrue(info("bff…6844").contains(Samples.CALL));
    }

    @Test
    public void oneIdOfSeveralAgentsIsShownForEach() throws Exception {
        runtime.interactions.add(Samples.interaction("600009", Samples.CALL, null));
        assertEquals(
                2,
                info(Samples.CALL)
                        .lines()
                        .filter(line -> line.startsWith("Interaction "))
                        .count());
        assertEquals(
                1,
                info(Samples.CALL, "--agent", "600009")
                        .lines()
                        .filter(line -> line.startsWith("Interaction "))
                        .count());
    }

    @Test
    public void anUnknownIdIsToldWithThoseThereAre() {
        assertEquals(
                "No interaction 77 is live; the live ones are 0c52e8a6… and bffae854….",
                assertThrows(CommandException.class, () -> info("77")).getMessage());
        assertEquals(
                "No agent 7 is signed in; the signed-in agents are 600008 and 600009.",
                assertThrows(CommandException.class, () -> list("--agent", "7")).getMessage());
    }
}
