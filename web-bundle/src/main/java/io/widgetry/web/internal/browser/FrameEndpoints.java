package io.widgetry.web.internal.browser;

import io.widgetry.web.internal.browser.FrameKeys.Frame;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Serves the frames of browser widgets, and the files in them, to whoever has a frame's key. */
public final class FrameEndpoints implements Endpoints {
    private static final String DOCUMENT = "frame.html";
    private static final String API = "widget-api.js";
    private static final Set<String> OWN = Set.of(API, "frame.js");
    private static final String FILES = "files/";

    private final FrameKeys keys;
    private final FrameSettings settings;

    public FrameEndpoints(FrameKeys keys, FrameSettings settings) {
        this.keys = keys;
        this.settings = settings;
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.page("/frame/widget-api.js", Access.PUBLIC, "What the desktop shares with frames.", this::api),
                Endpoint.page("/frame/{key}/", Access.PUBLIC, "The frame of a browser widget.", this::document),
                Endpoint.page("/frame/{key}/{path...}", Access.PUBLIC, "A file of a browser widget.", this::file));
    }

    private void api(Exchange exchange) throws IOException {
        exchange.raw(200, MediaTypes.of(API).orElseThrow(), own(API));
    }

    private Frame frame(Exchange exchange) throws HttpException {
        return keys.find(exchange.path("key")).orElseThrow(FrameEndpoints::notThere);
    }

    private static HttpException notThere() {
        return HttpException.notFound("There is no such frame, or no such file in it.");
    }

    private void document(Exchange exchange) throws HttpException, IOException {
        Frame frame = frame(exchange);
        String base = exchange.origin() + "/frame/" + exchange.path("key") + "/";
        exchange.answerHeader(
                "Content-Security-Policy",
                FramePolicy.of(base, frame.desktop(), override(frame.widget()), settings.connect()));
        shared(exchange);
        exchange.raw(200, "text/html; charset=utf-8", own(DOCUMENT));
    }

    private Optional<String> override(BrowserWidget widget) {
        return settings.override(widget.manifest())
                .map(URI::create)
                .map(url -> url.getScheme() + "://" + url.getRawAuthority());
    }

    private void file(Exchange exchange) throws HttpException, IOException {
        BrowserWidget widget = frame(exchange).widget();
        String path = exchange.path("path");
        String name = path.startsWith(FILES) ? path.substring(FILES.length()) : path;
        String type = MediaTypes.of(name).orElseThrow(FrameEndpoints::notThere);
        byte[] content = OWN.contains(path) ? own(path) : read(widget, name);
        exchange.answerHeader("Content-Security-Policy", FramePolicy.FILE);
        shared(exchange);
        // A script's errors, modules and fonts are for those only who may read the file: the frame, which has no
        // origin.
        exchange.answerHeader("Access-Control-Allow-Origin", "null");
        exchange.answerHeader("Cache-Control", "private, max-age=3600, immutable");
        exchange.raw(200, type, content);
    }

    private static byte[] read(BrowserWidget widget, String name) throws HttpException {
        try {
            return widget.read(name).orElseThrow(FrameEndpoints::notThere);
        } catch (FileNotFoundException tooLarge) {
            throw notThere();
        } catch (IOException updating) {
            throw HttpException.soon("This file cannot be read at the moment: its widget may be just updated.");
        }
    }

    /** A frame has an origin of its own, to which everything here is foreign. */
    private static void shared(Exchange exchange) {
        exchange.answerHeader("Cross-Origin-Resource-Policy", "cross-origin");
        exchange.answerHeader("Cross-Origin-Opener-Policy", "unsafe-none");
    }

    private static byte[] own(String name) throws IOException {
        try (InputStream in = FrameEndpoints.class.getResourceAsStream("/web/frame/" + name)) {
            if (in == null) {
                throw new IOException("web/frame/" + name + " is not in the bundle");
            }
            return in.readAllBytes();
        }
    }
}
