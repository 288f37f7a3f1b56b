package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Contact;

/** The payload of an interaction's events. */
final class CardText {
    private static final String SERVICE_NUMBER = "+1-555-0100";
    private static final String SERVICE_ADDRESS = "service@example.com";

    private final Json json;
    private final Abilities abilities;

    CardText(Json json, Abilities abilities) {
        this.json = json;
        this.abilities = abilities;
    }

    String of(Card card) {
        Contact contact = card.contact();
        boolean customer = card.kind() == Card.Kind.CUSTOMER;
        json.clear().open();
        json.text("id", card.id());
        json.text("workRequestId", contact.workRequestId());
        json.text("externalInteractionId", card.externalId());
        json.text("channel", card.channel().name());
        json.text("state", card.state().name());
        json.text("stateReason", card.reason());
        json.text("interactionType", card.type());
        json.text("title", title(card));
        json.text("topic", contact.topic().name());
        json.text("topicId", contact.topic().id());
        json.text("skill", contact.topic().skill());
        json.text("skillId", contact.topic().skillId());
        json.text("direction", direction(card));
        json.flag("isCustomerInteraction", customer);
        json.flag("isWebRtcCall", false);
        json.text("userToUserInfo", customer ? contact.userInfo() : "");
        json.flag("isConsult", !customer);
        json.text("workCode", card.workCode());
        json.text("originatingAddress", from(card));
        json.text("destinationAddress", to(card));
        json.text("contactId", contact.workRequestId());
        json.raw("capabilities", abilities.of(card));
        json.open("intrinsics").text("UCID", contact.ucid()).text("queueTime", Long.toString(contact.waited()));
        if (!card.disposition().isEmpty()) {
            json.text("dispositionCode", card.disposition());
        }
        json.text("priority", "3").close();
        json.open("attributes")
                .text("customerNumber", Integer.toString(contact.customer().number()));
        return json.close().close().toString();
    }

    static String title(Card card) {
        return card.kind() == Card.Kind.CUSTOMER ? card.contact().customer().name() : card.peerName();
    }

    static String direction(Card card) {
        return card.isOutgoing() ? "OUTGOING" : "INCOMING";
    }

    static String from(Card card) {
        if (card.isOutgoing()) {
            return card.agent().id();
        }
        return card.kind() == Card.Kind.CUSTOMER ? customer(card) : card.peerAddress();
    }

    static String to(Card card) {
        if (card.isOutgoing()) {
            return card.kind() == Card.Kind.CUSTOMER ? dialled(card) : card.peerAddress();
        }
        if (card.kind() != Card.Kind.CUSTOMER) {
            return card.agent().id();
        }
        return switch (card.channel()) {
            case VOICE -> SERVICE_NUMBER;
            case WEBCHAT -> Channel.WEBCHAT.resource(card.agent().id());
            case EMAIL -> SERVICE_ADDRESS;
        };
    }

    private static String dialled(Card card) {
        return card.peerAddress().isEmpty() ? customer(card) : card.peerAddress();
    }

    /** Where the customer is reached. */
    static String customer(Card card) {
        return card.channel() == Channel.VOICE
                ? card.contact().customer().phone()
                : card.contact().customer().email();
    }
}
