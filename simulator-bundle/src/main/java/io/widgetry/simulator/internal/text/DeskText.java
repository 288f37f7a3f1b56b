package io.widgetry.simulator.internal.text;

import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Chance;

/** What the desktops of simulated agents tell: focus, navigation, custom cards, messages between widgets. */
final class DeskText {
    private final Json json;
    private final Chance chance;
    private final Timeline timeline;

    DeskText(Json json, Chance chance, Timeline timeline) {
        this.json = json;
        this.chance = chance;
        this.timeline = timeline;
    }

    /** Which card is in front; null for none. */
    String focus(Card card) {
        json.clear().open();
        if (card != null) {
            json.open("context").text("id", card.id());
            json.text("workRequestId", card.contact().workRequestId()).close();
        }
        return json.close().toString();
    }

    String navigation(boolean home) {
        String name = home ? "WelcomePage" : "CustomerDetails";
        String element = home ? "ws-welcome-page" : "ws-customer-details";
        json.clear().open();
        json.text("id", home ? "tab__1" : "tab__2").text("name", name).text("tooltip", name);
        json.list("widgets")
                .text("<" + element + " widgetId=\"" + chance.uuid() + "\"></" + element + ">")
                .end();
        json.number("layout", 1).text("iconUri", home ? "neo-icon-home" : "neo-icon-user");
        return json.list("roles").text("AGENT").text("SUPERVISOR").end().close().toString();
    }

    String customCard(long begun, long now) {
        json.clear().open();
        json.text("id", chance.digits(6)).text("widgetId", chance.digits(4));
        json.text("title", "Team meeting").text("summary", "What is new was read by all");
        json.text("state", "DONE").text("channel", "Custom").text("titleTooltip", "Team meeting");
        json.list("cardButtons")
                .end()
                .text("icon", "custom")
                .text("iconTooltip", "Meeting")
                .text("color", "blue");
        json.number("establishedTime", timeline.at(begun).toEpochMilli());
        json.flag("updatableTimer", true);
        json.number("updateTimestamp", timeline.at(now).toEpochMilli());
        json.flag("countdownTimer", true).number("countdownDuration", 180);
        json.list("panelButtons").end().open("interactionData").close();
        json.flag("focusOnCreated", true)
                .number("menuTimeout", 8000)
                .list("customShortcuts")
                .end();
        json.flag("disableDefaultTabActivation", true).flag("isTimerDisabled", false);
        return json.text("legTitleIcon", "icon")
                .text("legTitleTooltip", "")
                .close()
                .toString();
    }

    String message(Card card) {
        json.clear().open().text("from", "order-desk").text("kind", "order");
        json.text("customerNumber", Integer.toString(card.contact().customer().number()));
        return json.flag("open", chance.happens(0.5)).close().toString();
    }

    String token() {
        return json.clear().text(chance.hex(64)).toString();
    }
}
