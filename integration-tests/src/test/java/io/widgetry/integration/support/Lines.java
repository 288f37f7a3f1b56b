package io.widgetry.integration.support;

import java.util.concurrent.atomic.AtomicLong;

/** Lines of a feed, as a source writes them; each has an id of its own. */
public final class Lines {
    private static final AtomicLong IDS = new AtomicLong();

    private Lines() {}

    /** An event that names no interaction in its envelope. */
    public static String event(String type, String agentId, String data) {
        return line(type, agentId, "", ",\"data\":" + data);
    }

    /** An event about an interaction. */
    public static String about(String type, String agentId, String interactionId, String data) {
        return line(type, agentId, subject(interactionId), ",\"data\":" + data);
    }

    /** An interaction appears or changes. */
    public static String call(String agentId, String interactionId, String state) {
        return about("onInteractionEvent", agentId, interactionId, interaction(interactionId, state));
    }

    /** An interaction ends and is closed. */
    public static String ended(String agentId, String interactionId) {
        return about("onInteractionEndedEvent", agentId, interactionId, interaction(interactionId, "ACTIVE"));
    }

    /** An interaction ends and goes into after-contact work. */
    public static String endedWithWork(String agentId, String interactionId) {
        return endedWithWork(agentId, interactionId, interaction(interactionId, "ACTIVE"));
    }

    /** The same with this payload. */
    public static String endedWithWork(String agentId, String interactionId, String data) {
        return line(
                "onInteractionEndedEvent",
                agentId,
                subject(interactionId),
                ",\"aftercontactwork\":true,\"data\":" + data);
    }

    /** After-contact work is done. */
    public static String closed(String agentId, String interactionId) {
        return line("interactionClosed", agentId, subject(interactionId), "");
    }

    /** The agent's state. */
    public static String agentState(String agentId, String state) {
        return event("onAgentStateEvent", agentId, "{\"currentState\":\"" + state + "\"}");
    }

    /** An interaction's data, as a source tells them. */
    public static String interaction(String interactionId, String state) {
        return "{\"id\":\"" + interactionId + "\",\"state\":\"" + state + "\"}";
    }

    private static String subject(String interactionId) {
        return ",\"subject\":\"" + interactionId + "\"";
    }

    private static String line(String type, String agentId, String subject, String rest) {
        return "{\"specversion\":\"1.0\",\"id\":\"" + IDS.incrementAndGet() + "\",\"source\":\"/test\",\"type\":\""
                + type + "\",\"agentid\":\"" + agentId + "\"" + subject + rest + "}";
    }
}
