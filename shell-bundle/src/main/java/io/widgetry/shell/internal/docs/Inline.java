package io.widgetry.shell.internal.docs;

import io.widgetry.shell.internal.text.Text;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands within a line of Markdown, as plain text. */
final class Inline {
    private static final Pattern CODE = Pattern.compile("(`+)(.+?)\\1(?!`)");
    private static final Pattern IMAGE = Pattern.compile("!\\[([^]]*)]\\([^)]*\\)");
    private static final Pattern LINK = Pattern.compile("\\[([^]]+)]\\(([^)\\s]+)\\)");
    private static final Pattern STRONG = Pattern.compile("\\*\\*(.+?)\\*\\*");
    private static final Pattern EMPHASIS = Pattern.compile("(?<![\\w*])\\*([^*\\s](?:[^*]*[^*\\s])?)\\*(?![\\w*])");
    private static final Pattern TAG = Pattern.compile("</?[a-z][^>]*>");
    private static final Pattern ESCAPE = Pattern.compile("\\\\([\\\\`*_{}\\[\\]()#+.!|<>-])");

    private Inline() {}

    /** Takes the marks away. What is code stays as it is; a link to another page says how to open that. */
    static String text(String markdown) {
        StringBuilder text = new StringBuilder();
        int from = 0;
        for (MatchResult code : CODE.matcher(markdown).results().toList()) {
            text.append(plain(markdown.substring(from, code.start())));
            text.append(code.group(2).strip());
            from = code.end();
        }
        text.append(plain(markdown.substring(from)));
        return Text.clean(links(text.toString()));
    }

    private static String plain(String markdown) {
        String text = IMAGE.matcher(markdown).replaceAll(image -> quoted("[" + image.group(1) + "]"));
        text = STRONG.matcher(text).replaceAll(strong -> quoted(strong.group(1)));
        text = EMPHASIS.matcher(text).replaceAll(emphasis -> quoted(emphasis.group(1)));
        text = TAG.matcher(text).replaceAll("");
        return ESCAPE.matcher(text).replaceAll(escape -> quoted(escape.group(1)));
    }

    private static String links(String text) {
        return LINK.matcher(text).replaceAll(link -> quoted(link(link.group(1), link.group(2))));
    }

    private static String link(String label, String target) {
        if (target.contains("://")) {
            return label + " <" + target + ">";
        }
        int anchor = target.indexOf('#');
        String file = anchor < 0 ? target : target.substring(0, anchor);
        if (!file.endsWith(".md") || file.startsWith("..")) {
            return label;
        }
        String section = anchor < 0 ? "" : " " + target.substring(anchor + 1);
        return label + " (docs:show " + file.substring(0, file.length() - 3) + section + ")";
    }

    private static String quoted(String text) {
        return Matcher.quoteReplacement(text);
    }
}
