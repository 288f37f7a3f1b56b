package io.widgetry.launcher.internal.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Finds the service that certifies. The launcher shares no class with bundles, so it is a function of the platform's. */
final class Certifiers {
    private static final String FILTER = "(name=io.widgetry.certify)";

    private final BundleContext context;

    Certifiers(BundleContext context) {
        this.context = context;
    }

    /** Waits for it; empty if it does not come in time. */
    Optional<Function<Map<String, Object>, Integer>> await(Duration deadline) throws InterruptedException {
        new Watch(context).until(() -> reference().isPresent(), deadline);
        return reference().map(this::service);
    }

    @SuppressWarnings("unchecked")
    private Function<Map<String, Object>, Integer> service(ServiceReference<?> reference) {
        return (Function<Map<String, Object>, Integer>) context.getService(reference);
    }

    private Optional<ServiceReference<?>> reference() {
        try {
            @SuppressWarnings("rawtypes")
            Collection<ServiceReference<Function>> found = context.getServiceReferences(Function.class, FILTER);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of(found.iterator().next());
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is a constant", e);
        }
    }
}
