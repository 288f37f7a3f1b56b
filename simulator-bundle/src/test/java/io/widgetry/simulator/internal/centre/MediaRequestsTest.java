package io.widgetry.simulator.internal.centre;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.simulator.internal.model.Channel;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;

/** What a person can do with chats and e-mails. */
public class MediaRequestsTest extends DeskFixture {
    @Test
    public void aCustomerAnswersInAChatAndLeavesInTheEnd() {
        String id = ring(Channel.WEBCHAT);
        done("acceptInteraction", id, NONE);
        assertEquals("Media", told(AGENT).get(1));
        told().clear();
        done("reportChatTyping", id, NONE);
        done("sendChatMessage", id, Map.of("text", "Hello \"you\" </b>"));
        play().run(Duration.ofSeconds(20));
        assertEquals(List.of("UserTyping", "MediaMessage", "UserTyping", "MediaMessage"), told(AGENT));
        JsonNode own = Tell.payload(told().get(1));
        assertEquals("Hello \"you\" </b>", own.get("body").asText());
        assertEquals("AGENT", own.at("/receivedFrom/participantType").asText());
        told().clear();
        done("sendRichMediaMessage", id, Map.of("body", "Choose", "type", "quick-reply"));
        assertEquals(
                "quick-reply", Tell.payload(told().get(0)).at("/body/format").asText());
        play().run(Duration.ofHours(1));
        assertTrue(told(AGENT).contains("interactionClosed"));
    }

    @Test
    public void anEmailIsAnsweredWithItsAttachmentOrWithoutIt() {
        String id = "";
        String part = "";
        while (part.isEmpty()) {
            id = accepted(Channel.EMAIL);
            play().run(Duration.ofSeconds(10));
            part = told().stream()
                    .filter(event -> event.type().equals("onEmailAttachmentUploadEvent"))
                    .map(event ->
                            Tell.payload(event).at("/attachments/0/partId").asText())
                    .findFirst()
                    .orElse("");
            if (part.isEmpty()) {
                done("endInteraction", id, NONE);
                done("finishInteraction", id, NONE);
            }
        }
        refused("removeEmailAttachment", id, Map.of("partId", "none"));
        done("removeEmailAttachment", id, Map.of("partId", part));
        refused("removeEmailAttachment", id, Map.of("partId", part));
        refused("sendEmailMessage", id, Map.of("message", "hello", "to", List.of("nobody")));
        told().clear();
        Map<String, Object> mail = new HashMap<>();
        mail.put("to", List.of("customer1@example.com"));
        mail.put("subject", "Re: question");
        mail.put("message", "<p>Yes.</p>");
        done("sendEmailMessage", id, Map.of("email", mail));
        JsonNode message = Tell.payload(told().get(0));
        assertEquals("<p>Yes.</p>", message.get("body").asText());
        assertEquals("customer1@example.com", message.at("/sendTo/0").asText());
        assertEquals(0, message.get("parts").size());
        assertEquals(
                "AnyInteractionEnded ACTIVE DEFAULT CALLED wrap-up", told(AGENT).get(1));
    }
}
