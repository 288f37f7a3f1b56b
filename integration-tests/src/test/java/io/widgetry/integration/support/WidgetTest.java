package io.widgetry.integration.support;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.composite;

import io.widgetry.api.Widget;
import io.widgetry.api.admin.FeedAdmin;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.FeedStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.integration.widget.Account;
import io.widgetry.integration.widget.Entry;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.Ledger;
import io.widgetry.integration.widget.LedgerWidget;
import io.widgetry.integration.widget.RecordingWidget;
import io.widgetry.integration.widget.Sickness;
import io.widgetry.integration.widget.Told;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.After;
import org.junit.Before;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.ProbeBuilder;
import org.ops4j.pax.exam.TestProbeBuilder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/**
 * A test in which feeds are played to widgets that write down what they are told.
 *
 * <p>The widgets are in bundles of their own. They and the test share the package of {@link Journal}, which yet another
 * bundle exports.
 */
public abstract class WidgetTest extends RuntimeTest {
    private static final String SHARED = Journal.class.getPackageName();

    private final List<Bundle> started = new ArrayList<>();

    /**
     * Lets the bundle with the tests use the journals in which the widgets write, not a copy of the classes. Optional,
     * because Pax Exam goes on with the header in later test classes, which may have no journals.
     */
    @ProbeBuilder
    public final TestProbeBuilder sharing(TestProbeBuilder probe) {
        return probe.setHeader("Import-Package", SHARED + ";resolution:=optional");
    }

    @Override
    protected final Option[] additions() {
        return new Option[] {
            TestBundle.named("test.journal")
                    .with(Journal.class, Told.class, RecordingWidget.class, Gate.class)
                    .with(Ledger.class, Account.class, Entry.class, LedgerWidget.class, Sickness.class)
                    .header("Export-Package", SHARED)
                    .option(),
            composite(widgets())
        };
    }

    /** The bundles with the test's widgets, and whatever else it needs; called outside the container. */
    protected abstract Option[] widgets();

    /** A bundle of widgets that starts with the container. */
    @SafeVarargs
    protected static Option bundleOf(String symbolicName, Class<? extends Widget>... widgets) {
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

    /** Whether a widget of this bundle is at work. */
    protected final boolean isDeployed(Bundle bundle) {
        return admin().widgets().stream()
                .anyMatch(widget -> widget.bundleId() == bundle.getBundleId() && isAtWork(widget));
    }

    /** For how long the core waits for a widget that went; by default it does not, so that each test begins anew. */
    protected long updateWindowMillis() {
        return 0;
    }

    /** Begins with the core's defaults. */
    @Before
    public final void configureDefaults() throws IOException {
        configureCore(Map.of());
    }

    /** Takes away what the test installed. */
    @After
    public final void uninstall() throws BundleException {
        for (Bundle bundle : started) {
            if (bundle.getState() != Bundle.UNINSTALLED) {
                bundle.uninstall();
            }
        }
        if (updateWindowMillis() == 0) {
            Await.until("they are gone", () -> admin().widgets().stream().allMatch(RuntimeTest::isAtWork));
        }
    }

    /** Plays a feed to its end, at maximum speed; every line is expected to be accepted. */
    protected final void play(String... lines) {
        FeedStatus feed = tryToPlay(lines);
        assertEquals(feed.problems().toString(), lines.length, feed.accepted());
    }

    /** Plays a feed to its end, at maximum speed, and tells what became of its lines. */
    protected final FeedStatus tryToPlay(String... lines) {
        byte[] text = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
        FeedAdmin feeds = service(FeedAdmin.class);
        int id = feeds.play(new ByteArrayInputStream(text), "test", FeedOptions.FASTEST)
                .id();
        Await.until("the feed is over", () -> status(feeds, id).state().isOver());
        FeedStatus feed = status(feeds, id);
        assertEquals(FeedStatus.State.FINISHED, feed.state());
        return feed;
    }

    private static FeedStatus status(FeedAdmin feeds, int id) {
        return feeds.feeds().stream()
                .filter(feed -> feed.id() == id)
                .findFirst()
                .orElseThrow();
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

    /** Sets one attribute of the core's configuration, and leaves the others at their defaults. */
    protected final void configureCore(String attribute, Object value) throws IOException {
        configureCore(Map.of(attribute, value));
    }

    /** Sets some attributes of the core's configuration, and leaves the others at their defaults. */
    protected final void configureCore(Map<String, Object> attributes) throws IOException {
        Map<String, Object> configuration = new HashMap<>(attributes);
        configuration.put("updateWindowMillis", updateWindowMillis());
        new Configurations(bundles).set("io.widgetry.core", configuration);
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
