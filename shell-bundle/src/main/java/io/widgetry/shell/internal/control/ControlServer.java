package io.widgetry.shell.internal.control;

import io.widgetry.shell.internal.console.Sessions;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the owner of the home command the runtime over a Unix domain socket in it. The file system decides who may: the
 * socket and its directory are the owner's alone, so there is no port and no password.
 */
@Component(
        immediate = true,
        service = {})
public final class ControlServer {

    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int MOST_CONNECTIONS = 16;

    private final Verbs verbs;
    private final Optional<Path> socket;
    private final Optional<ServerSocketChannel> server;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();

    @Activate
    public ControlServer(BundleContext context, @Reference Sessions sessions) {
        this.verbs = new Verbs(context, sessions);
        // Without a home the runtime was not started by the launcher, but by somebody who has it in hand anyway.
        this.socket = Optional.ofNullable(context.getProperty("widgetry.home"))
                .map(home -> Path.of(home, "run", "control.sock"));
        this.server = socket.flatMap(ControlServer::open);
        server.ifPresent(open -> {
            Thread acceptor = new Thread(() -> accept(open), "widgetry-control");
            acceptor.setDaemon(true);
            acceptor.start();
        });
    }

    private static Optional<ServerSocketChannel> open(Path socket) {
        try {
            return Optional.of(listen(socket));
        } catch (IOException e) {
            report(socket, e);
            return Optional.empty();
        }
    }

    private static void report(Path socket, IOException e) {
        LOG.error(
                "the control socket {} fails, so exec, deploy, shell, replay and stop do not work: {}",
                socket,
                e.toString());
    }

    private static ServerSocketChannel listen(Path socket) throws IOException {
        // The launcher holds the home's lock: a socket that is there was left by a process that is gone.
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(socket));
        if (Files.getFileStore(socket).supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
        }
        return server;
    }

    private void accept(ServerSocketChannel open) {
        try {
            while (true) {
                serve(open.accept());
            }
        } catch (ClosedChannelException e) {
            LOG.debug("the control socket is closed");
        } catch (IOException e) {
            report(socket.orElseThrow(), e);
        }
    }

    private void serve(SocketChannel channel) {
        boolean refused = connections.size() >= MOST_CONNECTIONS;
        Connection connection = new Connection(channel, refused ? Verbs::refuse : verbs, connections::remove);
        connections.add(connection);
        connection.start();
    }

    @Deactivate
    void close() throws IOException {
        if (server.isPresent()) {
            server.get().close();
            Files.deleteIfExists(socket.orElseThrow());
        }
        for (Connection connection : connections) {
            connection.close();
        }
    }
}
