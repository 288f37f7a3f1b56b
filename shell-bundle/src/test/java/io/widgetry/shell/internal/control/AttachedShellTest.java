package io.widgetry.shell.internal.control;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Product;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.RuntimeStatus;
import io.widgetry.shell.internal.command.SupervisionCommands;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** {@code widgetry shell} and {@code widgetry exec} from the socket on, with a command that draws on a terminal. */
public class AttachedShellTest {
    private static final String ENTERED = "\u001B[?1049h";
    private static final String LEFT = "\u001B[?1049l";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private ControlRig rig;

    @Before
    public void connect() throws Exception {
        rig = new ControlRig(folder.getRoot().toPath());
        rig.processor().addCommand("widget", new SupervisionCommands(emptyCore()), "top");
    }

    @After
    public void close() throws Exception {
        rig.close();
    }

    private static RuntimeAdmin emptyCore() {
        RuntimeStatus status = new RuntimeStatus(Product.AXP, Instant.EPOCH, 0, 0, 0, 0, 0, 0, Map.of(), 8, 0, 0, 16);
        return (RuntimeAdmin) Proxy.newProxyInstance(
                RuntimeAdmin.class.getClassLoader(),
                new Class<?>[] {RuntimeAdmin.class},
                (proxy, method, arguments) -> method.getName().equals("status") ? status : List.of());
    }

    @Test(timeout = 30_000)
    public void aCommandDrawsOnTheTerminalUntilAKeyAndThePromptComesBack() throws Exception {
        rig.send("shell xterm 100 30\n");
        rig.awaitText("widgetry> ");
        rig.send("widget:top --interval 1\r");
        rig.awaitText(ENTERED);
        rig.awaitText("No widget is deployed.");
        rig.awaitText("No widget is deployed.");
        rig.send("q");
        rig.awaitText(LEFT);
        rig.awaitText("widgetry> ");
        rig.send("exit\r");
        assertTrue(rig.answer().endsWith("\0000"));
    }

    @Test(timeout = 30_000)
    public void controlCEndsItAndTheShellGoesOn() throws Exception {
        rig.send("shell xterm 100 30\n");
        rig.awaitText("widgetry> ");
        rig.send("widget:top --interval 3600\r");
        rig.awaitText("No widget is deployed.");
        rig.send("\u0003");
        rig.awaitText(LEFT);
        rig.awaitText("widgetry> ");
        rig.send("widget:top --once\r");
        rig.awaitText("No widget is deployed.");
        rig.awaitText("widgetry> ");
        rig.send("exit\r");
        assertTrue(rig.answer().endsWith("\0000"));
    }

    @Test(timeout = 30_000)
    public void aClientThatGoesEndsIt() throws Exception {
        rig.send("shell xterm 100 30\n");
        rig.awaitText("widgetry> ");
        rig.send("widget:top --interval 3600\r");
        rig.awaitText("No widget is deployed.");
        rig.leave();
        assertTrue(rig.awaitEnd());
    }

    @Test(timeout = 30_000)
    public void aProgramGetsOneTable() throws Exception {
        rig.send("exec widget:top\n\0");
        String answer = rig.answer();
        assertTrue(answer, answer.endsWith("\n\nNo widget is deployed.\n\0000"));
        assertFalse(answer, answer.contains("\u001B"));
    }
}
