package io.widgetry.shell.internal.command;

import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Details;
import io.widgetry.shell.internal.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.felix.service.command.CommandSession;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Function;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Component;

/** {@code help}: explains the commands of this bundle, and lets Gogo explain the others. */
@Component(service = HelpCommand.class)
@GogoCommand(
        scope = "widgetry",
        function = {"help"})
public final class HelpCommand {
    private static final String EXPLAINS = "lists the commands, or explains one";
    private static final List<String> OTHERS = List.of("gogo:help", "felix:help");
    private static final String OUTLOOK =
            "help COMMAND explains a command; so does COMMAND --help. docs:find finds what the documents say of a word"
                    + " or of an error. The shell's own, such as lb, start, stop, scr:list and grep, are listed by"
                    + " felix:help.";

    static final Syntax HELP = Syntax.of("widgetry:help", EXPLAINS)
            .optional("COMMAND", Kind.COMMAND, "a command, or the word before its colon")
            .example("help event:tail");

    @Descriptor(EXPLAINS)
    public String help(CommandSession session, @Descriptor("[COMMAND]") String[] words)
            throws CommandException, InterruptedException {
        return HELP.run(words, arguments -> {
            Optional<String> typed = arguments.find("COMMAND");
            return typed.isEmpty() ? overview() : explain(session, typed.get());
        });
    }

    private static String overview() {
        Map<String, Details> groups = new LinkedHashMap<>();
        for (Syntax command : Commands.ALL) {
            String scope = command.name().substring(0, command.name().indexOf(':'));
            // all names are made equally long, so that the groups are aligned with each other
            groups.computeIfAbsent(scope, any -> new Details())
                    .row("%-20s".formatted(command.name()), command.sentence());
        }
        List<String> parts =
                new ArrayList<>(groups.values().stream().map(Details::toString).toList());
        parts.add(String.join("\n", Text.wrap(OUTLOOK, Text.WIDTH)));
        return String.join("\n\n", parts);
    }

    private static String explain(CommandSession session, String typed) throws CommandException {
        List<Syntax> found = Commands.ALL.stream()
                .filter(command -> command.name().equals(typed)
                        || command.name().startsWith(typed + ":")
                        || command.name().endsWith(":" + typed))
                .toList();
        Set<String> others = new TreeSet<>();
        if (session.get(".commands") instanceof Set<?> all) {
            all.forEach(name -> others.add(name.toString()));
        }
        Commands.names().forEach(others::remove);
        List<String> other = others.stream()
                .filter(name -> name.equals(typed) || name.endsWith(":" + typed))
                .toList();
        if (found.isEmpty() && other.isEmpty()) {
            others.removeIf(name -> name.contains(":_"));
            others.addAll(Commands.names());
            throw new CommandException(Noun.COMMAND.unknown(typed, others));
        }
        List<String> parts = new ArrayList<>(found.stream().map(Syntax::help).toList());
        for (String name : other) {
            parts.add(elsewhere(session, name));
        }
        return String.join("\n\n\n", parts).stripTrailing();
    }

    /** What Gogo knows of a command. */
    private static String elsewhere(CommandSession session, String name) throws CommandException {
        for (String help : OTHERS) {
            if (session.get(help) instanceof Function function) {
                try {
                    Object text = function.execute(session, new ArrayList<>(List.of(name)));
                    return text == null ? "" : text.toString().stripTrailing();
                } catch (Exception failed) {
                    throw new CommandException(
                            help + " could not explain " + name + ": " + failed.getMessage(), failed);
                }
            }
        }
        return name + " is a command of another bundle; nothing more is known of it here.";
    }
}
