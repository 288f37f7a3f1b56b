package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;

import org.junit.Test;

public class RuntimeCommandsTest {

    @Test
    public void theRuntimeIsShownAsAWhole() throws Exception {
        assertEquals("""
                Product       axp
                Running       5 min 0 s, since 09:00:00
                Agents        2
                Interactions  3
                Widgets       8 with 1 instance
                Accepted      1,204 events
                Duplicates    3
                Rejected      3: 1 malformed, 2 no interaction
                Workers       2 busy of 8""", new RuntimeCommands(new FakeRuntime(), Samples.CLOCK).status(new String[0]));
    }
}
