package io.widgetry.web.internal.browser;

import java.util.List;
import java.util.Optional;

/** What a frame may do: the Content-Security-Policy of its document and of its files. */
final class FramePolicy {
    /** For a file that somebody opens by itself: it is no page of ours. */
    static final String FILE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";

    private FramePolicy() {}

    /**
     * The policy of a frame's document.
     *
     * @param base where its files are
     * @param desktop the origin of the desktop
     * @param override an origin from which its script may come, too
     * @param connect the origins that it may talk to
     */
    static String of(String base, String desktop, Optional<String> override, List<String> connect) {
        String scripts = base + override.map(origin -> " " + origin).orElse("");
        return String.join(
                "; ",
                "default-src 'none'",
                "script-src " + scripts,
                "style-src " + base + " 'unsafe-inline'",
                "img-src " + base + " data:",
                "font-src " + base + " data:",
                "connect-src " + (connect.isEmpty() ? "'none'" : String.join(" ", connect)),
                "base-uri 'none'",
                "form-action 'none'",
                "frame-ancestors " + desktop,
                "sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox");
    }
}
