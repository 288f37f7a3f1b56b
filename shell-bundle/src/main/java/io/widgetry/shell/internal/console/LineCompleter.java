package io.widgetry.shell.internal.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.felix.service.command.CommandSession;
import org.jline.reader.Candidate;
import org.jline.reader.ParsedLine;

/**
 * Completes a line: first a command's name, then its arguments, which the {@link ArgumentCompleter}s know. Commands of the
 * scopes that are searched first are offered without their scope.
 */
final class LineCompleter {

    /** What is offered by its bare name; others by scope and name, because their names say little without it. */
    private static final Set<String> BARE = Set.of("widgetry", "gogo", "felix");

    private final Supplier<List<ArgumentCompleter>> completers;

    LineCompleter(Supplier<List<ArgumentCompleter>> completers) {
        this.completers = completers;
    }

    void complete(CommandSession session, ParsedLine line, List<Candidate> candidates) {
        Set<String> commands = commands(session);
        if (line.wordIndex() == 0) {
            names(commands, line.word()).map(LineCompleter::word).forEach(candidates::add);
            return;
        }
        String typed = line.words().get(0);
        List<String> arguments = new ArrayList<>(line.words().subList(1, line.wordIndex()));
        arguments.add(
                line.word().substring(0, Math.min(line.wordCursor(), line.word().length())));
        Optional<String> command = resolve(commands, String.valueOf(session.get("SCOPE")), typed);
        if (command.isPresent()) {
            for (ArgumentCompleter completer : completers.get()) {
                completer.candidates(command.get(), arguments).stream()
                        .map(LineCompleter::word)
                        .forEach(candidates::add);
            }
        }
    }

    private static Set<String> commands(CommandSession session) {
        Set<String> names = new TreeSet<>();
        if (session.get(".commands") instanceof Set<?> all) {
            all.stream()
                    .map(Object::toString)
                    .filter(name -> !name.contains(":_"))
                    .forEach(names::add);
        }
        return names;
    }

    private static Stream<String> names(Set<String> commands, String word) {
        if (word.contains(":")) {
            return commands.stream();
        }
        return Stream.concat(commands.stream().map(LineCompleter::offered), Stream.of(InteractiveShell.EXIT))
                .distinct();
    }

    private static String offered(String command) {
        int colon = command.indexOf(':');
        return BARE.contains(command.substring(0, Math.max(colon, 0))) ? command.substring(colon + 1) : command;
    }

    private static Optional<String> resolve(Set<String> commands, String searchPath, String typed) {
        if (typed.contains(":")) {
            return Optional.of(typed);
        }
        return Stream.of(searchPath.split(":"))
                .map(scope -> scope + ":" + typed)
                .filter(commands::contains)
                .findFirst();
    }

    private static Candidate word(String text) {
        boolean complete = !text.endsWith("=") && !text.endsWith("/");
        return new Candidate(text, text, null, null, null, null, complete);
    }
}
