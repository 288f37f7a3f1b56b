package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.BrowserFiles;
import io.widgetry.deployer.internal.support.RigTest;
import org.junit.Test;
import org.osgi.framework.BundleException;

/** Where nothing shows browser widgets, none is taken up. */
public class BrowserWithoutWebTest extends RigTest {

    @Test
    public void theMissingCapabilityIsNamed() throws BundleException {
        rig().bundle("io.widgetry.web").orElseThrow().uninstall();
        rig().begin();
        BrowserFiles.flat("1.0.0", "one();").zipTo(rig().deploy("notes.zip"));
        assertEquals(
                "needs the capability io.widgetry.web (version>=1), which no bundle provides",
                rig().awaitState("notes.zip", DeploymentState.REFUSED).reason().orElseThrow());
        assertEquals("none", rig().running("browser.notes"));
    }
}
