package io.widgetry.deployer.internal.state;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.disk.Disk;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;

/** Keeps the state in a file, in JSON. */
public final class StateFile {
    private static final long LARGEST = 50_000_000;
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of()); // to look for it takes its time

    private final Disk disk;
    private final Path file;
    private byte[] written = new byte[0];

    /** The state in this file. */
    public StateFile(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** Where it is. */
    public Path path() {
        return file;
    }

    /**
     * What was remembered; nothing if there is no file.
     *
     * @throws IOException if it cannot be read or makes no sense
     */
    public State read() throws IOException {
        try {
            byte[] content = disk.read(file, LARGEST);
            try (JsonReader reader = Json.createReader(new ByteArrayInputStream(content))) {
                State state = state(reader.readObject());
                written = content;
                return state;
            }
        } catch (NoSuchFileException nothingYet) {
            return new State();
        } catch (RuntimeException malformed) {
            throw new IOException(file + " makes no sense", malformed);
        }
    }

    /** Remembers, unless nothing has changed. */
    public void write(State state) throws IOException {
        byte[] content = json(state).toString().getBytes(StandardCharsets.UTF_8);
        if (!Arrays.equals(content, written)) {
            disk.write(file, content);
            written = content;
        }
    }

    private static JsonObject json(State state) {
        JsonObjectBuilder slots = JSON.createObjectBuilder();
        state.slots().forEach((name, slot) -> slots.add(name, json(slot)));
        JsonObjectBuilder verdicts = JSON.createObjectBuilder();
        state.verdicts()
                .forEach((digest, verdict) -> verdicts.add(
                        digest,
                        JSON.createObjectBuilder()
                                .add("state", verdict.state().name())
                                .add("reason", verdict.reason())));
        JsonObjectBuilder configurations = JSON.createObjectBuilder();
        state.configurations().forEach((name, pids) -> configurations.add(name, JSON.createArrayBuilder(pids)));
        return JSON.createObjectBuilder()
                .add("bundles", slots)
                .add("verdicts", verdicts)
                .add("configurations", configurations)
                .build();
    }

    private static JsonObjectBuilder json(Slot slot) {
        JsonArrayBuilder goods = JSON.createArrayBuilder();
        slot.goods().forEach(good -> goods.add(json(good)));
        JsonObjectBuilder json = JSON.createObjectBuilder()
                .add("attempt", slot.attempt())
                .add("lastModified", slot.lastModified())
                .add("failed", slot.failed())
                .add("detached", slot.detached())
                .add("good", goods);
        slot.current().ifPresent(content -> json.add("current", json(content)));
        return json;
    }

    private static JsonObjectBuilder json(Content content) {
        return JSON.createObjectBuilder()
                .add("version", content.version())
                .add("digest", content.digest())
                .add("file", content.file())
                .add("confirmed", content.confirmed())
                .add("since", content.since().toString());
    }

    private static State state(JsonObject json) {
        State state = new State();
        json.getJsonObject("bundles").forEach((name, value) -> {
            state.slots().put(name, slot(name, value.asJsonObject()));
        });
        json.getJsonObject("verdicts").forEach((digest, value) -> {
            JsonObject verdict = value.asJsonObject();
            state.condemn(
                    digest,
                    new Verdict(DeploymentState.valueOf(verdict.getString("state")), verdict.getString("reason")));
        });
        json.getJsonObject("configurations").forEach((name, value) -> {
            state.configurations().put(name, value.asJsonArray().getValuesAs(JsonString::getString));
        });
        return state;
    }

    private static Slot slot(String name, JsonObject json) {
        Slot slot = new Slot(name);
        slot.attempt(json.getInt("attempt"));
        slot.lastModified(json.getJsonNumber("lastModified").longValueExact());
        slot.failed(json.getBoolean("failed"));
        slot.detached(json.getBoolean("detached"));
        if (json.containsKey("current")) {
            slot.current(content(name, json.getJsonObject("current")));
        }
        slot.goods(
                json.getJsonArray("good").getValuesAs(JsonObject.class).stream()
                        .map(good -> content(name, good))
                        .toList(),
                Integer.MAX_VALUE);
        return slot;
    }

    private static Content content(String name, JsonObject json) {
        return new Content(
                name,
                json.getString("version"),
                json.getString("digest"),
                json.getString("file"),
                json.getBoolean("confirmed"),
                Instant.parse(json.getString("since")));
    }
}
