package io.widgetry.web.internal.desktop;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.ViewListener;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.web.internal.browser.BrowserAdmin;
import io.widgetry.web.internal.browser.BrowserWidget;
import io.widgetry.web.internal.browser.BrowserWidgets;
import io.widgetry.web.internal.browser.FrameEndpoints;
import io.widgetry.web.internal.browser.FrameKeys;
import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.browser.OpenFrames;
import io.widgetry.web.internal.browser.Reports;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Session;
import io.widgetry.web.internal.stream.EventStreams;
import io.widgetry.web.internal.stream.StreamSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The desktops of all agents: streams, endpoints and browser widgets put together, apart from the container. */
public final class Desktop implements AutoCloseable {
    /** How many groups of endpoints it has. */
    public static final int GROUPS = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Desktop.class);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final long TICK_MILLIS = 250;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(null, task, "widgetry-desktop", 0, false);
        thread.setDaemon(true);
        return thread;
    });
    private final Set<String> logins = ConcurrentHashMap.newKeySet();
    private final BrowserWidgets widgets = new BrowserWidgets();
    private final OpenFrames frames = new OpenFrames();
    private final FrameKeys keys = new FrameKeys(GRACE, System::nanoTime);
    private final LayoutFile layout;
    private final DesktopOffer offer;
    private final EventStreams streams;
    private final List<Endpoints> endpoints;
    private final BrowserAdmin admin;

    /**
     * Begins to serve.
     *
     * @param layoutFile where the layout is; empty for none
     */
    public Desktop(
            RuntimeAdmin runtime,
            RemoteWidgets remote,
            DataEventPublisher publisher,
            StreamSettings streamSettings,
            FrameSettings frameSettings,
            Optional<Path> layoutFile) {
        this.layout = new LayoutFile(layoutFile);
        this.offer = new DesktopOffer(widgets, runtime, remote, keys, frameSettings, frames, System::nanoTime);
        this.streams = new EventStreams(runtime, remote, offer, streamSettings, this::opened);
        Reports reports = new Reports();
        Callers callers = new Callers(widgets);
        this.admin = new BrowserAdmin(widgets, frames, reports, remote, streams::pages);
        this.endpoints = List.of(
                streams.endpoints(),
                new FrameEndpoints(keys, frameSettings),
                new ConfigurationEndpoints(remote, runtime, callers, layout),
                new AgentEndpoints(remote, publisher, callers, reports, frames));
        clock.scheduleWithFixedDelay(this::tick, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void opened(Session session) {
        if (logins.add(session.id())) {
            session.whenEnded(() -> {
                logins.remove(session.id());
                keys.forget(session.id());
            });
        }
    }

    private void tick() {
        try {
            streams.tick();
            keys.tick();
            frames.keep(agentId -> streams.pages(agentId) > 0);
            layout.look();
            if (offer.refresh()) {
                streams.offerChanged();
            }
            if (offer.developing().refresh()) {
                streams.developmentChanged();
            }
        } catch (RuntimeException e) {
            LOG.warn("Looking after the agents' desktops failed, and is tried again", e);
        }
    }

    /** Where browser widgets are to be brought. */
    public BrowserWidgets widgets() {
        return widgets;
    }

    /** A browser widget's bundle goes, but can still be read. */
    public void removed(BrowserWidget widget) {
        keys.retire(widget);
    }

    /** Who knows what is being developed is to be told here. */
    public Development development() {
        return offer.developing();
    }

    public List<Endpoints> endpoints() {
        return endpoints;
    }

    public ViewListener views() {
        return streams.views();
    }

    public BrowserWidgetAdmin admin() {
        return admin;
    }

    @Override
    public void close() {
        clock.shutdownNow();
        streams.close();
    }
}
