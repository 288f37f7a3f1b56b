package io.widgetry.api.docs;

import io.widgetry.api.DataEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The page's payloads. */
final class Samples {

    private Samples() {}

    /** The payload that the page shows of an event; it shows none of three events. */
    static Optional<String> text(DataEventType event) {
        try (InputStream in = Samples.class.getResourceAsStream("/payloads/" + event.wireName() + ".json")) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
