package io.widgetry.integration.support;

import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Looks services up that may need a moment to come. */
public final class Services {
    private Services() {}

    /**
     * The best service of a type, as soon as there is one. It stays in use until its user's bundle stops: a service that
     * has an object for each bundle would be gone otherwise when this returns.
     *
     * @param filter an LDAP filter on the service's properties, or null
     * @throws AssertionError if there is none within ten seconds
     */
    public static <S> S await(BundleContext context, Class<S> type, String filter) {
        ServiceTracker<S, S> tracker = new ServiceTracker<>(context, filter(type, filter), null);
        tracker.open();
        try {
            S service = tracker.waitForService(Await.DEADLINE.toMillis());
            if (service == null) {
                throw new AssertionError("no service " + type.getName() + (filter == null ? "" : " " + filter));
            }
            return context.getService(tracker.getServiceReference());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + type.getName(), stopped);
        } finally {
            tracker.close();
        }
    }

    private static Filter filter(Class<?> type, String filter) {
        try {
            return FrameworkUtil.createFilter(
                    "(&(objectClass=" + type.getName() + ")" + (filter == null ? "" : filter) + ")");
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalArgumentException(wrong.getMessage(), wrong);
        }
    }
}
