package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.ViewListener;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Session;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/** The event streams of all agents' pages: what the rest of this bundle sees of them. */
public final class EventStreams implements AutoCloseable {
    private final ExecutorService background = Executors.newSingleThreadExecutor(Lanes.daemons("widgetry-streams"));
    private final Lanes lanes;
    private final Feeds feeds;
    private final Endpoints endpoint;

    /**
     * Begins to listen.
     *
     * @param offer which widgets there are for a page
     * @param onOpen told of the session of each stream that opens
     */
    public EventStreams(
            RuntimeAdmin admin, RemoteWidgets remote, Offer offer, StreamSettings settings, Consumer<Session> onOpen) {
        this.lanes = new Lanes(
                Math.max(2, Math.min(4, Runtime.getRuntime().availableProcessors())), settings.monitorCapacity());
        this.feeds = new Feeds(admin, remote, offer, settings, lanes, this::later, System::nanoTime);
        this.endpoint = new StreamEndpoint(feeds, onOpen);
    }

    private void later(Runnable task) {
        try {
            background.execute(task);
        } catch (RejectedExecutionException stopping) {
            // nobody is told anything any more
        }
    }

    public Endpoints endpoints() {
        return endpoint;
    }

    /** What wants to hear of views. */
    public ViewListener views() {
        return feeds;
    }

    /** Other widgets are there for pages than before. */
    public void offerChanged() {
        feeds.offerChanged();
    }

    /** What is being developed fares differently. */
    public void developmentChanged() {
        feeds.developmentChanged();
    }

    /** Looks after what events do not tell; several times a second, from one thread. */
    public void tick() {
        feeds.tick();
    }

    /** {@return how many pages an agent has open} */
    public int pages(String agentId) {
        return feeds.watchers(agentId);
    }

    @Override
    public void close() {
        feeds.close();
        lanes.close();
        background.shutdownNow();
    }
}
