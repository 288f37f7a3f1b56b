package io.widgetry.launcher.internal.run;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/**
 * The address that a person opens to log in. It holds a token, so it goes to the standard output only, never into a log.
 * Where there is a prompt, that prints it itself, above the line that is being typed.
 */
final class WebLink {
    private static final String FILTER = "(name=io.widgetry.web.link)";

    private final BundleContext context;

    WebLink(BundleContext context) {
        this.context = context;
    }

    /** Waits until the web server answers, and returns the address; empty if it does not come in time. */
    Optional<String> await(Duration deadline) throws InterruptedException {
        new Watch(context).until(() -> link().isPresent(), deadline);
        return link();
    }

    private Optional<String> link() {
        try {
            @SuppressWarnings("rawtypes")
            Collection<ServiceReference<Supplier>> found = context.getServiceReferences(Supplier.class, FILTER);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            Supplier<?> supplier = context.getService(found.iterator().next());
            return Optional.ofNullable(supplier)
                    .map(Supplier::get)
                    .map(Object::toString)
                    .filter(link -> !link.isEmpty());
        } catch (IllegalStateException e) {
            return Optional.empty(); // the framework stops
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("the filter is a constant", e);
        }
    }
}
