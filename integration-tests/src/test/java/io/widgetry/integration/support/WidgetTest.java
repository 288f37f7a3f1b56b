package io.widgetry.integration.support;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.composite;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import io.widgetry.integration.widget.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.After;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/**
 * A test in which feeds are played to widgets that write down what they are told.
 *
 * <p>The widgets are in bundles of their own. They and the test share the package of {@link Journal}, which yet another
 * bundle exports.
 */
public abstract class WidgetTest extends RuntimeTest {
    private static final String SHARED = Journal.class.getPackageName();

    private final List<Bundle> started = new ArrayList<>();

    /** Lets the bundle with the tests use the journals in which the widgets write, not a copy of the classes. */
    @ProbeBuilder
    public final TestProbeBuilder sharing(TestProbeBuilder probe) {
        return probe.setHeader("Import-Package", SHARED);
    }

    @Override
    protected final Option[] additions() {
        return new Option[] {
            TestBundle.named("test.journal")
                    .with(Journal.class, Told.class, RecordingWidget.class, Gate.class)
                    .header("Export-Package", SHARED)
                    .option(),
            composite(widgets())
        };
    }

    /** The bundles with the test's widgets, and whatever else it needs; called outside the container. */
    protected abstract Option[] widgets();

    /** A bundle of widgets that starts with the container. */
    @SafeVarargs
    protected static Option bundleOf(String symbolicName, Class<? extends RecordingWidget>... widgets) {
        return TestBundle.named(symbolicName).with(widgets).option();
    }

    /** Installs and starts a bundle that was made with {@link TestBundle#laterAs}; it goes when the test ends. */
    protected final Bundle start(String systemProperty) throws BundleException {
        Bundle bundle = bundles.installBundle(System.getProperty(systemProperty));
        started.add(bundle);
        bundle.start();
        Await.until("the widgets of " + bundle, () -> isDeployed(bundle));
        return bundle;
    }

    /** Whether the runtime knows a widget of this bundle. */
    protected final boolean isDeployed(Bundle bundle) {
        return admin().widgets().stream().anyMatch(widget -> widget.bundleId() == bundle.getBundleId());
    }

    /** Takes away what the test installed. */
    @After
    public final void uninstall() throws BundleException {
        for (Bundle bundle : started) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
    }

    protected final RuntimeAdmin admin() {
        return service(RuntimeAdmin.class);
    }

    /** Plays a feed to its end, at maximum speed; every line is expected to be accepted. */
    protected final void play(String... lines) throws InterruptedException {
        FeedStatus feed = tryToPlay(lines);
        assertEquals(feed.problems().toString(), lines.length, feed.accepted());
    }

    /** Plays a feed to its end, at maximum speed, and tells what became of its lines. */
    protected final FeedStatus tryToPlay(String... lines) throws InterruptedException {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        FeedAdmin feeds = service(FeedAdmin.class);
        int id = feeds.play(new ByteArrayInputStream(text), "test", FeedOptions.FASTEST)
                .id();
        FeedStatus feed = feeds.await(id, Await.DEADLINE).orElseThrow();
        assertEquals(FeedStatus.State.FINISHED, feed.state());
        return feed;
    }

    /** A widget was told exactly these callbacks in an agent's workspace, in this order. */
    protected final void assertTold(List<String> expected, String widgetId, String agentId) {
        Journal journal = Journal.of(widgetId);
        awaitSize(expected.size(), () -> journal.lines(agentId));
        assertEquals(expected, journal.lines(agentId));
    }

    /** The instance of one interaction was told exactly these callbacks, in this order. */
    protected final void assertTold(List<String> expected, String widgetId, String agentId, String interactionId) {
        Journal journal = Journal.of(widgetId);
        awaitSize(expected.size(), () -> journal.lines(agentId, interactionId));
        assertEquals(expected, journal.lines(agentId, interactionId));
    }

    private void awaitSize(int size, Supplier<List<String>> lines) {
        Await.until(
                () -> size + " lines, there are " + lines.get(),
                () -> lines.get().size() >= size);
        settle();
    }

    /** Waits until nothing is on its way to any widget: what has not been told now, is not told. */
    protected final void settle() {
        Await.until("all mailboxes are empty", () -> {
            long before = delivered();
            return before >= 0 && delivered() == before;
        });
    }

    /** How much has been delivered; -1 while something waits or runs. */
    private long delivered() {
        if (admin().status().busyWorkers() > 0) {
            return -1;
        }
        Counters all = admin().widgets().stream().map(WidgetStatus::counters).reduce(Counters.ZERO, Counters::plus);
        return all.queued() > 0 || admin().status().busyWorkers() > 0 ? -1 : all.delivered();
    }

    /** Sets one attribute of the core's configuration, and leaves the others at their defaults. */
    protected final void configureCore(String attribute, Object value) throws IOException {
        service(ConfigurationAdmin.class)
                .getConfiguration("io.widgetry.core", "?")
                .update(FrameworkUtil.asDictionary(Map.of(attribute, value)));
    }

    /** What the runtime knows about a widget. */
    protected final WidgetStatus widget(String widgetId) {
        List<WidgetStatus> found = admin().widgets().stream()
                .filter(each -> each.widgetId().equals(widgetId))
                .toList();
        assertEquals("widgets " + widgetId, 1, found.size());
        return found.get(0);
    }
}
