package io.widgetry.api.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The comments of a type, as Markdown: what the sources say about events and fields stands there once, and the documents
 * repeat it.
 */
final class Javadoc {
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern TYPE =
            Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public [\\w ]*?record ", Pattern.DOTALL);
    private static final Pattern PARAM = Pattern.compile("@param (\\w+) ((?:(?!@param ).)*)", Pattern.DOTALL);
    private static final Pattern CONSTANT = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*public static final String (\\w+) = \"(\\w+)\"", Pattern.DOTALL);

    private final String summary;
    private final Map<String, String> params = new LinkedHashMap<>();

    private Javadoc(String comment) {
        int firstParam = comment.indexOf("@param");
        summary = markdown(firstParam < 0 ? comment : comment.substring(0, firstParam));
        Matcher param = PARAM.matcher(comment);
        while (param.find()) {
            params.put(param.group(1), markdown(param.group(2)));
        }
    }

    /** The comment of a record. */
    static Javadoc of(Class<?> type) {
        Matcher comment = TYPE.matcher(source(type));
        if (!comment.find()) {
            throw new IllegalStateException(type + " has no comment");
        }
        return new Javadoc(plain(comment.group(1)));
    }

    /** The comments of a type's texts, by the texts. */
    static Map<String, String> ofConstants(Class<?> type) {
        Map<String, String> comments = new LinkedHashMap<>();
        Matcher constant = CONSTANT.matcher(source(type));
        while (constant.find()) {
            comments.put(constant.group(3), markdown(plain(constant.group(1))));
        }
        return comments;
    }

    /** What stands before the components. */
    String summary() {
        return summary;
    }

    /** What is said of a component. */
    String param(String name) {
        String text = params.get(name);
        if (text == null) {
            throw new IllegalStateException("no @param " + name);
        }
        return text;
    }

    private static String source(Class<?> type) {
        try {
            return Files.readString(SOURCES.resolve(type.getName().replace('.', '/') + ".java"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String comment) {
        return comment.replaceAll("(?m)^\\s*\\*", "");
    }

    private static String markdown(String text) {
        return text.replaceAll("\\{@code ([^}]*)}", "`$1`")
                .replaceAll("\\{@link #?([^} ]*)}", "`$1`")
                .replaceAll("<p>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
