package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.shell.internal.syntax.CommandException;
import org.junit.After;
import org.junit.Test;

/** What Gogo makes of a line before a command sees it. */
public class GogoArgumentsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final Gogo gogo = new Gogo()
            .with("agent", new AgentCommands(runtime, Samples.CLOCK), "list", "info")
            .with("feed", new FeedCommands(new FakeFeeds(), Samples.CLOCK), "stop")
            .with("felix", new Felix(), "stop");

    /** Stands for the commands that Gogo brings. */
    public static final class Felix {
        public String stop(String[] bundles) {
            return "bundle stopped";
        }
    }

    @After
    public void close() {
        gogo.close();
    }

    @Test
    public void idsThatLookLikeNumbersAndConstantsStayWhatTheyAre() throws Exception {
        for (String id :
                new String[] {"600008", "0042", "12e4", "1.50", "1e999", "true", "null", "NaN", "0x1f", "7d", "+49"}) {
            runtime.agents.clear();
            runtime.agents.add(Samples.agent(id));
            String text = gogo.run("agent:info " + id);
            assertTrue(id + ": " + text, text.startsWith("Agent      " + id + "\n"));
        }
    }

    @Test
    public void quotedWordsAreOneArgument() throws Exception {
        runtime.agents.add(Samples.agent("Ann Archer"));
        assertTrue(gogo.run("agent:info 'Ann Archer'").contains("Ann Archer"));
        assertTrue(gogo.run("agent:info \"Ann Archer\"").contains("Ann Archer"));
    }

    @Test
    public void aFailureIsASentenceWithoutAClassName() {
        CommandException failure = assertThrows(CommandException.class, () -> gogo.run("agent:info 7"));
        assertEquals("No agent 7 is signed in: nobody is signed in.", failure.toString());
        assertEquals(failure.toString(), failure.getMessage());
    }

    @Test
    public void theShellsOwnStopIsNotTheFeeds() throws Exception {
        assertEquals("bundle stopped", gogo.run("stop 5"));
    }

    @Test
    public void aResultCanBePiped() throws Exception {
        runtime.agents.add(Samples.agent("600008"));
        gogo.with(
                "test",
                new Object() {
                    @SuppressWarnings("unused") // called by Gogo
                    public long lines() throws Exception {
                        return new String(org.apache.felix.service.command.Process.Utils.current()
                                        .in()
                                        .readAllBytes())
                                .lines()
                                .count();
                    }
                },
                "lines");
        assertEquals("2", gogo.run("agent:list | test:lines"));
    }
}
