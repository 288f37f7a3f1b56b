package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ConfigFileTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private static final String DEFAULTS =
            "\"org.apache.felix.hc.core.impl.executor.HealthCheckExecutorThreadPool\": { \"threadPoolSize:Integer\": 4 }";

    @Test
    public void addsWhatTheConfiguratorWantsAndLeavesTheRestAsItIs() throws IOException, CommandException {
        String members =
                " ä\": { \"product\": \"axp\", \"workers:Integer\": 4, \"l\": [\"a\"] }, /* one */ \"f~x\": {} }\n";

        String given = ConfigFile.read(file("// ours {\n  { \"" + members));

        assertEquals(
                "{\":configurator:symbolic-name\": \"io.widgetry.configuration\", \":configurator:version\": \"1.0.0\", "
                        + DEFAULTS + ",  \"" + members,
                given);
    }

    @Test
    public void leavesAResourceThatHasANameOfItsOwn() throws IOException, CommandException {
        String own = "{\":configurator:symbolic-name\": \"mine\", \":configurator:version\": \"1.0\", \"a\": {}}";

        assertEquals(own, ConfigFile.read(file(own)));
    }

    @Test
    public void canBeEmpty() throws IOException, CommandException {
        String given = ConfigFile.read(file("{ }"));

        assertTrue(given, given.endsWith("\"1.0.0\", " + DEFAULTS + " }"));
    }

    @Test
    public void leavesOutADefaultThatTheFileGives() throws IOException, CommandException {
        String pid = "\"org.apache.felix.hc.core.impl.executor.HealthCheckExecutorThreadPool\": {}";

        String given = ConfigFile.read(file("{" + pid + "}"));

        assertTrue(given, given.endsWith("\"1.0.0\", " + pid + "}"));
    }

    @Test
    public void refusesWhatIsNoText() throws IOException {
        Path file = folder.newFile().toPath();
        Files.write(file, new byte[] {'{', (byte) 0xFF, '}'});

        CommandException refusal = assertThrows(CommandException.class, () -> ConfigFile.read(file));

        assertEquals("the configuration " + file + " is not text in UTF-8", refusal.getMessage());
    }

    @Test
    public void saysWhereTheSyntaxIsWrong() throws IOException {
        assertRefused("{\n  \"a.pid\": {\n    \"x\": 1,\n  }\n}\n", "line 4, column 3");
        assertRefused("{ \"a.pid\": { \"x\": tru } }", "line 1, column 19: Unrecognized token 'tru'");
    }

    @Test
    public void saysWhatIsNotClosed() throws IOException {
        assertRefused("{ \"a.pid\": {", "Unexpected end-of-input");
    }

    @Test
    public void refusesWhatIsNoObject() throws IOException {
        assertRefused("[1]", "line 1, column 1: a configuration is an object");
        assertRefused("", "a configuration is an object");
    }

    @Test
    public void refusesAPidWithoutAnObject() throws IOException {
        assertRefused("{\n \"io.widgetry.core\": 5 }", "line 2, column 22: \"io.widgetry.core\" is a PID");
    }

    @Test
    public void refusesAPidThatIsThereTwice() throws IOException {
        assertRefused("{ \"a\": {}, \"a\": {} }", "Duplicate field 'a'");
    }

    @Test
    public void refusesWhatFollowsTheObject() throws IOException {
        assertRefused("{ \"a\": {} } {}", "nothing may follow");
    }

    private void assertRefused(String text, String reason) throws IOException {
        Path file = file(text);
        CommandException refusal = assertThrows(CommandException.class, () -> ConfigFile.read(file));
        assertEquals(CommandException.REFUSED, refusal.status());
        assertTrue(
                refusal.getMessage(),
                refusal.getMessage().startsWith("the configuration " + file + " is wrong in line "));
        assertTrue(refusal.getMessage(), refusal.getMessage().contains(reason));
        assertTrue(refusal.getMessage(), refusal.getMessage().endsWith("\nmend it, or start without it"));
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.newFile().toPath(), text);
    }
}
