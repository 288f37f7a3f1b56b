package io.widgetry.simulator.internal.model;

import java.util.Locale;
import java.util.Optional;

/** How a customer gets in contact. */
public enum Channel {
    /** A call. */
    VOICE("Voice", ""),
    /** A chat on the web. */
    WEBCHAT("Chat", "_WebChat"),
    /** An e-mail. */
    EMAIL("Email", "_Email");

    private final String label;
    private final String suffix;

    Channel(String label, String suffix) {
        this.label = label;
        this.suffix = suffix;
    }

    /** Its name on a desktop. */
    public String label() {
        return label;
    }

    /** The address of an agent's resource for it. */
    public String resource(String agentId) {
        return agentId + suffix;
    }

    /** Finds a channel by its name on the wire or on a desktop. */
    public static Optional<Channel> of(String text) {
        String wanted = text.toUpperCase(Locale.ROOT);
        for (Channel channel : values()) {
            if (wanted.equals(channel.name()) || wanted.equals(channel.label.toUpperCase(Locale.ROOT))) {
                return Optional.of(channel);
            }
        }
        return Optional.empty();
    }
}
