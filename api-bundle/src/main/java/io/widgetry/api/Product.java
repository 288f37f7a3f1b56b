package io.widgetry.api;

/** A product line of the agent's desktop. The runtime runs as one of them (rule 21). */
public enum Product {
    /** Avaya Experience Platform: has every event. The default. */
    AXP("axp"),
    /** AXP Connect: lacks the digital-channel and team events. */
    AXP_CONNECT("axp-connect");

    private final String id;

    Product(String id) {
        this.id = id;
    }

    /**
     * The name used in configuration and on the command line.
     *
     * @return {@code axp} or {@code axp-connect}
     */
    public String id() {
        return id;
    }
}
