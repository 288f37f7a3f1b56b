package io.widgetry.deployer.internal.verify;

import java.util.Arrays;
import java.util.Optional;

/** Paths as manifests write them. */
final class RelativePath {
    private static final String NOT_IN_NAMES = "\\:%#*|<>\"";

    private RelativePath() {}

    /**
     * A path without a leading {@code ./} and without a query.
     *
     * @return empty if it does not stay below its folder, or is no plain path at all
     */
    static Optional<String> normal(String written) {
        int query = written.indexOf('?');
        String path = query < 0 ? written : written.substring(0, query);
        while (path.startsWith("./")) {
            path = path.substring(2);
        }
        boolean plain = path.chars().noneMatch(c -> c < ' ' || c == 0x7f || NOT_IN_NAMES.indexOf(c) >= 0)
                && Arrays.stream(path.split("/", -1))
                        .noneMatch(segment -> segment.isEmpty() || segment.equals(".") || segment.equals(".."));
        return plain ? Optional.of(path) : Optional.empty();
    }

    /** Whether it is an address instead of a path. */
    static boolean isAddress(String written) {
        return written.startsWith("//") || written.matches("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*");
    }
}
