package io.widgetry.web.internal.desktop;

import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.web.internal.browser.BrowserWidget;
import io.widgetry.web.internal.browser.BrowserWidgets;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import java.util.Optional;

/** For whom a page asks: one of the browser widgets, or the desktop itself. */
final class Callers {
    /** As which the desktop's own buttons act. */
    static final String DESKTOP = "desktop";

    private static final String BUNDLE = "io.widgetry.web";

    private final BrowserWidgets widgets;

    Callers(BrowserWidgets widgets) {
        this.widgets = widgets;
    }

    /** A browser widget that is there. */
    BrowserWidget widget(String widgetId) throws HttpException {
        return widgets.find(widgetId)
                .orElseThrow(() -> HttpException.notFound("There is no browser widget \"" + shown(widgetId)
                        + "\" any more, or never was: GET the stream to see which there are."));
    }

    /** The widget, or the desktop, in a context of the path's agent. */
    RemoteWidget caller(Exchange exchange, String widgetId, String interactionId) throws HttpException {
        return new RemoteWidget(
                widgetId,
                widgetId.equals(DESKTOP) ? BUNDLE : widget(widgetId).bundle(),
                exchange.path("agent"),
                Optional.ofNullable(interactionId));
    }

    private static String shown(String text) {
        String clean = text.replaceAll("\\p{Cntrl}", " ");
        return clean.length() <= 100 ? clean : clean.substring(0, 100) + "…";
    }
}
