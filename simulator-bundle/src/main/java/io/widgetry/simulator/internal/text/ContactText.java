package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.model.Customer;

/** What is known of the customer and the contact: onContextDataEvent. */
final class ContactText {
    /** How many characters a message of a chat may have. */
    static final int LONGEST_MESSAGE = 1000;

    private static final String[] HISTORY = {
        "Delivery date moved", "Device replaced", "Invoice explained", "New address"
    };

    private final Json json;
    private final Chance chance;

    ContactText(Json json, Chance chance) {
        this.json = json;
        this.chance = chance;
    }

    String of(Card card) {
        json.clear().open().text("interactionId", card.id());
        if (card.channel() == Channel.WEBCHAT) {
            json.list("clientValidation").open();
            json.open("data").text("type", "WEBCHAT_MAX_CHAR").number("value", LONGEST_MESSAGE);
            end(json.close(), "CLIENT_VALIDATION", "").end();
        }
        customer(card.contact().customer());
        history(card.contact().customer());
        json.list("contextStore")
                .open()
                .text("data", Integer.toString(card.contact().customer().number()));
        end(json, "CONTEXT_STORE", "Prompted Digits Data").end();
        json.list("suggestedPhrase").open().open("data");
        json.text("name", "Greeting")
                .text("text", "Welcome to " + card.contact().topic().name() + ".");
        end(json.close(), "SUGGESTED_PHRASE", "").end();
        json.text("Agent ID", card.agent().id());
        json.text("Station ID", card.agent().id());
        return json.text("textDir", "ltr").close().toString();
    }

    private void customer(Customer customer) {
        json.list("customerDetails").open().open("data");
        json.text("name", customer.name());
        json.text("firstName", "Customer");
        json.text("lastName", Integer.toString(customer.number()));
        json.text("email", customer.email());
        json.text("phonePrimary", customer.phone());
        json.text("phoneHome", "");
        json.text("phoneMobile", customer.phone());
        json.text("phoneFax", "");
        json.text("addressCity", "Exampleton");
        json.text("addressCountry", "");
        json.text("title", "");
        json.text("description", "Customer since the beginning");
        json.text("createdDate", "2021-09-19T12:45:10.763Z");
        end(json.close(), "CUSTOMER_DETAILS", "").end();
    }

    private void history(Customer customer) {
        json.list("customerHistory");
        for (int i = 0; i <= customer.number() % 3; i++) {
            json.open().open("data");
            json.text("status", i == 0 ? "Open" : "Closed");
            json.text("subject", HISTORY[(customer.number() + i) % HISTORY.length]);
            json.text("priority", i == 0 ? "High" : "Low");
            json.text("type", "Phone call");
            json.text("href", "https://crm.example.com/customerhistory/" + (10_000 + customer.number() * 3 + i));
            json.text("createdDate", "2025-0" + (3 - i) + "-14T15:22:09.041Z");
            end(json.close(), "CUSTOMER_HISTORY", "");
        }
        json.end();
    }

    private Json end(Json entry, String type, String description) {
        return entry.text("type", type)
                .text("description", description)
                .text("id", chance.uuid())
                .close();
    }
}
