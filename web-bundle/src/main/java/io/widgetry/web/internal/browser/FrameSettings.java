package io.widgetry.web.internal.browser;

import java.util.List;
import java.util.Optional;

/**
 * What frames are allowed by configuration.
 *
 * @param connect the origins that they may talk to
 * @param overrides whether a manifest's override URL is used, for development
 * @param ownHosts whether each widget's frames have a host of their own where the desktop is used on this machine
 */
public record FrameSettings(List<String> connect, boolean overrides, boolean ownHosts) {
    /** What holds where nothing is configured. */
    public static final FrameSettings DEFAULT = new FrameSettings(List.of(), false, true);

    /** Copies the list. */
    public FrameSettings {
        connect = List.copyOf(connect);
    }

    Optional<String> override(Manifest manifest) {
        return overrides ? manifest.overrideUrl().filter(Origins::isUrl) : Optional.empty();
    }
}
