package io.widgetry.shell.internal.console;

import io.widgetry.shell.internal.command.Commands;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.apache.felix.gogo.jline.Shell;
import org.apache.felix.service.command.CommandProcessor;
import org.apache.felix.service.command.CommandSession;
import org.jline.terminal.Terminal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the sessions in which commands run, all alike, whether a person types or a program sends them. */
@Component(service = Sessions.class)
public final class Sessions {

    private final CommandProcessor processor;
    private final BundleContext context;

    @Activate
    public Sessions(@Reference CommandProcessor processor, BundleContext context) {
        this.processor = processor;
        this.context = context;
    }

    /** A session on a terminal, which can be a dumb one. Whoever opens it closes it; the terminal stays open. */
    public CommandSession open(Terminal terminal) {
        InputStream in = Unclosed.input(terminal.input());
        OutputStream out = Unclosed.output(terminal.output());
        CommandSession session = processor.createSession(in, out, out);
        session.put("SCOPE", Commands.SEARCH_PATH);
        // What Gogo's own commands (less, watch, history …) expect in a session.
        session.put(Shell.VAR_TERMINAL, terminal);
        session.put(Shell.VAR_PROCESSOR, processor);
        session.put(Shell.VAR_SESSION, session);
        session.put(Shell.VAR_COMPLETIONS, new HashMap<>());
        tellWidth(session, terminal);
        return session;
    }

    /** Lets commands know how wide the terminal is, where it has a width. */
    void tellWidth(CommandSession session, Terminal terminal) {
        if (terminal.getWidth() > 0) {
            session.put("COLUMNS", terminal.getWidth());
        }
    }

    /** An interactive shell on a terminal. */
    public InteractiveShell interactive(Terminal terminal) throws IOException {
        return new InteractiveShell(this, terminal, new LineCompleter(this::completers), history());
    }

    private Optional<Path> history() {
        return Optional.ofNullable(context.getProperty("widgetry.home")).map(home -> Path.of(home, "run", "history"));
    }

    private List<ArgumentCompleter> completers() {
        List<ArgumentCompleter> completers = new ArrayList<>();
        for (ServiceReference<ArgumentCompleter> reference : completerReferences()) {
            ArgumentCompleter completer = context.getService(reference);
            if (completer != null) {
                completers.add(completer);
            }
        }
        return completers;
    }

    private Collection<ServiceReference<ArgumentCompleter>> completerReferences() {
        try {
            return context.getServiceReferences(ArgumentCompleter.class, null);
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException("there is no filter that could be wrong", e);
        }
    }
}
