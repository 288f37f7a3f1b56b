package io.widgetry.web.internal.frame;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the frame's files and the checks to a browser: frames as the runtime serves them, with the same policy. */
final class TestPages implements AutoCloseable {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml");

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletableFuture<String> results = new CompletableFuture<>();

    TestPages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/js/", exchange -> file(exchange, List.of(here("src/test/js"))));
        server.createContext("/web/", exchange -> file(exchange, List.of(here("src/main/resources/web/frame"))));
        server.createContext(
                "/payloads/", exchange -> file(exchange, List.of(here("../api-bundle/src/test/resources/payloads"))));
        server.createContext("/frame/", this::frame);
        server.createContext("/results", this::results);
        server.start();
    }

    static Path here(String path) {
        return Path.of(System.getProperty("basedir", ""))
                .toAbsolutePath()
                .resolve(path)
                .normalize();
    }

    String address(String page) {
        return "http://localhost:" + server.getAddress().getPort() + page;
    }

    /** {@return what the page will post when its checks have run} */
    CompletableFuture<String> results() {
        return results;
    }

    private void results(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        results.complete(body);
    }

    /** {@code /frame/KIND/}, {@code /frame/KIND/frame.js} (or probe.js, a test's own), {@code /frame/KIND/files/…}. */
    private void frame(HttpExchange exchange) throws IOException {
        String[] parts = exchange.getRequestURI().getPath().split("/", 4);
        String base = address("/frame/" + parts[2] + "/");
        exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders()
                .set(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src %1$s; style-src %1$s 'unsafe-inline'; img-src %1$s data:;"
                                        .formatted(base)
                                + " font-src %s; connect-src 'none'; frame-ancestors %s;".formatted(base, address(""))
                                + " sandbox allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox");
        if (parts[3].startsWith("files/")) {
            String inside = parts[2] + parts[3].substring("files".length());
            send(exchange, List.of(here("src/test/widgets"), here("../sample-widgets/browser")), inside);
        } else {
            send(
                    exchange,
                    List.of(here("src/main/resources/web/frame"), here("src/test/js")),
                    parts[3].isEmpty() ? "frame.html" : parts[3]);
        }
    }

    private static void file(HttpExchange exchange, List<Path> roots) throws IOException {
        String path = exchange.getRequestURI().getPath();
        send(exchange, roots, path.substring(path.indexOf('/', 1) + 1));
    }

    private static void send(HttpExchange exchange, List<Path> roots, String name) throws IOException {
        try (exchange) {
            Path found = roots.stream()
                    .map(root -> root.resolve(name))
                    .filter(Files::isRegularFile)
                    .findFirst()
                    .orElse(null);
            if (found == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(found);
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
            exchange.sendResponseHeaders(200, content.length == 0 ? -1 : content.length);
            exchange.getResponseBody().write(content);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
