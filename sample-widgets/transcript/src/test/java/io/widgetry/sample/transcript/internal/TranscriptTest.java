package io.widgetry.sample.transcript.internal;

import static io.widgetry.api.DataEvents.CONTEXT_DATA;
import static io.widgetry.api.DataEvents.MEDIA;
import static io.widgetry.api.DataEvents.MEDIA_MESSAGE;
import static io.widgetry.api.DataEvents.PARTICIPANTS_ADDED;
import static io.widgetry.api.DataEvents.USER_TYPING;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.Scope;
import io.widgetry.sample.test.Story;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Test;

public class TranscriptTest {
    private static final String HISTORY = """
            {"interactionId":"bffae854-9219-4cfc-9fd3-7125f2e76844",
             "messages":[{"messageId":"m-1","body":"I would like to update my car insurance.",
               "receivedFrom":{"participantType":"CUSTOMER","participantName":"Josh Davis"}}],
             "participants":[{"participantType":"AGENT","participantName":"Name Steve","isSelf":true},
               {"participantType":"CUSTOMER","participantName":"Josh Davis"}]}
            """;
    private static final String TYPING =
            "{\"interactionId\":\"…\",\"participant\":{\"type\":\"CUSTOMER\",\"name\":\"Josh Davis\"}}";

    private Story story;

    @Before
    public void theChatAppears() throws Exception {
        story = Story.of(new Transcript(), Scope.INTERACTION, "transcript");
    }

    @Test
    public void theHistoryShowsWhatWasSaidAndWhoIsThere() throws Exception {
        story.event(MEDIA, HISTORY);

        assertEquals(List.of("Josh Davis: I would like to update my car insurance."), items());
        assertEquals("Name Steve, Josh Davis", story.rows().get("People"));
    }

    @Test
    public void aMessageComesAfterTheHistory() throws Exception {
        story.event(MEDIA, HISTORY).event(MEDIA_MESSAGE, message("m-2", "\"Which policy?\""));

        assertEquals(
                List.of("Josh Davis: I would like to update my car insurance.", "Name Steve: Which policy?"), items());
    }

    @Test
    public void aHistoryToldAgainDoublesNothing() throws Exception {
        story.event(MEDIA, HISTORY)
                .event(MEDIA_MESSAGE, message("m-2", "\"Which policy?\""))
                .event(MEDIA, HISTORY);

        assertEquals(
                List.of("Josh Davis: I would like to update my car insurance.", "Name Steve: Which policy?"), items());
        assertEquals("Name Steve, Josh Davis", story.rows().get("People"));
    }

    @Test
    public void aBodyThatIsAnObjectShowsItsText() throws Exception {
        story.event(MEDIA_MESSAGE, message("m-1", "{\"text\":\"rich\",\"format\":\"card\"}"));

        assertEquals(List.of("Name Steve: rich"), items());
    }

    @Test
    public void theHtmlOfAnEmailIsText() throws Exception {
        story.event(MEDIA_MESSAGE, message("m-1", "\"<script>alert(1)</script><b>Dear all</b>\""));

        assertEquals(List.of("Name Steve: <script>alert(1)</script><b>Dear all</b>"), items());
    }

    @Test
    public void messagesWithoutAnIdAreAllKept() throws Exception {
        String anonymous = message("m-1", "\"Hello\"").replace("\"messageId\":\"m-1\",", "");

        story.event(MEDIA_MESSAGE, anonymous).event(MEDIA_MESSAGE, anonymous);

        assertEquals(2, items().size());
    }

    @Test
    public void onlyTheLatestLinesAreKept() throws Exception {
        for (int i = 1; i <= Transcript.MAX_LINES + 5; i++) {
            story.event(MEDIA_MESSAGE, message("m-" + i, "\"line " + i + "\""));
        }
        String anonymous = message("m-1", "\"one more\"").replace("\"messageId\":\"m-1\",", "");
        story.event(MEDIA_MESSAGE, anonymous).event(MEDIA_MESSAGE, anonymous);

        assertEquals(Transcript.MAX_LINES, items().size());
        assertEquals("Name Steve: line 8", items().get(0));
        assertEquals("Name Steve: one more", items().get(Transcript.MAX_LINES - 2));
        assertEquals("Name Steve: one more", items().get(Transcript.MAX_LINES - 1));
    }

    @Test
    public void whoJoinsIsPresentAndInTheLines() throws Exception {
        story.event(MEDIA, HISTORY)
                .event(
                        PARTICIPANTS_ADDED,
                        "[{\"type\":\"SUPERVISOR\",\"name\":\"Paul Newton\",\"address\":\"600003\"}]");

        assertEquals("* Paul Newton joined", items().get(1));
        assertEquals("Name Steve, Josh Davis, Paul Newton", story.rows().get("People"));
    }

    @Test
    public void aParticipantWithoutANameIsKnownByTheAddress() throws Exception {
        story.event(PARTICIPANTS_ADDED, "[{\"type\":\"CUSTOMER\",\"name\":\"\",\"address\":\"(503) 421-9800\"}]");

        assertEquals("(503) 421-9800", story.rows().get("People"));
    }

    @Test
    public void aParticipantOfWhomNothingIsKnownIsSomebody() throws Exception {
        story.event(MEDIA_MESSAGE, "{\"body\":\"Hello\"}").event(PARTICIPANTS_ADDED, "[{}]");

        assertEquals(List.of("Somebody: Hello", "* Somebody joined"), items());
    }

    @Test
    public void typingShowsUntilTheMessageIsThere() throws Exception {
        story.event(MEDIA, HISTORY).event(USER_TYPING, Story.INTERACTION, TYPING);
        assertEquals(Optional.of("Josh Davis is typing"), story.view().status());

        story.event(MEDIA_MESSAGE, message("m-2", "\"Done\""));
        assertEquals(Optional.empty(), story.view().status());
    }

    @Test
    public void typingInAnotherChatOfTheAgentIsNotShown() throws Exception {
        story.event(MEDIA, HISTORY).event(USER_TYPING, "another-interaction", TYPING);

        assertEquals(1, story.views().size());
        assertEquals(Optional.empty(), story.view().status());
    }

    @Test
    public void theChannelsCharacterLimitIsShown() throws Exception {
        story.event(
                CONTEXT_DATA,
                "{\"clientValidation\":[{\"type\":\"CLIENT_VALIDATION\","
                        + "\"data\":{\"type\":\"SMS_MAX_CHAR\",\"value\":160}}]}");

        assertEquals("160 characters", story.rows().get("Limit"));
    }

    private List<String> items() {
        return story.view().items();
    }

    private static String message(String id, String body) {
        return """
                {"messageId":"%s","body":%s,"type":"WEBCHAT",
                 "receivedFrom":{"participantType":"AGENT","participantName":"Name Steve","isSelf":true}}
                """.formatted(id, body);
    }
}
