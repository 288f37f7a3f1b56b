package io.widgetry.web.internal.http;

import java.util.List;

/**
 * Endpoints that belong together. A component of this bundle registers it as a service, and whoever looks after the
 * servlet serves what is there; it may come and go.
 */
public interface Endpoints {
    /**
     * The endpoints, the same ones each time.
     *
     * @return not null
     */
    List<Endpoint> endpoints();
}
