package io.widgetry.core.internal.json;

/** Lines of a feed for tests. */
final class Lines {

    private Lines() {}

    /** An event of a type with data, everything else being as it should. */
    static String event(String type, String data) {
        return "{\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/cti\",\"type\":\"" + type
                + "\",\"agentid\":\"600008\",\"data\":" + data + "}";
    }

    /** The same with the data before the type. */
    static String eventDataFirst(String type, String data) {
        return "{\"data\":" + data + ",\"specversion\":\"1.0\",\"id\":\"e-1\",\"source\":\"/cti\",\"type\":\"" + type
                + "\",\"agentid\":\"600008\"}";
    }

    /** A message with more attributes, each followed by a comma. */
    static String with(String attributes) {
        return "{" + attributes + event("onMessageEvent", "1").substring(1);
    }
}
