package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.FaultyDisk;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import java.io.IOException;
import java.util.List;
import org.junit.Test;

/** Where the file system reports nothing, the folder is looked at all the same. */
public class WatchFailuresTest extends RigTest {
    private final FaultyDisk faulty = new FaultyDisk();
    private final LogFile log = new LogFile();

    private void everythingIsFound() {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.0.0", DeploymentState.ACTIVE);
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        rig().delete("card.jar");
        rig().awaitRunning("card", "none");
    }

    private List<String> warnings() {
        return log.lines().stream().filter(line -> line.startsWith("WARN ")).toList();
    }

    private String warning(String reason) {
        return "WARN The file system does not report changes of " + rig().deploy() + " (" + reason
                + "): it is looked at every 100 ms";
    }

    @Test
    public void filesAreFoundWhereNothingReportsThem() {
        faulty.failAt((operation, path) -> operation.equals("watch"));
        rig().with(faulty.disk()).begin();
        everythingIsFound();
        assertEquals(List.of(warning(rig().deploy() + ": No space left on device")), warnings());
    }

    @Test
    public void filesAreFoundWhenTheReportsEnd() throws IOException {
        rig().with(faulty.disk()).begin();
        Await.until(() -> "nothing is watched", faulty::isWatching);
        faulty.endWatching();
        everythingIsFound();
        assertEquals(List.of(warning("no more")), warnings());
    }
}
