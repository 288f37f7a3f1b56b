package io.widgetry.integration.deployment;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.integration.support.Audit;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.Services;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.LedgerWidget;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.condition.Condition;

/** The deployer stops and starts while widgets work: the same set is there, the same bundles, none of them twice. */
public class DeployerRestartTest extends DeploymentTest {
    private static final int ROUNDS = 5;

    /** Works. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = 100_000)
    public static final class Card extends LedgerWidget {}

    /** Works, too. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @SubscribesTo({DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING})
    @Mailbox(capacity = 100_000)
    public static final class Home extends LedgerWidget {}

    @Override
    protected Option[] dropped() {
        return new Option[] {
            TestBundle.named("test.card").with(Card.class).laterAs("card"),
            TestBundle.named("test.home").with(Home.class).laterAs("home")
        };
    }

    /** The ids of the bundles, with version and time of the last change. */
    private Map<Long, String> installed() {
        Map<Long, String> installed = new TreeMap<>();
        for (Bundle bundle : folder().bundles()) {
            assertEquals(bundle + " is active", Bundle.ACTIVE, bundle.getState());
            installed.put(
                    bundle.getBundleId(),
                    bundle.getSymbolicName() + " " + bundle.getVersion() + " " + bundle.getLastModified());
        }
        return installed;
    }

    private void start(Bundle deployer) throws BundleException {
        deployer.start();
        Services.await(bundles, Condition.class, "(osgi.condition.id=io.widgetry.deployed)");
    }

    @Test
    public void theSameSetRunsOnAndNothingIsInstalledTwice() throws Exception {
        Path card = Jars.made("card");
        folder().put(card, "card.jar");
        folder().put(Jars.made("home"), "home.jar");
        folder().put(Jars.file("no bundle".getBytes(StandardCharsets.UTF_8)), "broken.jar");
        folder().await("card.jar", DeploymentState.ACTIVE);
        folder().await("home.jar", DeploymentState.ACTIVE);
        folder().await("broken.jar", DeploymentState.REFUSED);
        Map<Long, String> before = installed();
        List<String> history = folder().history();
        Bundle deployer = bundle("io.widgetry.deployer");
        Centre centre = new Centre(publisher(), "restart", 2, 5);
        settle();
        try (centre) {
            centre.start();
            for (int round = 0; round < ROUNDS; round++) {
                deployer.stop();
                centre.goOn(100);
                assertEquals("while it is away", before, installed());
                start(deployer);
                centre.goOn(100);
                assertEquals("when it is back", before, installed());
                folder().await("broken.jar", DeploymentState.REFUSED);
                assertEquals(history, folder().history());
            }
            Map<String, Long> ids = new TreeMap<>();
            folder().bundles().forEach(bundle -> ids.put(bundle.getSymbolicName(), bundle.getBundleId()));
            deployer.stop();
            folder().put(Jars.version(card, "1.1.0"), "card.jar");
            start(deployer);
            folder().awaitRunning("card.jar", "1.1.0");
            assertEquals(
                    ids.get("test.card"), (Long) folder().bundle("test.card").getBundleId());
            assertEquals(2, folder().bundles().size());
            centre.goOn(100);
            centre.end();
            settle();
            new Audit(centre)
                    .numbers()
                    .interactions("card", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .agents("home", DataEvents.ANY_INTERACTION, DataEvents.USER_TYPING)
                    .assertNoFaults();
        }
    }
}
