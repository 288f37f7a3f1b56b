package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import io.widgetry.web.internal.browser.Reports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What pages ask for, checked. */
final class Requests {
    private static final int LONGEST_ID = 500;

    private Requests() {}

    /**
     * An action.
     *
     * @param widgetId which widget asks
     * @param interactionId in which interaction it lives, or which one it means; null for Home
     * @param action the name of a method of the page's API
     * @param arguments by name; null for none
     */
    record ActionRequest(String widgetId, String interactionId, String action, Map<String, Object> arguments) {
        ActionRequest {
            id("widgetId", widgetId);
            optional("interactionId", interactionId);
            text("action", action, 100);
            arguments = arguments == null ? Map.of() : arguments;
        }
    }

    /**
     * What became of an action.
     *
     * @param done whether it was carried out
     * @param reason why not; empty if it was
     */
    record ActionAnswer(boolean done, String reason) {}

    /**
     * A message between widgets.
     *
     * @param widgetId who sends it
     * @param interactionId from which interaction; null for Home
     * @param data any JSON
     * @param to the only widget that is to get it; null for all
     * @param anywhere whether it goes to the whole workspace; null for no
     */
    record MessageRequest(
            String widgetId,
            String interactionId,
            @JsonDeserialize(using = RawJson.class) String data,
            String to,
            Boolean anywhere) {
        MessageRequest {
            id("widgetId", widgetId);
            optional("interactionId", interactionId);
            given("data", data);
            optional("to", to);
            if (to != null && Boolean.TRUE.equals(anywhere)) {
                throw new IllegalArgumentException("The body has both \"to\" and \"anywhere\": leave one of them out.");
            }
        }
    }

    /**
     * Something that happened in the desktop itself.
     *
     * @param name one of {@link #NAMES}
     * @param interactionId which interaction; null for none
     * @param payload its payload
     */
    record EventRequest(
            String name,
            String interactionId,
            @JsonDeserialize(using = RawJson.class) String payload) {
        static final Set<String> NAMES = Set.of(
                "onCardFocusedEvent",
                "onChannelStatusUpdateEvent",
                "onCustomCardEndedEvent",
                "onInteractionTabChange",
                "onNavigationEvent");

        EventRequest {
            oneOf("name", name, NAMES);
            optional("interactionId", interactionId);
            given("payload", payload);
        }
    }

    /**
     * Which number something got.
     *
     * @param sequence the number in the workspace
     */
    record Numbered(long sequence) {}

    /**
     * What a page observed of a widget.
     *
     * @param widgetId which widget
     * @param interactionId in which interaction; null for Home
     * @param kind one of {@link Reports#KINDS}
     * @param text at most 500 characters
     */
    record ReportRequest(String widgetId, String interactionId, String kind, String text) {
        ReportRequest {
            id("widgetId", widgetId);
            optional("interactionId", interactionId);
            oneOf("kind", kind, Reports.KINDS);
            given("text", text);
            if (text.length() > 500) {
                throw new IllegalArgumentException("The body's field \"text\" has more than 500 characters.");
            }
            text = text.replaceAll("\\p{Cntrl}", " ");
        }
    }

    /**
     * What a frame listens to.
     *
     * @param widgetId which widget
     * @param interactionId in which interaction; null for Home
     * @param events the names of the events
     * @param open false if the frame is gone; null for yes
     */
    record SubscriptionsRequest(String widgetId, String interactionId, List<String> events, Boolean open) {
        SubscriptionsRequest {
            id("widgetId", widgetId);
            optional("interactionId", interactionId);
            given("events", events);
            if (events.size() > 200) {
                throw new IllegalArgumentException("The body's field \"events\" has more than 200 entries.");
            }
            for (int i = 0; i < events.size(); i++) {
                text("events[" + i + "]", events.get(i), 200);
            }
        }
    }

    private static void given(String field, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("The body's field \"" + field + "\" is missing.");
        }
    }

    private static void id(String field, String value) {
        text(field, value, LONGEST_ID);
    }

    private static void optional(String field, String value) {
        if (value != null) {
            text(field, value, LONGEST_ID);
        }
    }

    private static void text(String field, String value, int longest) {
        given(field, value);
        if (value.isBlank() || value.length() > longest) {
            throw new IllegalArgumentException(
                    "The body's field \"" + field + "\" must have 1 to " + longest + " characters.");
        }
    }

    private static void oneOf(String field, String value, Set<String> values) {
        given(field, value);
        if (!values.contains(value)) {
            throw new IllegalArgumentException("The body's field \"" + field + "\" must be one of "
                    + String.join(", ", new TreeSet<>(values)) + ".");
        }
    }
}
