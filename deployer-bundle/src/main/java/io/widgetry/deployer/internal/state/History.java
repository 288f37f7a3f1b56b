package io.widgetry.deployer.internal.state;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.text.Reason;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was done, in a file of JSON lines, the newest last. Written by the deployer's thread, read by any. */
public final class History {
    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final long LARGEST = 200_000_000;

    private final Disk disk;
    private final Path file;
    private volatile List<DeploymentRecord> records = List.of();
    private int lines;
    private boolean torn;
    private int unwritten;

    /** The history in this file. */
    public History(Disk disk, Path file) {
        this.disk = disk;
        this.file = file;
    }

    /** Reads what is there. A line that makes no sense, such as one that a power cut ended, is left out. */
    public void read(int atMost) throws IOException {
        List<DeploymentRecord> read = new ArrayList<>();
        try {
            String text = new String(disk.read(file, LARGEST), StandardCharsets.UTF_8);
            torn = !text.isEmpty() && !text.endsWith("\n");
            JsonReaderFactory json = Json.createReaderFactory(Map.of());
            for (String line : text.split("\n")) {
                lines++;
                record(json, line).ifPresent(read::add);
            }
        } catch (NoSuchFileException nothingYet) {
            lines = 0;
        }
        records = last(read, atMost);
    }

    /** Oldest first. */
    public List<DeploymentRecord> records() {
        return records;
    }

    /** Adds an entry. If it cannot be written now it is with the next one. */
    public void add(DeploymentRecord entry, int atMost) {
        List<DeploymentRecord> all = new ArrayList<>(records);
        all.add(entry);
        records = last(all, atMost);
        unwritten = Math.min(unwritten + 1, records.size());
        try {
            if (torn || lines + unwritten > 2 * atMost) {
                disk.write(file, text(records));
                lines = records.size();
                torn = false;
            } else {
                disk.append(file, text(last(records, unwritten)));
                lines += unwritten;
            }
            unwritten = 0;
        } catch (IOException e) {
            LOG.warn("The deployments' history {} cannot be written: {}", file, Reason.of(e));
        }
    }

    private static List<DeploymentRecord> last(List<DeploymentRecord> all, int count) {
        return List.copyOf(all.subList(Math.max(0, all.size() - count), all.size()));
    }

    private static byte[] text(List<DeploymentRecord> entries) {
        StringBuilder text = new StringBuilder();
        entries.forEach(entry -> text.append(json(entry)).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static JsonObject json(DeploymentRecord entry) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("time", entry.time().toString())
                .add("action", entry.action().name());
        entry.file().ifPresent(name -> json.add("file", name));
        entry.bundle().ifPresent(name -> json.add("bundle", name));
        entry.from().ifPresent(version -> json.add("from", version));
        entry.to().ifPresent(version -> json.add("to", version));
        return json.add("message", entry.message()).build();
    }

    private static Optional<DeploymentRecord> record(JsonReaderFactory factory, String line) {
        try (JsonReader reader = factory.createReader(new StringReader(line))) {
            JsonObject json = reader.readObject();
            return Optional.of(new DeploymentRecord(
                    Instant.parse(json.getString("time")),
                    DeploymentRecord.Action.valueOf(json.getString("action")),
                    optional(json, "file"),
                    optional(json, "bundle"),
                    optional(json, "from"),
                    optional(json, "to"),
                    json.getString("message")));
        } catch (RuntimeException noEntry) {
            return Optional.empty();
        }
    }

    private static Optional<String> optional(JsonObject json, String name) {
        return Optional.ofNullable(json.getString(name, null));
    }
}
