package io.widgetry.web.internal.browser;

import java.net.URI;
import java.net.URISyntaxException;

/** Whether a text can stand in a Content-Security-Policy without meaning more than it says. */
public final class Origins {
    private Origins() {}

    /** An origin such as {@code https://crm.example.com:8443}, nothing more. */
    public static boolean isOrigin(String text) {
        return isUrl(text) && text.matches("(?:https?|wss?)://[^/?#]+");
    }

    static boolean isUrl(String text) {
        try {
            URI uri = new URI(text);
            return uri.getHost() != null
                    && uri.getUserInfo() == null
                    && text.matches("(?:https?|wss?)://[A-Za-z0-9.:\\[\\]-]+(?:/[^;,\\s]*)?");
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
