package io.widgetry.web.internal.http;

import java.util.List;

/**
 * What a request brings.
 *
 * @param mediaTypes which types are taken, without parameters; empty if the request has no body
 * @param limit how many bytes at most
 * @param type what it is read into; null unless the endpoint lets the exchange read it
 */
public record Body(List<String> mediaTypes, long limit, Class<?> type) {
    /** What is ample for what a page sends. */
    public static final long SMALL = 256 * 1024;

    /** As much as the configuration allows any request. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    static final Body NONE = new Body(List.of(), 0, null);

    /** How many bytes it may have by the configuration, too. */
    long limit(Limits limits) {
        return Math.min(limit, limits.largestBody());
    }

    /** Whether there is one at all. */
    public boolean isExpected() {
        return !mediaTypes.isEmpty();
    }
}
