package io.widgetry.web.internal.stream;

import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.EventStream;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.Session;
import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** An agent's events over HTTP. */
final class StreamEndpoint implements Endpoints {
    /** Jetty keeps it as long as the stream is open; longer events are written beside it. */
    private static final int BUFFER = 2_048;

    private final Feeds feeds;
    private final Consumer<Session> onOpen;

    /**
     * The endpoint.
     *
     * @param onOpen told of the session of each stream that opens
     */
    StreamEndpoint(Feeds feeds, Consumer<Session> onOpen) {
        this.feeds = feeds;
        this.onOpen = onOpen;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(Endpoint.get(
                        "/api/agents/{agent}/stream",
                        Access.AGENT,
                        "Streams the workspace: its state, then every event in order; with Last-Event-ID only what followed.",
                        this::open)
                .answersText(Endpoint.EVENT_STREAM));
    }

    private void open(Exchange exchange) throws HttpException, IOException {
        Session session = exchange.session();
        Reader reader = new Reader(
                session.id(),
                exchange.origin(),
                exchange.path("agent"),
                session.roles().stream().map(Role::id).collect(Collectors.toSet()));
        onOpen.accept(session);
        exchange.response().setBufferSize(BUFFER);
        Client client = new Client(reader, exchange.stream());
        client.stream.whenClosed(() -> feeds.detach(client));
        feeds.attach(client, exchange.header("Last-Event-ID").flatMap(Position::parse));
    }

    private record Client(Reader reader, EventStream stream) implements Subscriber {
        @Override
        public boolean isOpen() {
            return stream.isOpen();
        }

        @Override
        public void send(byte[] event, boolean whole) {
            stream.send(event);
        }

        @Override
        public void end() {
            stream.close();
        }

        /** Each is itself: two of one session are not the same. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }
}
