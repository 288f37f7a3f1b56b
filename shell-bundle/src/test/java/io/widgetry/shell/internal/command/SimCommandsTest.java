package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Times;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

public class SimCommandsTest {
    private final FakeSimulator simulator = new FakeSimulator();
    private final SimCommands commands = new SimCommands(Samples.CLOCK);
    private Gogo gogo;

    @Before
    public void connect() {
        commands.setSimulator(simulator);
        gogo = new Gogo().with("sim", commands, "status", "start", "stop", "ring", "fault", "hold", "resume");
    }

    @After
    public void close() {
        gogo.close();
    }

    private String run(String line) throws Exception {
        return gogo.run(line);
    }

    private String failure(String line) {
        return assertThrows(CommandException.class, () -> run(line)).getMessage();
    }

    @Test
    public void aSimulationBeginsAsConfigured() throws Exception {
        assertEquals(
                "A simulation begins with 6 agents; people play 600008. sim:status says how it fares.",
                run("sim:start"));
        assertEquals(
                List.of("start SimulatorOptions[seed=OptionalLong.empty, speed=OptionalDouble.empty,"
                        + " colleagues=OptionalInt.empty, load=OptionalDouble.empty]"),
                simulator.asked);
        assertEquals("A simulation runs already; sim:stop ends it.", failure("sim:start"));
    }

    @Test
    public void aSimulationBeginsWithWhatIsWritten() throws Exception {
        run("sim:start --seed -7 --speed max --colleagues 50 --load 0.5");
        assertEquals(
                List.of("start SimulatorOptions[seed=OptionalLong[-7], speed=OptionalDouble[Infinity],"
                        + " colleagues=OptionalInt[50], load=OptionalDouble[0.5]]"),
                simulator.asked);
    }

    @Test
    public void whatIsNoNumberIsNotTaken() {
        assertTrue(failure("sim:start --seed x").startsWith("sim:start: --seed must be a whole number, not x."));
        assertTrue(failure("sim:start --colleagues -1").contains("--colleagues must be a whole number"));
        assertTrue(failure("sim:start --speed 0").contains("speed must be a number greater than 0 or max"));
        assertTrue(failure("sim:start --load much").contains("--load must be a number such as 0.5 or 3"));
        assertTrue(failure("sim:fault late --for 0").contains("--for must be a whole number from 1"));
        assertEquals(List.of(), simulator.asked);
    }

    @Test
    public void theStatusIsAListOfWhatThereIs() throws Exception {
        assertEquals("No simulation has run since the start. sim:start begins one.", run("sim:status"));
        run("sim:start");
        run("sim:fault malformed");
        assertEquals("""
                Simulation      running
                Began           09:00:00, %s ago
                Speed           ×10
                Seed            600008
                Played          3 min 0 s
                Agents          6, 6 signed in
                Desktop agents  600008
                Contacts        1,204, 2 waiting
                Interactions    5
                Actions         3 done, 1 refused
                Events          12,345
                Rejected        7 malformed
                Fault           malformed, for 30 s""".formatted(new Times(Samples.CLOCK).ago(Samples.NINE)), run("sim:status"));
    }

    @Test
    public void aSimulationThatEndsSaysWhatWasPlayed() throws Exception {
        assertEquals("No simulation runs.", run("sim:stop"));
        run("sim:start");
        assertEquals("The simulation has ended after 1,204 contacts and 12,345 events.", run("sim:stop"));
    }

    @Test
    public void aCustomerRingsWhereAndHowItIsWritten() throws Exception {
        assertEquals("Interaction " + Samples.CALL + " rings at agent 600008.", run("sim:ring"));
        assertEquals("Interaction " + Samples.CALL + " rings at agent 600011.", run("sim:ring chat --agent 600011"));
        assertEquals(List.of("ring - voice", "ring 600011 chat"), simulator.asked);
        assertEquals("There is no channel fax; the channels are voice, chat and email.", failure("sim:ring fax"));
    }

    @Test
    public void aFaultLastsAsLongAsItIsWritten() throws Exception {
        assertEquals(
                "The simulated source works badly: source-down, for 30 s. sim:fault none ends it.",
                run("sim:fault source-down --for 30"));
        assertEquals("The simulated source works as it should.", run("sim:fault none"));
        assertEquals(List.of("fault SOURCE_DOWN 30", "fault NONE -1"), simulator.asked);
        assertTrue(failure("sim:fault flood")
                .contains("the faults are none, source-down, duplicate, disorder, malformed, burst, late"));
    }

    @Test
    public void timeIsHeldAtOnceOrAfterAnEvent() throws Exception {
        run("sim:start");
        assertEquals(
                "Time stands still in the simulation; you can go on to act. sim:resume lets it go on.",
                run("sim:hold"));
        assertTrue(run("sim:status").contains("Simulation      held: sim:resume lets time go on"));
        assertEquals("Time goes on in the simulation.", run("sim:resume"));
        assertEquals("The simulation was not held.", run("sim:resume"));
        assertEquals(
                "Time will stand still after onInteractionEvent with state HELD of agent 600011. sim:resume ends the"
                        + " waiting.",
                run("sim:hold onInteractionEvent --state HELD --agent 600011"));
        assertTrue(run("sim:status")
                .contains("Simulation      running, until onInteractionEvent with state HELD of agent 600011"));
        assertEquals(
                List.of(
                        "hold -",
                        "resume",
                        "resume",
                        "hold SimulatorMoment[event=onInteractionEvent, state=Optional[HELD],"
                                + " agentId=Optional[600011]]"),
                simulator.asked.subList(1, simulator.asked.size()));
    }

    @Test
    public void aMomentThatCannotComeIsNotWaitedFor() {
        assertEquals(
                "onInteractonEvent is not in the catalogue, so the simulator never tells it; did you mean"
                        + " onInteractionEvent?",
                failure("sim:hold onInteractonEvent"));
        assertTrue(failure("sim:hold --state HELD").startsWith("sim:hold: EVENT is missing"));
        assertEquals(List.of(), simulator.asked);
    }

    @Test
    public void withoutASimulatorEveryCommandSaysSo() {
        commands.unsetSimulator(simulator);
        for (String line : List.of("status", "start", "stop", "ring", "fault none", "hold", "resume")) {
            assertEquals(
                    "There is no simulator: the bundle io.widgetry.simulator is not active, so there is nothing to"
                            + " simulate.",
                    failure("sim:" + line));
        }
    }
}
