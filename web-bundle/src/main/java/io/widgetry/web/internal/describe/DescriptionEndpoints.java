package io.widgetry.web.internal.describe;

import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.Routes;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** What is served here, for programs. */
public final class DescriptionEndpoints implements Endpoints {
    private final Supplier<Routes> routes;
    private final Function<String, URL> resources;
    private final String version;

    /**
     * Makes the endpoints.
     *
     * @param routes what is served at the moment
     * @param resources finds files of this bundle
     * @param version this bundle's
     */
    public DescriptionEndpoints(Supplier<Routes> routes, Function<String, URL> resources, String version) {
        this.routes = routes;
        this.resources = resources;
        this.version = version;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get("/api/openapi.json", Access.SESSION, "This description (OpenAPI 3.1).", this::openApi)
                        .answersText(Endpoint.JSON),
                Endpoint.get(
                                "/api/asyncapi.json",
                                Access.SESSION,
                                "The description of the events, in and out (AsyncAPI 3).",
                                this::asyncApi)
                        .answersText(Endpoint.JSON));
    }

    private void openApi(Exchange exchange) throws IOException {
        exchange.json(OpenApi.of(routes.get(), version));
    }

    private void asyncApi(Exchange exchange) throws IOException {
        exchange.json(AsyncApi.of(resources, version));
    }
}
