package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Product;
import io.widgetry.api.admin.Grant;
import io.widgetry.certify.internal.watch.Await;
import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationListener;

/** The core's configuration, as far as a certification changes it. */
final class Core {
    private static final String PID = "io.widgetry.core";
    private static final String BARRIER = "io.widgetry.certify.barrier";
    private static final long UPDATE_WINDOW_MILLIS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Services services;

    Core(Services services) {
        this.services = services;
    }

    /** Has the runtime run as a product. */
    void runAs(Product product) throws IOException {
        configure("product", product.id());
        Await.until(() -> services.admin().status().product() == product, PATIENCE);
    }

    /** Grants a bundle, and nobody else, the token. */
    void grantToken(String bundle) throws IOException {
        configure("tokenGrants", new String[] {bundle});
        Grant grant = new Grant(Grant.Kind.TOKEN, bundle, List.of(DataEvents.SSO_TOKEN_REFRESH));
        Await.until(() -> services.admin().grants().contains(grant), PATIENCE);
    }

    /** Has mailboxes of a widget that goes not wait for another version, until this is closed. */
    AutoCloseable withoutUpdateWindow() throws IOException, InterruptedException {
        configure("updateWindowMillis", 0L);
        awaitListeners();
        return () -> {
            configure("updateWindowMillis", UPDATE_WINDOW_MILLIS);
            awaitListeners();
        };
    }

    /** Configuration Admin tells one change after the other: who hears of the next one has taken this one in. */
    private void awaitListeners() throws IOException, InterruptedException {
        CountDownLatch told = new CountDownLatch(1);
        ConfigurationListener listener = event -> {
            if (event.getPid().equals(BARRIER)) {
                told.countDown();
            }
        };
        ServiceRegistration<?> registration =
                services.bundles().registerService(ConfigurationListener.class, listener, null);
        try {
            Dictionary<String, Object> next = new Hashtable<>();
            next.put("next", System.nanoTime());
            services.configurations().getConfiguration(BARRIER, "?").update(next);
            told.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            registration.unregister();
        }
    }

    private void configure(String name, Object value) throws IOException {
        Configuration configuration = services.configurations().getConfiguration(PID, "?");
        Dictionary<String, Object> properties = configuration.getProperties();
        if (properties == null) {
            properties = new Hashtable<>();
        }
        properties.put(name, value);
        configuration.update(properties);
    }
}
