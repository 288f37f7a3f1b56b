package io.widgetry.testkit.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Serves the test kit's files as they are in the jar, and the checks, to a browser. */
final class Pages implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CompletableFuture<String> results = new CompletableFuture<>();

    Pages() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/kit/", exchange -> file(exchange, here("target/classes/io/widgetry/testkit/browser")));
        server.createContext("/js/", exchange -> file(exchange, here("src/test/js")));
        server.createContext("/widgets/", exchange -> file(exchange, here("../sample-widgets/browser")));
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

    private static void file(HttpExchange exchange, Path root) throws IOException {
        String path = exchange.getRequestURI().getPath();
        Path file = root.resolve(path.substring(path.indexOf('/', 1) + 1));
        try (exchange) {
            if (!Files.isRegularFile(file)) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            byte[] content = Files.readAllBytes(file);
            String type = path.endsWith(".html") ? "text/html" : "text/javascript";
            exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
