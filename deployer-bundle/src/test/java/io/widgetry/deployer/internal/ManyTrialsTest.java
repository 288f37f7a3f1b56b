package io.widgetry.deployer.internal;

import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.Core;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.support.Told;
import java.time.Duration;
import java.util.List;
import org.junit.Before;
import org.junit.Test;

/** Several versions on trial at the same time, as after the first start of a home. */
public class ManyTrialsTest extends RigTest {
    private static final List<String> NAMES = List.of("card", "clock", "notes", "board", "script");

    private Core core;

    @Before
    public void allAreOnTrial() {
        core = new Core(rig().context());
        for (String name : NAMES) {
            core.says(name, "1.0.0", WidgetState.HEALTHY, 1, 0);
            Jars.widget(name, "1.0.0").to(rig().deploy(name + ".jar"));
        }
        rig().with(Told.trial(Duration.ofMinutes(10))).with(core.service()).begin();
        for (String name : NAMES) {
            rig().awaitState(name + ".jar", DeploymentState.ON_TRIAL);
        }
    }

    /** To add up what widgets cost takes the core long; looks are at least a tenth of a second apart. */
    @Test
    public void theCoreIsAskedOnceForAllOfThem() {
        int looks = 8;
        long since = System.nanoTime();
        int before = core.asked();

        Await.until(() -> "asked " + core.asked(), () -> core.asked() >= before + looks);

        Duration took = Duration.ofNanos(System.nanoTime() - since);
        assertTrue(looks + " looks took no longer than " + took, took.toMillis() >= 100 * (looks - 1));
    }

    @Test
    public void oneThatFailsIsFoundAndTheOthersGoOn() {
        core.says("notes", "1.0.0", WidgetState.FAILED, 0, 0);

        rig().awaitState("notes.jar", DeploymentState.FAILED);

        for (String name : NAMES) {
            if (!name.equals("notes")) {
                rig().awaitState(name + ".jar", DeploymentState.ON_TRIAL);
            }
        }
    }
}
