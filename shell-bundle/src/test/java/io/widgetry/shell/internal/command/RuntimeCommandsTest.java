package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

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

    @Test
    public void threadsThatAreGivenUpAreTold() throws Exception {
        FakeRuntime runtime = new FakeRuntime();
        runtime.abandon(2);
        String text = new RuntimeCommands(runtime, Samples.CLOCK).status(new String[0]);
        assertTrue(text, text.endsWith("Workers       2 busy of 8, 2 threads given up of at most 16"));
    }
}
