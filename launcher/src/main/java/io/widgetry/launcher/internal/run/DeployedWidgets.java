package io.widgetry.launcher.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.condition.Condition;

/**
 * Knows when the widgets of the home are there: the deployer has gone through the drop folder once, and what it started has
 * registered its widgets. A feed that began earlier would tell them half of the story.
 */
final class DeployedWidgets {

    private static final String FIRST_PASS = "(" + Condition.CONDITION_ID + "=io.widgetry.deployed)";
    private static final String LOCATION_PREFIX = "widgetry-deploy:";
    private static final String WIDGET = "io.widgetry.api.Widget";

    private final BundleContext context;
    private final Watch watch;

    DeployedWidgets(BundleContext context) {
        this.context = context;
        this.watch = new Watch(context);
    }

    /**
     * Waits for the widgets. The runtime works without them, so that they are missing is no failure.
     *
     * @param firstPass how long the deployer may take; it starts bundles of others
     * @param afterwards how long a bundle that has started may take to register its widgets
     * @return what is missing, a sentence each; none if everything is there, or the framework was told to stop
     */
    List<String> await(Duration firstPass, Duration afterwards) throws InterruptedException {
        watch.until(this::hasPassed, firstPass);
        watch.until(() -> silent().isEmpty(), afterwards);
        return watch.frameworkStops() ? List.of() : missing(firstPass);
    }

    private List<String> missing(Duration firstPass) {
        List<String> missing = new ArrayList<>();
        if (!hasPassed()) {
            missing.add("the deployer has not gone through deploy/ within " + firstPass.toSeconds() + " s"
                    + beingStarted() + "; the runtime goes on without what is missing, deploy:list shows how it fares");
        }
        silent().forEach(bundle -> missing.add(bundle.getSymbolicName() + " " + bundle.getVersion()
                + " is started, but none of its widgets is there; scr:list shows what they wait for"));
        return missing;
    }

    private boolean hasPassed() {
        try {
            return context.getAllServiceReferences(Condition.class.getName(), FIRST_PASS) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(FIRST_PASS, e);
        }
    }

    private String beingStarted() {
        List<String> names =
                deployed(Bundle.STARTING).map(Bundle::getSymbolicName).toList();
        return names.isEmpty() ? "" : " (" + String.join(", ", names) + " is still being started)";
    }

    /**
     * Those of whose widgets none is there. A bundle may well declare none, such as a connector's; and widgets for browsers
     * are no services, the web server finds them when it starts.
     */
    private List<Bundle> silent() {
        return deployed(Bundle.ACTIVE)
                .filter(bundle -> !providesWidget(bundle) && ComponentDescriptions.declare(bundle, WIDGET))
                .toList();
    }

    private Stream<Bundle> deployed(int state) {
        return Arrays.stream(context.getBundles())
                .filter(bundle -> bundle.getLocation().startsWith(LOCATION_PREFIX) && bundle.getState() == state);
    }

    private static boolean providesWidget(Bundle bundle) {
        try {
            ServiceReference<?>[] services = bundle.getRegisteredServices();
            return services != null
                    && Arrays.stream(services)
                            .flatMap(service -> Stream.of((String[]) service.getProperty(Constants.OBJECTCLASS)))
                            .anyMatch(WIDGET::equals);
        } catch (IllegalStateException e) {
            return true; // it was uninstalled just now, so nothing of it is missing
        }
    }
}
