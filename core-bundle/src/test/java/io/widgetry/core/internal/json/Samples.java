package io.widgetry.core.internal.json;

import io.widgetry.api.DataEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The page's payloads. */
final class Samples {

    private Samples() {}

    /** The events whose payload the page shows. */
    static List<DataEventType> events() {
        return Arrays.stream(DataEventType.values())
                .filter(type -> resource(type) != null)
                .toList();
    }

    static String text(DataEventType type) {
        try (InputStream in = resource(type).openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static URL resource(DataEventType type) {
        return Samples.class.getResource("/payloads/" + type.wireName() + ".json");
    }
}
