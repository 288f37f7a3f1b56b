package io.widgetry.shell.internal.console;

import io.widgetry.api.admin.WebAdmin;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The prompt in the terminal in which the runtime was started, if the framework property {@code widgetry.shell} asks for
 * one. It waits until the launcher has said that the runtime is ready.
 */
@Component(
        immediate = true,
        service = {})
@SatisfyingConditionTarget("(osgi.condition.id=io.widgetry.ready)")
public final class Console {

    private static final Logger LOG = LoggerFactory.getLogger(Console.class);
    private static final long LEAVE_MILLIS = 1000;

    private final BundleContext context;
    private final Sessions sessions;
    private final LogReaderService logs;
    private final Thread thread = new Thread(this::run, "widgetry-console");
    private volatile Terminal terminal;
    private final AtomicReference<WebAdmin> web = new AtomicReference<>();
    private volatile InteractiveShell shown;
    private volatile boolean closed;

    @Activate
    public Console(BundleContext context, @Reference Sessions sessions, @Reference LogReaderService logs) {
        this.context = context;
        this.sessions = sessions;
        this.logs = logs;
        thread.setDaemon(true);
        if (Boolean.parseBoolean(context.getProperty("widgetry.shell"))) {
            thread.start();
        }
    }

    private void run() {
        try (Terminal system = systemTerminal();
                InteractiveShell shell = sessions.interactive(system)) {
            terminal = system;
            LogLines lines = new LogLines(shell::printAbove);
            logs.addLogListener(lines);
            try {
                lines.catchUp(logs);
                shown = shell;
                showLink();
                serve(shell);
            } finally {
                shown = null;
                logs.removeLogListener(lines);
            }
        } catch (IOException | IllegalStateException e) {
            LOG.warn("there is no console: the terminal cannot be used: {}", e.getMessage());
        }
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    void setWeb(WebAdmin admin) {
        web.set(admin);
        showLink();
    }

    void unsetWeb(WebAdmin admin) {
        web.compareAndSet(admin, null);
    }

    /** Where there is no prompt, the launcher prints this line. */
    private void showLink() {
        InteractiveShell shell = shown;
        WebAdmin admin = web.get();
        // Taken, so that it is shown once, whoever comes last: the prompt or the web server.
        if (shell != null && admin != null && web.compareAndSet(admin, null)) {
            admin.link().ifPresent(link -> shell.printAbove("desktop at " + link, false));
        }
    }

    private static Terminal systemTerminal() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(TerminalBuilder.class.getClassLoader()); // where JLine looks for its own parts
        try {
            return TerminalBuilder.builder()
                    .name("widgetry")
                    .system(true)
                    .dumb(false)
                    .nativeSignals(true)
                    .signalHandler(Terminal.SignalHandler.SIG_IGN)
                    .build();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void serve(InteractiveShell shell) {
        while (!closed) {
            shell.run();
            if (closed) {
                return;
            }
            Boolean stop = shell.confirm("Stop Widgetry?").orElse(null);
            if (stop == null) {
                shell.say("The console is closed and Widgetry runs on. Ctrl-C or \"widgetry stop\" ends it.");
                return;
            }
            if (stop) {
                stopFramework();
                return;
            }
        }
    }

    private void stopFramework() {
        try {
            context.getBundle(Constants.SYSTEM_BUNDLE_ID).stop();
        } catch (BundleException e) {
            LOG.warn("Widgetry cannot be stopped from the console: {}", e.getMessage());
        }
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        closed = true;
        Terminal open = terminal;
        if (open != null) {
            open.close(); // gives the terminal back as it was, and ends the reading
        }
        if (Thread.currentThread() != thread) {
            thread.interrupt();
            thread.join(LEAVE_MILLIS);
        }
    }
}
