package io.widgetry.web.internal.browser;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** Paths of files below a folder. */
final class Paths {
    private Paths() {}

    /**
     * A path as a manifest writes it, without a leading {@code ./} and without a query.
     *
     * @return empty if it does not stay below its folder, or is no plain path at all
     */
    static Optional<String> normal(String written) {
        int query = written.indexOf('?');
        String path = query < 0 ? written : written.substring(0, query);
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        boolean plain = !path.isEmpty()
                && path.chars().noneMatch(c -> c < ' ' || c == 0x7f || "\\:%#*|<>\"".indexOf(c) >= 0)
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        return plain ? Optional.of(path) : Optional.empty();
    }

    /** A path as a part of a URL. */
    static String encoded(String path) {
        return Arrays.stream(path.split("/"))
                .map(segment ->
                        URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("/"));
    }
}
