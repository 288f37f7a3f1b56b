package io.widgetry.web.internal.http;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * The addresses that are listened at. The ports are taken when this is made, before there is a server, so that it is known
 * at once whether they are free and which they are; the server gets them as connectors.
 */
public final class Listeners implements AutoCloseable {
    private static final int ATTEMPTS = 20;
    private static final int BACKLOG = 1_024; // after a restart all desktops come back at once
    private static final int HEAD_BYTES = 8 * 1024;
    private static final int UNREAD_BODY = 16;

    private final Binding binding;
    private final List<ServerSocketChannel> channels;
    private final List<InetSocketAddress> addresses = new ArrayList<>();

    private Listeners(Binding binding, List<ServerSocketChannel> channels) throws IOException {
        this.binding = binding;
        this.channels = channels;
        for (ServerSocketChannel channel : channels) {
            addresses.add((InetSocketAddress) channel.getLocalAddress());
        }
    }

    /**
     * Takes the port.
     *
     * @throws BindException if it is taken
     * @throws IOException if the address is not one of this machine's
     */
    public static Listeners open(Binding binding) throws IOException {
        IOException last = null;
        // With any free port, the one that is free in one version of the protocol may be taken in the other.
        for (int attempt = 0; attempt < (binding.port() == 0 ? ATTEMPTS : 1); attempt++) {
            List<ServerSocketChannel> channels = new ArrayList<>();
            try {
                int port = binding.port();
                for (InetAddress address : addresses(binding.host())) {
                    channels.add(open(address, port));
                    port = port(channels);
                }
                return new Listeners(binding, channels);
            } catch (IOException e) {
                closeAll(channels);
                last = e;
            }
        }
        throw last;
    }

    private static List<InetAddress> addresses(String host) throws IOException {
        if (!host.isEmpty()) {
            return List.of(InetAddress.getByName(host));
        }
        List<InetAddress> loopback = new ArrayList<>();
        loopback.add(InetAddress.getByAddress("localhost", new byte[] {127, 0, 0, 1}));
        InetAddress six = InetAddress.getByName("::1");
        try (ServerSocketChannel probe = open(six, 0)) {
            loopback.add(six);
        } catch (IOException | UnsupportedOperationException e) {
            // this machine has no version 6
        }
        return loopback;
    }

    private static ServerSocketChannel open(InetAddress address, int port) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.bind(new InetSocketAddress(address, port), BACKLOG);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static int port(List<ServerSocketChannel> channels) throws IOException {
        return ((InetSocketAddress) channels.get(0).getLocalAddress()).getPort();
    }

    /** Whether what a host is given for stays on this machine. */
    public static boolean isLoopback(String host) throws IOException {
        return host.isEmpty() || InetAddress.getByName(host).isLoopbackAddress();
    }

    public int port() {
        return addresses.get(0).getPort();
    }

    /** The connectors for a server, one for each address. Whatever the server listened at before is closed. */
    public List<Connector> connectors(Server server) throws Exception {
        for (Connector other : server.getConnectors()) {
            other.stop();
            server.removeConnector(other);
        }
        server.setErrorHandler(new PlainErrors());
        List<Connector> connectors = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            if (!channels.get(i).isOpen()) { // another server had it, and has been stopped
                InetSocketAddress address = addresses.get(i);
                channels.set(i, open(address.getAddress(), address.getPort()));
            }
            connectors.add(connector(server, channels.get(i)));
        }
        NetworkConnectionLimit limit =
                new NetworkConnectionLimit(binding.maxConnections(), connectors.toArray(Connector[]::new));
        server.addBean(limit);
        limit.start(); // a server that runs already does not start what it is given
        return connectors;
    }

    private ServerConnector connector(Server server, ServerSocketChannel channel) throws IOException {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setSendXPoweredBy(false);
        configuration.setSendDateHeader(false);
        configuration.setRequestHeaderSize(HEAD_BYTES);
        configuration.setResponseHeaderSize(HEAD_BYTES);
        configuration.setMaxUnconsumedRequestContentReads(UNREAD_BODY);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        ServerConnector connector;
        if (binding.keystore().isPresent()) {
            configuration.addCustomizer(new SecureRequestCustomizer(false));
            connector = new ServerConnector(
                    server,
                    1,
                    -1,
                    new SslConnectionFactory(tls(binding.keystore().get()), "http/1.1"),
                    http);
        } else {
            connector = new ServerConnector(server, 1, -1, http);
        }
        connector.setIdleTimeout(binding.idleTime().toMillis());
        SlowHeaders slowHeaders = new SlowHeaders(connector.getScheduler(), binding.headerTime(), binding.idleTime());
        configuration.addCustomizer(slowHeaders);
        http.addBean(slowHeaders);
        connector.open(channel);
        return connector;
    }

    private static SslContextFactory.Server tls(Binding.Keystore keystore) {
        SslContextFactory.Server tls = new SslContextFactory.Server();
        tls.setKeyStorePath(keystore.path());
        tls.setKeyStorePassword(keystore.password());
        tls.setKeyStoreType(keystore.type());
        return tls;
    }

    private static void closeAll(List<ServerSocketChannel> channels) {
        for (ServerSocketChannel channel : channels) {
            try {
                channel.close();
            } catch (IOException e) {
                // there is nothing more to do about it
            }
        }
    }

    /** Gives the port free. */
    @Override
    public void close() {
        closeAll(channels);
    }
}
