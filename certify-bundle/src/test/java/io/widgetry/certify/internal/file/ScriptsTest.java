package io.widgetry.certify.internal.file;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.Test;

public class ScriptsTest {
    private static final Path SAMPLES = Path.of("../sample-widgets/browser");

    @Test
    public void theEventsAreThoseThatTheScriptsBesideAManifestName() throws IOException {
        assertEquals(
                Set.of("onContextDataEvent", "onInteractionEndedEvent", "onInteractionEvent"),
                Scripts.events(SAMPLES.resolve("call-script/manifest.json")));
    }

    @Test
    public void aNameOfTheCatalogueIsRightAndSoIsAMessageToOneWidget() {
        assertEquals(Optional.empty(), Scripts.fault("onParticipantsAdded"));
        assertEquals(Optional.empty(), Scripts.fault("onMessageEvent:notes"));
    }

    @Test
    public void aMistypedNameIsSaidWithTheNearestOne() {
        assertEquals(
                Optional.of("onParticipantAddedEvent is not in the catalogue (did you mean onParticipantsAdded?); it"
                        + " comes only if a source publishes it"),
                Scripts.fault("onParticipantAddedEvent"));
        assertEquals(
                Optional.of("acmeWeather is not in the catalogue; it comes only if a source publishes it"),
                Scripts.fault("acmeWeather"));
    }
}
