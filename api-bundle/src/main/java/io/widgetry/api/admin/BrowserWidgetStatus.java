package io.widgetry.api.admin;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A browser widget: one that a bundle contributes as files, and that runs in agents' desktops.
 *
 * @param widgetId its id, that of the deployed unit; not null
 * @param bundle the symbolic name of its bundle; not null
 * @param bundleId the id of its bundle
 * @param version its version; not null
 * @param name what its manifest calls it; empty if the manifest cannot be used; not null
 * @param element the markup that is inserted into its frames; empty if the manifest cannot be used; not null
 * @param problem why it is not offered, a sentence; empty if it is; not null
 * @param tokenGranted whether it may have the single-sign-on token (rule 20)
 * @param frames in how many places it runs now, as far as pages have said
 * @param subscriptions what these listen to, by event name; none is declared; unmodifiable, not null
 * @param reportCounts how many reports there were, by kind; unmodifiable, not null
 * @param reports the latest of them, oldest first; unmodifiable, not null
 */
public record BrowserWidgetStatus(
        String widgetId,
        String bundle,
        long bundleId,
        String version,
        String name,
        String element,
        Optional<String> problem,
        boolean tokenGranted,
        int frames,
        List<SubscriptionStatus> subscriptions,
        Map<String, Long> reportCounts,
        List<BrowserReport> reports) {
    /**
     * Copies the collections.
     *
     * @param widgetId not null
     * @param bundle not null
     * @param bundleId any
     * @param version not null
     * @param name not null
     * @param element not null
     * @param problem not null
     * @param tokenGranted any
     * @param frames not negative
     * @param subscriptions not null
     * @param reportCounts not null
     * @param reports not null
     */
    public BrowserWidgetStatus {
        Objects.requireNonNull(widgetId, "widgetId");
        Objects.requireNonNull(bundle, "bundle");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(problem, "problem");
        subscriptions = List.copyOf(subscriptions);
        reportCounts = Collections.unmodifiableMap(new TreeMap<>(reportCounts));
        reports = List.copyOf(reports);
    }
}
