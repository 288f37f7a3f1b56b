package io.widgetry.shell.internal.control;

import io.widgetry.shell.internal.console.InteractiveShell;
import io.widgetry.shell.internal.console.Sentence;
import io.widgetry.shell.internal.console.Sessions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Converter;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.ExternalTerminal;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a client can ask for: {@code exec COMMAND}, {@code shell TYPE COLUMNS ROWS}, {@code replay …}, {@code stop}. */
final class Verbs implements Verb {

    private static final Logger LOG = LoggerFactory.getLogger(Verbs.class);
    private static final int DONE = 0;
    private static final int FAILED = 1;

    private final BundleContext context;
    private final Sessions sessions;

    Verbs(BundleContext context, Sessions sessions) {
        this.context = context;
        this.sessions = sessions;
    }

    /** The answer where there are too many clients already. */
    static int refuse(String request, Connection connection) {
        connection.say("Too many clients are connected; end one first.");
        return FAILED;
    }

    @Override
    public int answer(String request, Connection connection) throws IOException, InterruptedException {
        String[] words = request.split(" ", 2);
        String rest = words.length > 1 ? words[1] : "";
        return switch (words[0]) {
            case "exec" -> exec(rest, connection);
            case "shell" -> shell(rest.split(" "), connection);
            case "replay" -> new ReplayVerb(context).answer(rest, connection);
            case "stop" -> stop(connection);
            default ->
                throw new IOException("There is no request " + words[0]
                        + "; this instance and the command line are not of one version.");
        };
    }

    private int exec(String command, Connection connection) throws IOException {
        try (Terminal dumb = new DumbTerminal(
                "exec",
                Terminal.TYPE_DUMB,
                new TextInput(connection.input()),
                connection.output(),
                StandardCharsets.UTF_8)) {
            CommandSession session = sessions.open(dumb);
            connection.whenGone(session::close);
            try {
                Object result = session.execute(command);
                if (result != null) {
                    connection.say(
                            session.format(result, Converter.INSPECT).toString().stripTrailing());
                }
                return DONE;
            } catch (Exception e) {
                connection.say(Sentence.of(e));
                return FAILED;
            } finally {
                session.close();
            }
        }
    }

    private int shell(String[] words, Connection connection) throws IOException {
        if (words.length != 3 || !(words[1] + words[2]).matches("\\d{1,8}")) {
            throw new IOException("The request shell needs the terminal's type, its columns and its rows.");
        }
        KeyInput keys = new KeyInput(connection.input());
        try (Terminal terminal = terminal(words, keys, connection);
                InteractiveShell shell = sessions.interactive(terminal)) {
            keys.onResize((columns, rows) -> {
                terminal.setSize(size(columns, rows));
                terminal.raise(Terminal.Signal.WINCH);
            });
            connection.whenGone(shell::close);
            shell.run();
            return DONE;
        }
    }

    private static Terminal terminal(String[] words, KeyInput keys, Connection connection) throws IOException {
        Terminal terminal =
                new ExternalTerminal("attached", words[0], keys, connection.output(), StandardCharsets.UTF_8);
        terminal.setSize(size(words[1], words[2]));
        return terminal;
    }

    private static Size size(String columns, String rows) {
        return new Size(Integer.parseInt(columns), Integer.parseInt(rows));
    }

    private int stop(Connection connection) {
        connection.afterwards(() -> {
            try {
                context.getBundle(Constants.SYSTEM_BUNDLE_ID).stop();
            } catch (BundleException e) {
                LOG.error("the framework cannot be stopped: {}", e.getMessage());
            }
        });
        return DONE;
    }
}
