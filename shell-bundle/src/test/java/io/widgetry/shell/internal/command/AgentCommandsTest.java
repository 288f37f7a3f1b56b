package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.AgentStatus;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.ResourceState;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Text;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class AgentCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final AgentCommands commands = new AgentCommands(runtime, Samples.CLOCK);

    private String list(String... words) throws Exception {
        return commands.list(words);
    }

    private String failure(String... words) {
        return assertThrows(CommandException.class, () -> commands.info(words)).getMessage();
    }

    @Test
    public void agentsAreATable() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        runtime.agents.add(new AgentStatus(
                "600009",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                Optional.empty(),
                0,
                Samples.NINE,
                "/"));
        assertEquals("""
                AGENT   STATE  REASON  SINCE     INTERACTIONS  FOCUS      EVENTS  SOURCE
                600008  READY  –       09:00:12             2  bffae854…   1,204  /cti/east
                600009  –      –       –                    0  –               0  /""", list());
    }

    @Test
    public void nobodyIsASentence() throws Exception {
        assertEquals("Nobody is signed in.", list());
    }

    @Test
    public void theTableFitsWhateverSourcesSend() throws Exception {
        runtime.agents.add(new AgentStatus(
                "agent\u001B[2J-" + "x".repeat(200),
                Optional.of("S".repeat(100)),
                Optional.of("R".repeat(100)),
                Optional.of(Samples.NINE),
                1_000_000,
                Optional.of("f".repeat(300)),
                Long.MAX_VALUE,
                Samples.NINE,
                "s".repeat(300)));
        String table = list();
        assertTrue(table, table.lines().allMatch(line -> Text.width(line) <= 100));
        assertTrue(table, table.chars().noneMatch(c -> c < ' ' && c != '\n'));
    }

    @Test
    public void anAgentIsShownWithStateAndInteractions() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        runtime.interactions.add(Samples.interaction(
                "600008", Samples.CALL, Samples.data("VOICE", "ALERTING", "Ann Archer", "Billing"), "caller-card"));
        runtime.interactions.add(Samples.interaction("600009", Samples.CHAT, null));
        Map<String, ResourceState> channels = new LinkedHashMap<>();
        channels.put("VOICE", new ResourceState("READY", null, Capabilities.NONE, "4800", "1", Map.of()));
        channels.put("EMAIL", new ResourceState("NOT_READY", "5", Capabilities.NONE, null, "1", Map.of()));
        channels.put("SMS", null);
        runtime.workspaces.put(
                "600008",
                new FakeWorkspace(
                        "600008",
                        new AgentState(channels, "READY", "NOT_READY", null, null, Map.of(), null, null, Map.of()),
                        new Capabilities(Map.of("canLogout", true, "canSetReady", false), null, null)));
        assertEquals("""
                Agent        600008
                State        READY since 09:00:12
                Before that  NOT_READY
                Channels     VOICE READY 4800
                             EMAIL NOT_READY 5
                May          canLogout
                Signed in    09:00:00, 5 min 0 s ago
                Events       1,204
                Source       /cti/east

                INTERACTION  AGENT   CHANNEL  STATE     TITLE       TOPIC    SINCE     WIDGETS
                bffae854…    600008  VOICE    ALERTING  Ann Archer  Billing  09:00:00        1""", commands.info(new String[] {"600008"}));
    }

    @Test
    public void anAgentIsFoundByTheBeginningOfTheId() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        runtime.agents.add(Samples.agent("700008"));
        assertTrue(commands.info(new String[] {"7"}).startsWith("Agent      700008\n"));
    }

    @Test
    public void anUnknownAgentIsToldWithThoseThereAre() {
        assertEquals("No agent 60000 is signed in: nobody is signed in.", failure("60000"));
        runtime.agents.add(Samples.agent("600008"));
        assertEquals("No agent 70 is signed in; there is only 600008.", failure("70"));
        runtime.agents.add(Samples.agent("600009"));
        runtime.agents.add(Samples.agent("600010"));
        assertEquals("No agent 70 is signed in; the signed-in agents are 600008, 600009 and 600010.", failure("70"));
    }

    @Test
    public void amongManyTheNearestAreProposed() {
        for (int i = 0; i < 1_200; i++) {
            runtime.agents.add(Samples.agent(Integer.toString(600_000 + i)));
        }
        assertEquals(
                "No agent 600oo8 is signed in; did you mean 600008, 600018 or 600028? agent:list shows all 1,200.",
                failure("600oo8"));
        assertEquals("No agent bob is signed in; agent:list shows all 1,200.", failure("bob"));
    }

    @Test
    public void anAmbiguousBeginningIsToldWithWhatItCanBe() {
        for (int i = 0; i < 8; i++) {
            runtime.agents.add(Samples.agent("60000" + i));
        }
        assertEquals(
                "6000 can be 8 agents: 600000, 600001, 600002, 600003, 600004, 600005 and 2 more. Write more of it.",
                failure("6000"));
    }

    @Test
    public void whatWasTypedIsCleanedInTheAnswer() {
        String sentence = failure("\u001B]0;x\u0007\u001B[2J" + "y".repeat(500));
        assertTrue(sentence, sentence.chars().noneMatch(c -> c < ' '));
        assertTrue(sentence, sentence.length() < 120);
    }
}
