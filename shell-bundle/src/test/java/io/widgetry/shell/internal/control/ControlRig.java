package io.widgetry.shell.internal.control;

import io.widgetry.shell.internal.console.Sessions;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.felix.gogo.runtime.CommandProcessorImpl;
import org.osgi.framework.BundleContext;

/** A client that is connected to the control socket of a Gogo, without a framework. */
final class ControlRig implements AutoCloseable {
    private final CommandProcessorImpl processor = new CommandProcessorImpl(null);
    private final ServerSocketChannel server;
    private final SocketChannel client;
    private final CountDownLatch over = new CountDownLatch(1);

    ControlRig(Path directory) throws Exception {
        UnixDomainSocketAddress socket = UnixDomainSocketAddress.of(directory.resolve("s"));
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(socket);
        client = SocketChannel.open(socket);
        BundleContext context = emptyFramework();
        Verbs verbs = new Verbs(context, new Sessions(processor, context));
        new Connection(server.accept(), verbs, ended -> over.countDown()).start();
    }

    /** No property is set and no service is there. */
    private static BundleContext emptyFramework() {
        return (BundleContext) Proxy.newProxyInstance(
                BundleContext.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (proxy, method, arguments) -> method.getName().equals("getServiceReferences") ? List.of() : null);
    }

    CommandProcessorImpl processor() {
        return processor;
    }

    void send(String text) throws Exception {
        for (ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); bytes.hasRemaining(); ) {
            client.write(bytes);
        }
    }

    /** Everything that comes, up to the end. */
    String answer() throws Exception {
        return new String(input().readAllBytes(), StandardCharsets.UTF_8);
    }

    /** What comes, up to a text in it. The deadline is the test's. */
    String awaitText(String text) throws Exception {
        InputStream input = input();
        StringBuilder seen = new StringBuilder();
        while (seen.indexOf(text) < 0) {
            int next = input.read();
            if (next < 0) {
                throw new AssertionError("it ended without " + text + ": " + seen);
            }
            seen.append((char) next);
        }
        return seen.toString();
    }

    private InputStream input() {
        return Channels.newInputStream(client);
    }

    void leave() throws Exception {
        client.close();
    }

    /** Whether the server lets the connection go. */
    boolean awaitEnd() throws InterruptedException {
        return over.await(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        client.close();
        server.close();
        processor.stop();
    }
}
