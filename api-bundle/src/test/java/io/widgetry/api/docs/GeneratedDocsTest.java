package io.widgetry.api.docs;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.widgetry.api.DataEventType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * The documents under docs/ that are made from the catalogue say what it says. With {@code -Ddocs.update=true} they are
 * written anew instead.
 */
public class GeneratedDocsTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path SCHEMAS = DOCS.resolve("schemas");
    private static final boolean UPDATE = Boolean.getBoolean("docs.update");
    private static final DefaultPrettyPrinter PRINTER =
            new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));

    @Test
    public void thePageOfEventsIsUpToDate() throws IOException {
        check(DOCS.resolve("events.md"), EventsPage.markdown());
    }

    @Test
    public void theSchemasAreUpToDate() throws IOException {
        for (Map.Entry<Path, String> schema : schemas().entrySet()) {
            check(schema.getKey(), schema.getValue());
        }
    }

    @Test
    public void thereIsNoSchemaOfAnotherEvent() throws IOException {
        if (!UPDATE) {
            try (Stream<Path> files = Files.list(SCHEMAS)) {
                assertEquals(schemas().keySet(), files.collect(Collectors.toCollection(TreeSet::new)));
            }
        }
    }

    private static Map<Path, String> schemas() throws IOException {
        PayloadSchemas schemas = new PayloadSchemas();
        JsonMapper json = new JsonMapper();
        Map<Path, String> texts = new TreeMap<>();
        for (DataEventType event : DataEventType.values()) {
            texts.put(
                    SCHEMAS.resolve(event.wireName() + ".schema.json"),
                    json.writer(PRINTER).writeValueAsString(schemas.of(event)) + "\n");
        }
        return texts;
    }

    private static void check(Path file, String expected) throws IOException {
        if (UPDATE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, expected);
        } else {
            assertEquals(
                    file + " differs from what it is made from: run the tests with -Ddocs.update=true",
                    expected,
                    Files.readString(file));
        }
    }
}
