package io.widgetry.launcher.internal.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The texts of {@code help} and {@code version}. */
public final class Help {

    private Help() {}

    /** What {@code help} prints, about everything or about the one command that the operands name. */
    public static String text(List<String> operands) throws CommandException {
        if (operands.isEmpty()) {
            return read("overview.txt");
        }
        String word = operands.get(0);
        Verb verb = Verb.of(word)
                .orElseThrow(() ->
                        CommandException.refused("there is no command \"" + word + "\"; there are " + Verb.words()));
        return "usage: " + verb.synopsis() + "\n\n" + read(verb.word() + ".txt");
    }

    public static String version() {
        String version = Help.class.getPackage().getImplementationVersion();
        return "widgetry " + (version == null ? "(not packaged)" : version) + " on Java "
                + Runtime.version().feature();
    }

    private static String read(String name) {
        try (InputStream text = Help.class.getResourceAsStream("help/" + name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
