package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.simulator.internal.model.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.Before;

/** A centre with a person at its desktop, three simulated agents, and nobody who comes by chance. */
abstract class DeskFixture {
    static final String AGENT = "600008";
    static final Map<String, Object> NONE = Map.of();
    /** Nobody comes by chance. */
    static final Map<String, Object> QUIET = Map.of(
            "voicePerHour",
            0.0,
            "chatsPerHour",
            0.0,
            "emailsPerHour",
            0.0,
            "noAnswerPercent",
            0,
            "abandonPercent",
            0,
            "breakMinutes",
            1440);

    private final List<SourceEvent> told = new ArrayList<>();
    private final Audit audit = new Audit();
    private Play play;
    private Centre centre;

    @Before
    public void open() {
        open(QUIET);
    }

    private void open(Map<String, ?> plan) {
        told.clear();
        play = Play.of(31, List.of(AGENT), 3, plan, event -> {
            audit.accept(event);
            told.add(event);
        });
        centre = play.centre();
        // the first call comes by itself, and goes on to somebody else
        play.run(Duration.ofMinutes(10));
        told.clear();
    }

    final String ring(Channel channel) {
        String id = centre.ring(AGENT, channel);
        told.clear();
        return id;
    }

    final String accepted(Channel channel) {
        String id = ring(channel);
        done("acceptInteraction", id, NONE);
        told.clear();
        return id;
    }

    final void done(String action, String id, Map<String, Object> arguments) {
        assertEquals(ActionResult.DONE, play.act(action, AGENT, id, arguments));
    }

    final String refused(String action, String id, Map<String, Object> arguments) {
        int before = told.size();
        ActionResult result = play.act(action, AGENT, id, arguments);
        assertFalse(action, result.done());
        assertEquals("a refusal tells nothing", before, told.size());
        assertTrue(result.reason(), result.reason().endsWith("."));
        return result.reason();
    }

    /** What was told to an agent, without what is about supervisors, desktops and capabilities. */
    final List<String> told(String agent) {
        List<String> briefs = new ArrayList<>();
        for (SourceEvent event : told) {
            if (event.agentId().equals(agent)
                    && !List.of(
                                    "onTeamMemberEvent",
                                    "onCapabilitiesEvent",
                                    "onCardFocusedEvent",
                                    "onNavigationEvent",
                                    "onMessageEvent",
                                    "onChannelStatusUpdateEvent")
                            .contains(event.type())) {
                briefs.add(Tell.brief(event));
            }
        }
        return briefs;
    }

    final String leg(String type) {
        for (int i = told.size() - 1; i >= 0; i--) {
            JsonNode data = Tell.payload(told.get(i));
            if (told.get(i).agentId().equals(AGENT)
                    && data.path("interactionType").asText().equals(type)) {
                return data.get("id").asText();
            }
        }
        throw new AssertionError("no " + type + " in " + told);
    }

    /** What was told since it was cleared last. */
    final List<SourceEvent> told() {
        return told;
    }

    final Play play() {
        return play;
    }

    final Centre centre() {
        return centre;
    }

    /** Goes on with another centre. */
    final void use(Play other) {
        play = other;
        centre = other.centre();
    }
}
