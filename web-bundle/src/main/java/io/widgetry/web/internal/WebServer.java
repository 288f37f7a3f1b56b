package io.widgetry.web.internal;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WebAdmin;
import io.widgetry.web.internal.describe.DescriptionEndpoints;
import io.widgetry.web.internal.desktop.Desktop;
import io.widgetry.web.internal.http.AccessFile;
import io.widgetry.web.internal.http.AccessList;
import io.widgetry.web.internal.http.Binding;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Gate;
import io.widgetry.web.internal.http.Hosts;
import io.widgetry.web.internal.http.Listeners;
import io.widgetry.web.internal.http.LoginEndpoints;
import io.widgetry.web.internal.http.OthersFilter;
import io.widgetry.web.internal.http.Routes;
import io.widgetry.web.internal.http.SessionFile;
import io.widgetry.web.internal.http.WebServlet;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server from its start to its end: its port, who may come in, and what is registered for it. */
public final class WebServer implements AutoCloseable {
    /** Under which the launcher finds the link to print; it shares no class with this bundle. */
    static final String LINK = "io.widgetry.web.link";

    private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
    private static final String CONTEXT = "io.widgetry.web";
    private static final long READY_MILLIS = 60_000;
    private static final long SWEEP_SECONDS = 30;
    /** How many groups of endpoints the bundle has whatever else there is; those of the desktop need the core. */
    public static final int GROUPS = 6;

    private static final long COMPLETE_MILLIS = 10_000;

    private final BundleContext context;
    private final Listeners listeners;
    private final Gate gate;
    private final SessionFile sessions;
    private final WebServlet servlet;
    private final ScheduledExecutorService timer;
    private final List<Endpoint> own = new ArrayList<>();
    private final List<ServiceRegistration<?>> registrations = new ArrayList<>();

    private boolean savingFails;
    private int groups; // guarded by this

    private WebServer(BundleContext context, WebSettings settings, Path file, Listeners listeners, AccessList access)
            throws IOException {
        this.context = context;
        this.listeners = listeners;
        this.timer = Executors.newScheduledThreadPool(2, task -> {
            Thread thread = new Thread(task, "widgetry-web-timer");
            thread.setDaemon(true);
            return thread;
        });
        this.gate = new Gate(access, settings.limits(), System::nanoTime);
        this.sessions = new SessionFile(file(context, "run", "web-sessions.json"));
        gate.restore(sessions);
        Hosts hosts = new Hosts(settings.hosts());
        this.servlet = new WebServlet(gate, hosts, settings.limits(), timer);
        String version = context.getBundle().getVersion().toString();
        own.addAll(new LoginEndpoints(gate, settings.limits(), this::product, version).endpoints());
        own.addAll(PageFiles.of(context.getBundle()).endpoints());
        own.addAll(new DescriptionEndpoints(servlet::routes, context.getBundle()::getResource, version).endpoints());
        serve(List.of());
        timer.scheduleWithFixedDelay(gate::sweep, SWEEP_SECONDS, SWEEP_SECONDS, TimeUnit.SECONDS);
        timer.scheduleWithFixedDelay(this::saveSessions, 1, 1, TimeUnit.SECONDS);
        register(hosts);
        String address = address(settings);
        Admin admin = new Admin(
                gate, servlet, address, !Listeners.isLoopback(settings.binding().host()), file.toString());
        timer.execute(() -> announce(admin));
    }

    /** Starts a server, or says in the log why there is none; the runtime goes on either way. */
    static Optional<WebServer> start(BundleContext context, WebSettings settings) {
        Binding binding = settings.binding();
        Path file = file(context, "etc", "web-access.json");
        Listeners listeners = null;
        try {
            if (!Listeners.isLoopback(binding.host()) && binding.keystore().isEmpty() && !settings.allowPlainRemote()) {
                LOG.warn(
                        "The web server is not started: its host {} is reached by others, and nothing is encrypted;"
                                + " configure a keystore, or allowPlainRemote if a proxy encrypts, or leave host empty"
                                + " ({})",
                        binding.host(),
                        WebComponent.PID);
                return Optional.empty();
            }
            AccessList access = new AccessList(new AccessFile(file), settings.agentId());
            listeners = Listeners.open(binding);
            return Optional.of(new WebServer(context, settings, file, listeners, access));
        } catch (BindException e) {
            LOG.warn(
                    "The web server is not started: the port {} is taken ({}); start with --port and another one, or with"
                            + " --port 0 for any that is free",
                    binding.port(),
                    e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.warn("The web server is not started: {}", e.getMessage(), e instanceof RuntimeException ? e : null);
        }
        if (listeners != null) {
            listeners.close();
        }
        return Optional.empty();
    }

    private static Path file(BundleContext context, String folder, String name) {
        String home = context.getProperty("widgetry.home");
        return home == null ? context.getDataFile(name).toPath() : Path.of(home, folder, name);
    }

    private void saveSessions() {
        try {
            gate.save(sessions);
            savingFails = false;
        } catch (IOException e) {
            if (!savingFails) {
                savingFails = true;
                LOG.warn("Who is logged in cannot be written down, so a restart ends all sessions: {}", e.getMessage());
            }
        }
    }

    private String address(WebSettings settings) {
        Binding binding = settings.binding();
        boolean loopback = binding.host().isEmpty();
        String name = loopback ? "localhost" : binding.host();
        String authority = loopback || settings.hosts().isEmpty()
                ? name + ":" + listeners.port()
                : settings.hosts().get(0);
        return (binding.keystore().isPresent() ? "https://" : "http://") + authority;
    }

    private void register(Hosts hosts) {
        registrations.add(context.registerService(
                ServletContextHelper.class,
                new ServletContextHelper(context.getBundle()) {},
                properties(Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                        CONTEXT,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                        "/",
                        "service.ranking",
                        Integer.MAX_VALUE))));
        registrations.add(context.registerService(
                Servlet.class,
                servlet,
                properties(Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                        "/*",
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_ASYNC_SUPPORTED,
                        true,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                        "(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + ")"))));
        registrations.add(context.registerService(
                Filter.class,
                new OthersFilter(gate, hosts),
                properties(Map.of(
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_PATTERN,
                        "/*",
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_FILTER_ASYNC_SUPPORTED,
                        true,
                        HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                        "(!(" + HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME + "=" + CONTEXT + "))",
                        "service.ranking",
                        Integer.MAX_VALUE))));
        registrations.add(
                context.registerService(ConnectorFactory.class, new Connectors(listeners), properties(Map.of())));
    }

    private static Dictionary<String, ?> properties(Map<String, ?> values) {
        return new Hashtable<>(values);
    }

    /** As soon as every request would be served, operators and the launcher are told where. */
    private void announce(Admin admin) {
        try {
            if (!servlet.awaitReady(READY_MILLIS)) {
                LOG.warn(
                        "The web server does not answer after {} s: the bundle org.apache.felix.http.jetty12 is not"
                                + " active, or its log entries say why",
                        READY_MILLIS / 1000);
                return;
            }
            awaitGroups();
            servlet.complete();
            synchronized (registrations) {
                registrations.add(context.registerService(WebAdmin.class, admin, null));
                Supplier<String> link = () -> admin.link().orElse("");
                registrations.add(context.registerService(Supplier.class, link, properties(Map.of("name", LINK))));
            }
        } catch (InterruptedException | IllegalStateException e) {
            LOG.debug("The web server is stopped before it was ready", e);
        }
    }

    /** A part of the runtime that does not start delays the rest for some seconds, but does not stop it. */
    private synchronized void awaitGroups() throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(COMPLETE_MILLIS);
        while (groups < (context.getServiceReference(RuntimeAdmin.class) == null ? GROUPS : GROUPS + Desktop.GROUPS)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                LOG.debug("Only {} groups of endpoints are there", groups);
                return;
            }
            wait(left);
        }
    }

    /** The product that the runtime runs as, asked for anew each time: the core may come and go. */
    private String product() {
        ServiceReference<RuntimeAdmin> reference = context.getServiceReference(RuntimeAdmin.class);
        RuntimeAdmin admin = reference == null ? null : context.getService(reference);
        if (admin == null) {
            return "";
        }
        try {
            return admin.status().product().id();
        } finally {
            context.ungetService(reference);
        }
    }

    /** Serves these, besides what belongs to the server itself. */
    synchronized void serve(Collection<Endpoints> now) {
        List<Endpoint> all = new ArrayList<>(own);
        now.forEach(group -> all.addAll(group.endpoints()));
        servlet.serve(new Routes(all));
        groups = now.size();
        notifyAll();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        saveSessions();
        servlet.close();
        gate.close();
        synchronized (registrations) {
            registrations.forEach(ServiceRegistration::unregister);
            registrations.clear();
        }
        listeners.close();
    }
}
