package io.widgetry.integration.deployment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.integration.support.Audit;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.SmallDisk;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.LedgerWidget;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.junit.After;
import org.junit.Test;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** The disk with the drop folder is full: nothing that runs is touched, and it goes on by itself when there is room. */
public class DiskFullTest extends DeploymentTest {
    private static final String MOUNTED = "test.small.disk";
    private static final String JAR = "card.jar";

    /** Works. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = 100_000)
    public static final class Card extends LedgerWidget {}

    @Override
    protected Option home() {
        Optional<Path> disk = SmallDisk.mount("1m");
        return CoreOptions.composite(
                CoreOptions.systemProperty(MOUNTED).value(String.valueOf(disk.isPresent())),
                disk.map(RuntimeOptions::deployer).orElseGet(RuntimeOptions::deployer));
    }

    @Override
    protected Option[] dropped() {
        return new Option[] {TestBundle.named("test.card").with(Card.class).laterAs("card")};
    }

    /** The system's disk is not filled. */
    @After
    public void unmount() {
        if (Boolean.getBoolean(MOUNTED)) {
            SmallDisk.unmount(folder().home());
        }
    }

    @Test
    public void whatRunsGoesOnAndTheUpdateIsMadeWhenThereIsRoom() throws Exception {
        assumeTrue("a file system of its own cannot be mounted here", Boolean.getBoolean(MOUNTED));
        Path card = Jars.made("card");
        folder().put(card, JAR);
        folder().await(JAR, DeploymentState.ACTIVE);
        Bundle bundle = folder().bundle("test.card");
        try (Centre centre = new Centre(publisher(), "full", 2, 5).start()) {
            centre.goOn(200);
            // so large that what the deployer itself gives back is not enough for it
            Path larger = Jars.padded(Jars.version(card, "1.1.0"), 100_000);
            Path next = Files.copy(larger, folder().file(".next"));
            Path filler = folder().home().resolve("filler");
            SmallDisk.fill(filler);
            Files.move(next, folder().file(JAR), StandardCopyOption.ATOMIC_MOVE);
            String reason =
                    folder().await(JAR, DeploymentState.REFUSED).reason().orElseThrow();
            assertTrue(reason, reason.contains("No space left on device"));
            centre.goOn(400);
            assertEquals("1.0.0", bundle.getVersion().toString());
            assertEquals(Bundle.ACTIVE, bundle.getState());

            Files.delete(filler);
            folder().awaitRunning(JAR, "1.1.0");
            folder().await(JAR, DeploymentState.ACTIVE);
            Await.until("no note is left", () -> folder().note(JAR).isEmpty());
            centre.goOn(200);
            centre.end();
            settle();
            new Audit(centre)
                    .numbers()
                    .interactions("card", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .assertNoFaults();
        }
    }
}
