package io.widgetry.web.internal.stream;

import java.util.List;

/** Which widgets there are for a page. Asked while a feed is held: answers at once. */
public interface Offer {
    /** Nothing is being developed. */
    String NOTHING = "[]";

    /** {@return the widgets for this page as a JSON array: {@code widgets} in the stream} */
    String widgets(Reader reader);

    /** {@return the ids of the widgets that may have the single-sign-on token} */
    List<String> tokenHolders();

    /** An interaction was closed: its frames end. */
    void closed(String agentId, String interactionId);

    /** An agent signed out: all frames end. */
    void signedOut(String agentId);

    /** {@return the projects that are being developed, as a JSON array: {@code development} in the stream} */
    default String development() {
        return NOTHING;
    }
}
