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
import org.osgi.service.cm.Configuration;

/** The core's configuration, as far as a certification changes it. */
final class Core {
    private static final String PID = "io.widgetry.core";
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
        Grant grant = new Grant(
                Grant.Kind.TOKEN, bundle, List.of(DataEvents.SSO_TOKEN_REFRESH));
        Await.until(() -> services.admin().grants().contains(grant), PATIENCE);
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
