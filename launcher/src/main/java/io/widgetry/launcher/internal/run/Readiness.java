package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.CommandException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.condition.Condition;

/**
 * Knows when the runtime accepts events. The launcher shares no class with the runtime, so it goes by the names of
 * services.
 */
final class Readiness {

    /** The services without which nothing works. */
    static final List<String> NEEDED =
            List.of("io.widgetry.api.admin.RuntimeAdmin", "io.widgetry.api.spi.DataEventPublisher");

    private static final String CONDITION_ID = "io.widgetry.ready";

    private final BundleContext context;
    private final Watch watch;

    Readiness(BundleContext context) {
        this.context = context;
        this.watch = new Watch(context);
    }

    /** Waits for the services; the exception names those that did not come. Returns if the framework stops. */
    void await(Duration deadline) throws CommandException, InterruptedException {
        watch.until(() -> missing().isEmpty(), deadline);
        if (!watch.frameworkStops() && !missing().isEmpty()) {
            throw CommandException.failed("not ready after " + deadline.toSeconds() + " s: nobody provides "
                    + String.join(" and ", missing()));
        }
    }

    private List<String> missing() {
        return NEEDED.stream().filter(name -> !isThere(name)).toList();
    }

    private boolean isThere(String service) {
        try {
            // "All", because the launcher does not see the API's classes.
            return context.getAllServiceReferences(service, null) != null;
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter that could be wrong", e);
        }
    }

    /**
     * Tells the person, then the bundles: whoever waits for the condition, such as the first feed and the prompt, goes on.
     *
     * @return whether there was still somebody to tell: not if the framework stops
     */
    boolean announce(Runnable person) {
        return BeforeStop.run(context, () -> {
            person.run();
            Dictionary<String, Object> properties = new Hashtable<>();
            properties.put(Condition.CONDITION_ID, CONDITION_ID);
            context.registerService(Condition.class, Condition.INSTANCE, properties);
        });
    }
}
