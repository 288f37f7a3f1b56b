package io.widgetry.core.internal.json;

import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;

import io.widgetry.api.DataEventType;
import io.widgetry.api.spi.MalformedEventException;
import java.util.Random;
import org.junit.Test;

/** However an event is damaged, it is read or refused, and nothing else happens. */
public class DamagedEventsTest {
    private static final int DAMAGES_PER_EVENT = 2_000;
    private static final String SPLINTERS = "{}[]\",:\\0-+eE.tfn x\u0000\u00fc\ud83d";

    private final CloudEvents codec = new CloudEvents(new PayloadMapper(JsonLimits.DEFAULT));

    @Test
    public void everyTruncationIsRefused() {
        for (DataEventType type : Samples.events()) {
            String line = line(type);
            for (int length = 0; length < line.length(); length++) {
                String truncated = line.substring(0, length);
                assertThrows(truncated, MalformedEventException.class, () -> codec.read(truncated));
            }
        }
    }

    @Test
    public void aDamagedCharacterIsReadOrRefused() {
        Random random = new Random(20261122);
        for (DataEventType type : Samples.events()) {
            String line = line(type);
            for (int i = 0; i < DAMAGES_PER_EVENT; i++) {
                StringBuilder damaged = new StringBuilder(line);
                damaged.setCharAt(random.nextInt(line.length()), SPLINTERS.charAt(random.nextInt(SPLINTERS.length())));
                readOrRefuse(damaged.toString());
            }
        }
    }

    private void readOrRefuse(String line) {
        try {
            assertNotNull(codec.read(line).type());
        } catch (MalformedEventException refused) {
            assertNotNull(refused.getMessage());
        }
    }

    private static String line(DataEventType type) {
        String sample = Samples.text(type).replaceAll("\\s*\n\\s*", "");
        return Lines.event(type.wireName(), sample);
    }
}
