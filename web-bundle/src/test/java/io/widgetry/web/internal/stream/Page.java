package io.widgetry.web.internal.stream;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.web.internal.http.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A page that keeps what its stream tells. */
final class Page implements Subscriber {
    /**
     * An event as a browser takes it.
     *
     * @param name its name
     * @param id its id; null if it has none
     * @param data its data
     */
    record Told(String name, String id, JsonNode data) {
        long sequence() {
            return data.get("sequence").asLong();
        }
    }

    private final Reader reader;
    private final List<Told> told = new ArrayList<>();
    private volatile boolean open = true;

    Page(String agentId) {
        this.reader = new Reader("login-1", "http://localhost:8642", agentId, Set.of("agent"));
    }

    @Override
    public Reader reader() {
        return reader;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
    }

    @Override
    public void end() {
        open = false;
    }

    @Override
    public synchronized void send(byte[] event, boolean whole) {
        if (open) {
            told.add(parse(new String(event, StandardCharsets.UTF_8)));
        }
    }

    static Told parse(String event) {
        String name = null;
        String id = null;
        StringBuilder data = new StringBuilder();
        for (String line : event.split("\n")) {
            if (line.startsWith("event: ")) {
                name = line.substring(7);
            } else if (line.startsWith("id: ")) {
                id = line.substring(4);
            } else if (line.startsWith("data: ")) {
                data.append(line.substring(6)).append('\n');
            }
        }
        try {
            return new Told(name, id, Json.MAPPER.readTree(data.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(event, e);
        }
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    /** What was told since the last call, each as its name and, where it has one, its number. */
    synchronized List<String> news() {
        List<String> news = told.stream()
                .map(each -> each.name()
                        + (each.data().has("sequence") ? " " + each.sequence() : "")
                        + (each.name().equals("closed")
                                ? " " + each.data().get("interactionId").asText()
                                : ""))
                .toList();
        told.clear();
        return news;
    }

    /** The last id, as a browser sends it when it comes back. */
    synchronized Optional<Position> lastId() {
        for (int i = told.size() - 1; i >= 0; i--) {
            if (told.get(i).id() != null) {
                return Position.parse(told.get(i).id());
            }
        }
        return Optional.empty();
    }
}
