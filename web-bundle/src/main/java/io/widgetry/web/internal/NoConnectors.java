package io.widgetry.web.internal;

import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.Server;

/**
 * Where we do not listen, nobody does: closes the port that Felix's server opens by itself, since nothing would check
 * requests there. In its place it gets a connector that no network leads to.
 */
final class NoConnectors implements ConnectorFactory {

    @Override
    public Connector createConnector(Server server) {
        for (Connector other : server.getConnectors()) {
            try {
                other.stop();
            } catch (Exception e) {
                throw new IllegalStateException("a port cannot be closed: " + e.getMessage(), e);
            }
            server.removeConnector(other);
        }
        return new LocalConnector(server);
    }
}
