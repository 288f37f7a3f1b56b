package io.widgetry.integration.support;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationListener;

/** Configures components, and returns when they have taken it in. */
public final class Configurations {
    private static final String BARRIER = "test.barrier";

    private final BundleContext context;
    private final ConfigurationAdmin admin;

    public Configurations(BundleContext context) {
        this.context = context;
        this.admin = Services.await(context, ConfigurationAdmin.class, null);
    }

    /** Replaces a configuration. */
    public void set(String pid, Map<String, ?> attributes) throws IOException {
        admin.getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(attributes));
        awaitListeners();
    }

    /** Deletes a configuration. */
    public void delete(String pid) throws IOException {
        admin.getConfiguration(pid, "?").delete();
        awaitListeners();
    }

    /** Configuration Admin tells one change after the other: who hears of the next one has done with this one. */
    private void awaitListeners() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals(BARRIER)) {
                told.countDown();
            }
        };
        ServiceRegistration<?> registration = context.registerService(ConfigurationListener.class, listener, null);
        try {
            Configuration barrier = admin.getConfiguration(BARRIER, "?");
            barrier.update(FrameworkUtil.asDictionary(Map.of("next", System.nanoTime())));
            if (!told.await(Await.DEADLINE.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Configuration Admin does not tell changes");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while a configuration is taken in", stopped);
        } finally {
            registration.unregister();
        }
    }
}
