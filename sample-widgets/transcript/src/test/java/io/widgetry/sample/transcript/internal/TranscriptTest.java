package io.widgetry.sample.transcript.internal;

import static io.widgetry.testkit.Samples.contextData;
import static io.widgetry.testkit.Samples.media;
import static io.widgetry.testkit.Samples.mediaMessage;
import static io.widgetry.testkit.Samples.participantsAdded;
import static io.widgetry.testkit.Samples.userTyping;
import static io.widgetry.testkit.Steps.aChat;
import static org.junit.Assert.assertEquals;

import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Stage;
import io.widgetry.testkit.WidgetRule;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class TranscriptTest {
    private static final Sample HISTORY = media().with("messages.0.messageId", "m-1")
            .with("messages.0.body", "I would like to update my car insurance.");
    private static final String HISTORY_LINE = "Josh Davis: I would like to update my car insurance.";
    private static final Sample CUSTOMER_TYPES =
            userTyping().with("participant.type", "CUSTOMER").with("participant.name", "Josh Davis");

    @Rule
    public final WidgetRule transcript = WidgetRule.of(Transcript::new);

    @Before
    public void theChatAppears() {
        transcript.given(aChat().active());
    }

    @Test
    public void theHistoryShowsWhatWasSaidAndWhoIsThere() {
        transcript.when(HISTORY).then().items(HISTORY_LINE).row("People", "Name Steve, Josh Davis");
    }

    @Test
    public void aMessageComesAfterTheHistory() {
        transcript
                .given(HISTORY)
                .when(theAgentWrites("m-2", "Which policy?"))
                .then()
                .items(HISTORY_LINE, "Name Steve: Which policy?");
    }

    @Test
    public void aHistoryToldAgainDoublesNothing() {
        transcript
                .given(HISTORY, theAgentWrites("m-2", "Which policy?"))
                .when(HISTORY)
                .then()
                .items(HISTORY_LINE, "Name Steve: Which policy?")
                .row("People", "Name Steve, Josh Davis");
    }

    @Test
    public void aBodyThatIsAnObjectShowsItsText() {
        transcript
                .when(theAgentWrites("m-1", Map.of("text", "rich", "format", "card")))
                .then()
                .items("Name Steve: rich");
    }

    @Test
    public void theHtmlOfAnEmailIsText() {
        transcript
                .when(theAgentWrites("m-1", "<script>alert(1)</script><b>Dear all</b>"))
                .then()
                .items("Name Steve: <script>alert(1)</script><b>Dear all</b>");
    }

    @Test
    public void messagesWithoutAnIdAreAllKept() {
        Sample anonymous = theAgentWrites("m-1", "Hello").without("messageId");

        transcript.when(anonymous, anonymous).then().items("Name Steve: Hello", "Name Steve: Hello");
    }

    @Test
    public void onlyTheLatestLinesAreKept() {
        transcript.when(IntStream.rangeClosed(1, Transcript.MAX_LINES + 5)
                .mapToObj(i -> theAgentWrites("m-" + i, "line " + i))
                .toArray(Sample[]::new));
        Sample anonymous = theAgentWrites("m-1", "one more").without("messageId");
        transcript.when(anonymous, anonymous);

        List<String> items = transcript.then().view().items();
        assertEquals(Transcript.MAX_LINES, items.size());
        assertEquals("Name Steve: line 8", items.get(0));
        assertEquals("Name Steve: one more", items.get(Transcript.MAX_LINES - 2));
        assertEquals("Name Steve: one more", items.get(Transcript.MAX_LINES - 1));
    }

    @Test
    public void whoJoinsIsPresentAndInTheLines() {
        transcript
                .given(HISTORY)
                .when(participantsAdded().without("1"))
                .then()
                .items(HISTORY_LINE, "* Paul Newton joined")
                .row("People", "Name Steve, Josh Davis, Paul Newton");
    }

    @Test
    public void aParticipantWithoutANameIsKnownByTheAddress() {
        transcript
                .when(participantsAdded()
                        .with("0.name", "")
                        .with("0.address", "(503) 421-9800")
                        .without("1"))
                .then()
                .row("People", "(503) 421-9800");
    }

    @Test
    public void aParticipantOfWhomNothingIsKnownIsSomebody() {
        transcript
                .when(
                        mediaMessage().with("body", "Hello").without("receivedFrom"),
                        participantsAdded().json("[{}]"))
                .then()
                .items("Somebody: Hello", "* Somebody joined");
    }

    @Test
    public void typingShowsUntilTheMessageIsThere() {
        transcript.given(HISTORY).when(CUSTOMER_TYPES).then().status("Josh Davis is typing");

        transcript.when(theAgentWrites("m-2", "Done")).then().status("");
    }

    @Test
    public void typingInAnotherChatOfTheAgentIsNotShown() {
        transcript.given(HISTORY).when(stage -> {
            stage.turnTo("another-interaction");
            stage.play(CUSTOMER_TYPES);
            stage.turnTo(Stage.INTERACTION);
        });

        transcript.then().status("");
        assertEquals(1, transcript.then().views().size());
    }

    @Test
    public void theChannelsCharacterLimitIsShown() {
        transcript
                .when(contextData()
                        .with("clientValidation.0.data.type", "SMS_MAX_CHAR")
                        .with("clientValidation.0.data.value", 160))
                .then()
                .row("Limit", "160 characters");
    }

    private static Sample theAgentWrites(String id, Object body) {
        return mediaMessage()
                .with("messageId", id)
                .with("body", body)
                .with("receivedFrom.participantType", "AGENT")
                .with("receivedFrom.participantName", "Name Steve")
                .with("receivedFrom.isSelf", true);
    }
}
