package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Text;
import org.apache.felix.service.command.Descriptor;
import org.junit.After;
import org.junit.Test;

public class HelpCommandTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final Gogo gogo = new Gogo()
            .with("widgetry", new HelpCommand(), "help")
            .with("agent", new AgentCommands(runtime, Samples.CLOCK), "list", "info")
            .with("felix", new Felix(), "help", "resolve");

    /** Stands for the commands that Gogo brings. */
    public static final class Felix {
        @Descriptor("resolve bundles")
        public void resolve(long id) {
            throw new UnsupportedOperationException();
        }

        @Descriptor("displays information about a specific command")
        public String help(String name) {
            return "felix explains " + name;
        }
    }

    @After
    public void close() {
        gogo.close();
    }

    @Test
    public void everyCommandHasALineInTheOverview() throws Exception {
        String help = gogo.run("help");
        for (Syntax command : Commands.ALL) {
            assertTrue(help, help.contains("%-20s  %s".formatted(command.name(), command.sentence())));
        }
        assertTrue(
                help, help.startsWith("runtime:status        shows how the runtime as a whole fares\n\nagent:list "));
        assertTrue(help, help.contains("felix:help"));
        assertTrue(help, help.lines().allMatch(line -> Text.width(line) <= 100));
    }

    @Test
    public void aCommandIsExplainedByItsNameWithOrWithoutScope() throws Exception {
        assertEquals(AgentCommands.INFO.help(), gogo.run("help agent:info"));
        assertEquals(EventCommands.TAIL.help(), gogo.run("help tail"));
        assertEquals(AgentCommands.LIST.help() + "\n\n\n" + AgentCommands.INFO.help(), gogo.run("help agent"));
    }

    @Test
    public void theCommandExplainsItselfLikewise() throws Exception {
        assertEquals(AgentCommands.INFO.help(), gogo.run("agent:info --help"));
    }

    @Test
    public void otherCommandsAreExplainedByGogo() throws Exception {
        assertEquals("felix explains felix:resolve", gogo.run("help resolve"));
        assertEquals("felix explains felix:resolve", gogo.run("help felix:resolve"));
    }

    @Test
    public void aNameThatOthersUseTooIsExplainedForEach() throws Exception {
        gogo.with("gogo", new Felix(), "tail");
        assertEquals(EventCommands.TAIL.help() + "\n\n\nfelix explains gogo:tail", gogo.run("help tail"));
    }

    @Test
    public void anUnknownCommandIsASentence() {
        assertEquals(
                "There is no command agent:lsit; did you mean agent:list? help shows all " + (Commands.ALL.size() + 2)
                        + ".",
                assertThrows(CommandException.class, () -> gogo.run("help agent:lsit"))
                        .getMessage());
    }

    @Test
    public void everyHelpFits() {
        for (Syntax command : Commands.ALL) {
            assertTrue(command.name(), command.help().lines().allMatch(line -> Text.width(line) <= 100));
        }
    }
}
