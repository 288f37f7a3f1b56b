package io.widgetry.web.internal;

import io.widgetry.web.internal.http.Listeners;
import java.util.List;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives our connectors to Felix's server in the place of its own one, whose limits cannot be set. It wants one connector;
 * the others go and come with that.
 */
final class Connectors implements ConnectorFactory {
    private static final Logger LOG = LoggerFactory.getLogger(Connectors.class);

    private final Listeners listeners;

    Connectors(Listeners listeners) {
        this.listeners = listeners;
    }

    @Override
    public Connector createConnector(Server server) {
        try {
            List<Connector> connectors = listeners.connectors(server);
            Connector first = connectors.get(0);
            for (Connector other : connectors.subList(1, connectors.size())) {
                server.addConnector(other);
                other.start();
                first.addEventListener(stopping(server, other));
            }
            return first;
        } catch (Exception e) {
            throw new IllegalStateException("the port " + listeners.port() + " cannot be used: " + e.getMessage(), e);
        }
    }

    private static LifeCycle.Listener stopping(Server server, Connector other) {
        return new LifeCycle.Listener() {
            @Override
            public void lifeCycleStopping(LifeCycle first) {
                try {
                    other.stop();
                    server.removeConnector(other);
                } catch (Exception e) {
                    LOG.debug("A connector does not stop", e);
                }
            }
        };
    }
}
