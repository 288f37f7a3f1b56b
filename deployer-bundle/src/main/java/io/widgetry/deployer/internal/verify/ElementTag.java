package io.widgetry.deployer.internal.verify;

import io.widgetry.deployer.internal.text.Reason;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The markup of a widget's element: one custom element, empty, with attributes that are no code. */
final class ElementTag {
    private static final String NAME = "[A-Za-z][A-Za-z0-9._-]*";
    private static final Pattern BARE = Pattern.compile("[a-z][a-z0-9._-]*-[a-z0-9._-]*");
    private static final Pattern START = Pattern.compile("<(" + NAME + ")(?=[\\s/>])");
    private static final Pattern ATTRIBUTE = Pattern.compile(
            "\\s++([A-Za-z_:][A-Za-z0-9_.:-]*+)" + "(?:\\s*+=\\s*+(?:\"[^\"<]*+\"|'[^'<]*+'|[^\\s\"'=<>`]++))?+");
    private static final Pattern END = Pattern.compile("\\s*+(?:/>|>\\s*+(?:</(" + NAME + ")\\s*+>)?+)\\s*+");

    private ElementTag() {}

    /** What is wrong with it, a clause about the field that it stands in; empty if it is right. */
    static Optional<String> fault(String text) {
        String markup = text.strip();
        if (BARE.matcher(markup).matches()) {
            return Optional.empty();
        }
        Matcher start = START.matcher(markup);
        if (!start.lookingAt()) {
            return noElement(markup);
        }
        String name = start.group(1).toLowerCase(Locale.ROOT);
        if (!BARE.matcher(name).matches()) {
            return Optional.of("has the tag \"" + Reason.line(name)
                    + "\", which is no custom element: the name of one has a hyphen");
        }
        int at = start.end();
        Matcher attribute = ATTRIBUTE.matcher(markup);
        while (attribute.region(at, markup.length()).lookingAt()) {
            String called = attribute.group(1).toLowerCase(Locale.ROOT);
            if (called.startsWith("on") || called.equals("style")) {
                return Optional.of("has the attribute \"" + Reason.line(called)
                        + "\", which would be code or style in markup: set it in the script");
            }
            at = attribute.end();
        }
        Matcher end = END.matcher(markup).region(at, markup.length());
        if (!end.matches() || end.group(1) != null && !end.group(1).equalsIgnoreCase(name)) {
            return noElement(markup);
        }
        return Optional.empty();
    }

    private static Optional<String> noElement(String markup) {
        String shown = Reason.line(markup);
        return Optional.of("is \"" + (shown.length() <= 60 ? shown : shown.substring(0, 60) + "…")
                + "\", but must be one custom element such as <my-card></my-card>");
    }
}
