package io.widgetry.web.internal.browser;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Under which host a frame is asked for. Frames of the desktop's own host share a browser's process with it, sandboxed or
 * not, and one that hangs would hang the desktop. Every name that ends with {@code .localhost} is this machine for a browser,
 * so that each widget can have a host, and with it a process, of its own.
 */
final class FrameHosts {
    private static final Pattern LOOPBACK = Pattern.compile("http://(?:localhost|127\\.0\\.0\\.1|\\[::1])(:[0-9]+)?");

    private FrameHosts() {}

    /**
     * The origin of a widget's frames.
     *
     * @param desktop the origin of the desktop
     * @param widgetId the widget's id
     * @return an origin; empty for the desktop's own, where it is not asked for on this machine
     */
    static String of(String desktop, String widgetId) {
        Matcher loopback = LOOPBACK.matcher(desktop);
        if (!loopback.matches()) {
            return "";
        }
        String label = UUID.nameUUIDFromBytes(widgetId.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
        return "http://w" + label + ".localhost" + (loopback.group(1) == null ? "" : loopback.group(1));
    }
}
