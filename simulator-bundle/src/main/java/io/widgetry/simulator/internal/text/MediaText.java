package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Agent;
import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import java.util.List;
import java.util.Locale;

/** Messages of chats and e-mails, and who writes them. */
final class MediaText {
    private final Json json;
    private final Chance chance;
    private final Timeline timeline;

    MediaText(Json json, Chance chance, Timeline timeline) {
        this.json = json;
        this.chance = chance;
        this.timeline = timeline;
    }

    /** The participants, and the message with which it began. */
    String media(Card card, Message first, long now) {
        json.clear().open().text("interactionId", card.id()).list("messages");
        message(card, first, now);
        json.end().list("participants");
        participants(card);
        return json.end().close().toString();
    }

    /** One message. */
    String message(Message message, Card card, long now) {
        json.clear();
        message(card, message, now);
        return json.toString();
    }

    private void message(Card card, Message message, long now) {
        String id = chance.uuid().toUpperCase(Locale.ROOT);
        json.open().text("messageId", id);
        json.text("interactionMediaId", card.mediaId());
        json.text("subject", message.subject());
        json.raw("body", message.body());
        json.text("arrivalDate", timeline.text(now));
        json.text("lastModifiedDate", "");
        json.open("receivedFrom");
        party(card, message.byAgent());
        json.close();
        json.raw("messageEvent", "null");
        json.raw("flags", flags(message.byAgent()));
        parts(message.parts(), id);
        json.list("sendTo");
        message.sendTo().forEach(json::text);
        json.end().text("type", card.channel().name());
        if (card.channel() == Channel.WEBCHAT) {
            json.open("chatMessageEvent").text("subject", "").list("participants");
            participants(card);
            json.end().text("chatEventType", "MESSAGE").close();
        }
        json.flag("read", message.byAgent());
        json.text("sensitivity", "PUBLIC");
        json.text("importance", "NORMAL").close();
    }

    private static String flags(boolean read) {
        return "{\"read\":" + read + ",\"sensitivity\":\"PUBLIC\",\"importance\":\"NORMAL\"}";
    }

    private void parts(List<Part> parts, String parent) {
        json.list("parts");
        parts.forEach(part -> part(part, parent));
        json.end();
    }

    private void part(Part part, String parent) {
        json.open().text("partId", part.id());
        json.text("mimeType", part.type());
        json.text("name", part.name());
        json.number("size", part.size());
        json.text("address", "https://media.example.com/attachment/" + part.id());
        json.text("parentId", parent).close();
    }

    private void participants(Card card) {
        json.open();
        party(card, true);
        json.close().open();
        party(card, false);
        json.close();
    }

    private void party(Card card, boolean agent) {
        json.text("participantType", agent ? "AGENT" : "CUSTOMER");
        json.text(
                "participantName",
                agent ? card.agent().name() : card.contact().customer().name());
        json.text("participantAddress", agent ? card.agent().id() : CardText.customer(card));
        json.flag("muted", false);
        json.flag("isSelf", agent);
    }

    String uploaded(Card card, Part part) {
        json.clear().open().list("attachments");
        part(part, card.mediaId());
        return json.end().close().toString();
    }

    String typing(Card card, boolean agent) {
        json.clear().open().text("interactionId", card.id());
        json.text("sensitivity", "PUBLIC").open("participant");
        json.text("type", agent ? "AGENT" : "CUSTOMER").text("subtype", "");
        json.text(
                "name", agent ? card.agent().name() : card.contact().customer().name());
        json.text("address", agent ? card.agent().id() : CardText.customer(card));
        json.flag("isSelf", agent).flag("muted", false);
        return json.close().close().toString();
    }

    /** An agent who has joined. */
    String joined(Agent agent, String subtype) {
        return joined(agent.isSupervisor() ? "SUPERVISOR" : "AGENT", subtype, agent.name(), agent.id());
    }

    String joined(String type, String subtype, String name, String address) {
        json.clear().list().open();
        json.text("type", type).text("subtype", subtype).text("name", name).text("address", address);
        return json.flag("muted", false).flag("isSelf", false).close().end().toString();
    }
}
