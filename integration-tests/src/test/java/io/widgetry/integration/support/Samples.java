package io.widgetry.integration.support;

import io.widgetry.api.DataEventType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's payloads, and believable ones for the three events for which the page shows none. */
public final class Samples {
    private Samples() {}

    /** The payload on one line, as a feed has it: line breaks become blanks, all else stays as it is. */
    public static String of(DataEventType type) {
        try (InputStream in = Samples.class.getResourceAsStream("/payloads/" + type.wireName() + ".json")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip().replace('\n', ' ');
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
