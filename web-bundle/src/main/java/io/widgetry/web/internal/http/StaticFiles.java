package io.widgetry.web.internal.http;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Files of our pages: each is an endpoint of its own, so that no address can mean a file that is not one of them. */
public final class StaticFiles implements Endpoints {
    private static final String INDEX = "index.html";
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "json", Endpoint.JSON,
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "woff2", "font/woff2",
            "txt", "text/plain; charset=utf-8");

    private final List<Endpoint> endpoints = new ArrayList<>();

    /**
     * Makes the endpoints.
     *
     * @param files the content by path, such as {@code /login/index.html}
     * @param open the beginnings of the paths that are for anybody
     */
    public StaticFiles(Map<String, byte[]> files, List<String> open) {
        new TreeMap<>(files).forEach((path, content) -> {
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) {
                Access access = open.stream().anyMatch(path::startsWith) ? Access.PUBLIC : Access.SESSION;
                String tag = '"' + HexFormat.of().formatHex(Tokens.digest(content), 0, 16) + '"';
                Handler handler = exchange -> serve(exchange, content, type, tag);
                endpoints.add(Endpoint.page(path, access, "A file of a page.", handler));
                if (path.endsWith("/" + INDEX)) {
                    String folder = path.substring(0, path.length() - INDEX.length());
                    endpoints.add(Endpoint.page(folder, access, "A page.", handler));
                    endpoints.add(Endpoint.page(
                            folder.substring(0, folder.length() - 1),
                            Access.PUBLIC,
                            "Leads to the page.",
                            exchange -> exchange.redirect(folder)));
                }
            }
        });
    }

    private static void serve(Exchange exchange, byte[] content, String type, String tag) throws IOException {
        // Kept by the browser, but asked for each time: a new version of Widgetry shows at once.
        exchange.answerHeader("Cache-Control", "no-cache");
        exchange.answerHeader("ETag", tag);
        if (exchange.header("If-None-Match").filter(tag::equals).isPresent()) {
            exchange.response().setStatus(304);
        } else {
            exchange.raw(200, type, content);
        }
    }

    @Override
    public List<Endpoint> endpoints() {
        return List.copyOf(endpoints);
    }
}
