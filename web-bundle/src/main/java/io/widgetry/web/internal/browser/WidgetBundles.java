package io.widgetry.web.internal.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.util.tracker.BundleTracker;
import org.osgi.util.tracker.BundleTrackerCustomizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds browser widgets in active bundles, by their capability. */
public final class WidgetBundles implements BundleTrackerCustomizer<Bundle>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WidgetBundles.class);

    private final BrowserWidgets widgets;
    private final Consumer<BrowserWidget> onRemoved;
    private final BundleTracker<Bundle> tracker;

    /**
     * Begins to look.
     *
     * @param onRemoved told of each widget whose bundle goes, while the bundle's files can still be read
     */
    public WidgetBundles(BundleContext context, BrowserWidgets widgets, Consumer<BrowserWidget> onRemoved) {
        this.widgets = widgets;
        this.onRemoved = onRemoved;
        this.tracker = new BundleTracker<>(context, Bundle.ACTIVE, this);
        tracker.open();
    }

    @Override
    public Bundle addingBundle(Bundle bundle, BundleEvent event) {
        BundleWiring wiring = bundle.adapt(BundleWiring.class);
        List<BundleCapability> capabilities =
                wiring == null ? List.of() : wiring.getCapabilities(WidgetLoader.NAMESPACE);
        if (capabilities.isEmpty()) {
            return null;
        }
        List<BrowserWidget> found = new ArrayList<>();
        for (BundleCapability capability : capabilities) {
            BrowserWidget widget = WidgetLoader.load(bundle, capability.getAttributes());
            widget.problem()
                    .filter(problem -> !problem.equals(WidgetLoader.UPDATING))
                    .ifPresent(problem -> LOG.warn(
                            "Browser widget {} of bundle {} {} is not offered: {}",
                            widget.id(),
                            widget.bundle(),
                            widget.version(),
                            problem));
            found.add(widget);
        }
        widgets.add(bundle.getBundleId(), found);
        return bundle;
    }

    @Override
    public void modifiedBundle(Bundle bundle, BundleEvent event, Bundle same) {
        // active is active
    }

    @Override
    public void removedBundle(Bundle bundle, BundleEvent event, Bundle same) {
        widgets.remove(bundle.getBundleId()).forEach(onRemoved);
    }

    @Override
    public void close() {
        tracker.close();
    }
}
