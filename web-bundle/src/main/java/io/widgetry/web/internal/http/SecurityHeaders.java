package io.widgetry.web.internal.http;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** What every answer tells browsers not to do. */
final class SecurityHeaders {
    private static final String POLICY = String.join(
            "; ",
            List.of(
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' data:",
                    "connect-src 'self'",
                    "frame-src 'self'%s",
                    "base-uri 'none'",
                    "form-action 'self'",
                    "frame-ancestors 'none'"));

    private static final Map<String, String> OTHERS = Map.of(
            "X-Content-Type-Options", "nosniff",
            "Referrer-Policy", "no-referrer",
            "Cross-Origin-Opener-Policy", "same-origin",
            "Cross-Origin-Resource-Policy", "same-origin",
            "Cache-Control", "no-store");

    private SecurityHeaders() {}

    /** Those of an answer that shows no frames. */
    static void set(BiConsumer<String, String> header) {
        header.accept("Content-Security-Policy", POLICY.formatted(""));
        OTHERS.forEach(header);
    }

    /** Those of an answer that may show widgets' frames, which have hosts of their own at the same port. */
    static void set(BiConsumer<String, String> header, int port) {
        header.accept("Content-Security-Policy", POLICY.formatted(" http://*.localhost:" + port));
        OTHERS.forEach(header);
    }
}
