package io.widgetry.deployer.internal.work;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.deployer.internal.settings.Settings;
import io.widgetry.deployer.internal.state.Slot;
import io.widgetry.deployer.internal.trial.Trial;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The versions that are being watched. Belongs to the deployer's thread. */
final class Trials {
    private static final Logger LOG = LoggerFactory.getLogger(Trials.class);
    private static final String BROWSER_WIDGET = "io.widgetry.browser-widget";
    private static final String COMPONENTS = "Service-Component";

    /** So often, since asking the core what its widgets cost costs some milliseconds. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Map<String, Trial> running = new TreeMap<>();
    private final Supplier<Optional<RuntimeAdmin>> runtime;
    private final Supplier<Settings> settings;
    private volatile boolean hurry;
    private long lookedNanos = System.nanoTime();

    Trials(Supplier<Optional<RuntimeAdmin>> runtime, Supplier<Settings> settings) {
        this.runtime = runtime;
        this.settings = settings;
    }

    void begin(Slot slot, Bundle bundle) {
        running.put(
                slot.symbolicName(),
                new Trial(
                        bundle.getBundleId(),
                        bundle.getVersion().toString(),
                        System.nanoTime(),
                        isForBrowsersOnly(bundle)));
    }

    private static boolean isForBrowsersOnly(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && !revision.getDeclaredCapabilities(BROWSER_WIDGET).isEmpty()
                && bundle.getHeaders("").get(COMPONENTS) == null;
    }

    /** Whether it takes time to tell whether the version is good. */
    boolean takesTime(Slot slot) {
        return isOn(slot)
                && !settings.get().trial().isZero()
                && !running.get(slot.symbolicName()).forBrowsersOnly();
    }

    void end(Slot slot) {
        running.remove(slot.symbolicName());
    }

    boolean isOn(Slot slot) {
        return running.containsKey(slot.symbolicName());
    }

    boolean any() {
        return !running.isEmpty();
    }

    /** Whether it is time to look how they stand; the next time is some time later. */
    boolean areDue(long nowNanos) {
        boolean due = hurry || dueIn(nowNanos) <= 0;
        if (due) {
            hurry = false;
            lookedNanos = nowNanos;
        }
        return due;
    }

    /** In how many nanoseconds it is. */
    long dueIn(long nowNanos) {
        long pause = Math.min(PAUSE.toNanos(), settings.get().trial().toNanos());
        return pause - (nowNanos - lookedNanos);
    }

    /** It is at once. May be called on any thread. */
    void hurry() {
        hurry = true;
    }

    /** Whose trials run. */
    List<String> names() {
        return List.copyOf(running.keySet());
    }

    /** Whether a version that is on trial has worked so far. */
    boolean hasWorked(Slot slot) {
        Trial trial = running.get(slot.symbolicName());
        return trial != null && trial.hasWorked(widgets(), settings.get());
    }

    /** How a trial stands, as {@link #widgets} are. */
    Trial.Finding look(String symbolicName, List<WidgetStatus> widgets) {
        return running.get(symbolicName).look(widgets, System.nanoTime(), settings.get());
    }

    /** How the widgets fare. Without a core nothing is known of them, and nothing is held against them. */
    List<WidgetStatus> widgets() {
        try {
            return runtime.get().map(RuntimeAdmin::widgets).orElse(List.of());
        } catch (RuntimeException coreIsStopping) {
            LOG.debug("The core does not answer", coreIsStopping);
            return List.of();
        }
    }
}
