package io.widgetry.integration.support;

import static org.ops4j.pax.exam.CoreOptions.composite;

import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.integration.widget.Ledger;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.ops4j.pax.exam.Option;
import org.osgi.service.condition.Condition;

/** A test in which widgets come from the drop folder, while a source publishes without a pause. */
public abstract class DeploymentTest extends WidgetTest {
    private DropFolder folder;

    @Override
    protected final Option[] widgets() {
        return new Option[] {RuntimeOptions.logging(), home(), composite(dropped())};
    }

    /** The deployer and its home; called outside the container. */
    protected Option home() {
        return RuntimeOptions.deployer();
    }

    /** The test's bundles, most of them made to be dropped later; called outside the container. */
    protected abstract Option[] dropped();

    @Override
    protected long updateWindowMillis() {
        return 10_000;
    }

    /** Begins with an empty folder and a deployer that waits for nothing for long. */
    @Before
    public final void openFolder() throws IOException {
        configureDeployer(Map.of());
        folder = new DropFolder(bundles);
        Services.await(bundles, Condition.class, "(osgi.condition.id=io.widgetry.deployed)");
    }

    /** Sets some attributes of the deployer's configuration, in place of what the tests have otherwise. */
    protected final void configureDeployer(Map<String, Object> attributes) throws IOException {
        Map<String, Object> all = new HashMap<>(Map.of(
                "quietMillis", 30L,
                "incompleteMillis", 200L,
                "scanMillis", 200L,
                "removeGraceMillis", 100L,
                "retryMillis", 200L,
                "startDeadlineMillis", 10_000L,
                "trialDeliveries", 5,
                "trialMillis", 50L));
        // beside the API, what the tests' widgets write in
        all.put("allowedPackages", new String[] {
            "io.widgetry.api.*", "java.*", "org.osgi.*", "org.slf4j.*", Ledger.class.getPackageName()
        });
        all.putAll(attributes);
        new Configurations(bundles).set("io.widgetry.deployer", all);
    }

    /** Takes away what the test dropped. */
    @After
    public final void emptyFolder() {
        folder.empty();
        Ledger.clear();
    }

    protected final DropFolder folder() {
        return folder;
    }

    protected final DataEventPublisher publisher() {
        return service(DataEventPublisher.class);
    }
}
