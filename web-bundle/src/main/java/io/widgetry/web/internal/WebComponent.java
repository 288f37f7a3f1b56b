package io.widgetry.web.internal;

import io.widgetry.web.internal.http.Endpoints;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The web server in the container: listens, and serves whatever endpoints there are. */
@Component(
        configurationPid = WebComponent.PID,
        immediate = true,
        service = {})
@Designate(ocd = WebConfiguration.class)
public final class WebComponent {
    static final String PID = "io.widgetry.web";

    private static final Logger LOG = LoggerFactory.getLogger(WebComponent.class);
    private static final String PORT_PROPERTY = "widgetry.web.port";
    private static final String NONE = "none";

    private final List<Endpoints> groups = new CopyOnWriteArrayList<>();
    private final Optional<WebServer> server;
    private final Optional<ServiceRegistration<?>> closed;

    @Activate
    public WebComponent(BundleContext context, WebConfiguration configuration) {
        String startedAt = context.getProperty(PORT_PROPERTY);
        this.server = NONE.equals(startedAt)
                ? Optional.empty()
                : WebServer.start(
                        context,
                        WebSettings.read(
                                configuration, startedAt, fault -> LOG.warn("Configuration {}: {}", PID, fault)));
        this.closed = server.isPresent()
                ? Optional.empty()
                : Optional.of(context.registerService(ConnectorFactory.class, new NoConnectors(), null));
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void addEndpoints(Endpoints group) {
        groups.add(group);
        serve();
    }

    void removeEndpoints(Endpoints group) {
        groups.remove(group);
        serve();
    }

    private synchronized void serve() {
        server.ifPresent(running -> running.serve(groups));
    }

    @Deactivate
    void stop() {
        server.ifPresent(WebServer::close);
        closed.ifPresent(ServiceRegistration::unregister);
    }
}
