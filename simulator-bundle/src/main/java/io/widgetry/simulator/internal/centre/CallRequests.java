package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.Kind;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Channel;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Actions on one's own part of an interaction. */
final class CallRequests {
    private static final Pattern TONES = Pattern.compile("[0-9A-Da-d*#]{1,64}");
    private static final Pattern CODE = Pattern.compile("[\\p{L}0-9 ._-]{1,64}");
    private static final Optional<String> DONE = Optional.empty();

    private final Centre centre;

    CallRequests(Centre centre) {
        this.centre = centre;
    }

    void addTo(Map<String, Requests.OfCard> actions) {
        actions.put("acceptInteraction", (card, wish) -> accept(card));
        actions.put("endInteraction", (card, wish) -> end(card));
        actions.put("holdInteraction", (card, wish) -> hold(card));
        actions.put("unholdInteraction", (card, wish) -> unhold(card));
        actions.put("finishInteraction", (card, wish) -> finish(card));
        actions.put("sendDTMF", CallRequests::tones);
        actions.put("setWorkCode", (card, wish) -> code(card, wish, true));
        actions.put("setDispositionCode", (card, wish) -> code(card, wish, false));
    }

    private Optional<String> accept(Card card) {
        if (!card.is(State.ALERTING) || card.isOutgoing()) {
            return Optional.of("The interaction does not ring here; " + state(card) + ".");
        }
        centre.cards().accept(card);
        return DONE;
    }

    static String state(Card card) {
        return card.isWrapUp() ? "it is in after-contact work" : "it is " + card.state();
    }

    private Optional<String> end(Card card) {
        if (!card.isLive()) {
            return Optional.of("The interaction has ended already; " + state(card) + ".");
        }
        if (card.is(State.ALERTING) && !card.isOutgoing()) {
            return Optional.of("The interaction rings and has not been accepted, so it cannot be ended.");
        }
        if (card.consult() != null && card.consult().kind() == Kind.CONSULTING) {
            return Optional.of("A consult goes on for this interaction: complete or end that first.");
        }
        if (card.kind() == Kind.CUSTOMER || card.isConference()) {
            centre.customers().left(card);
        } else {
            centre.cards().end(card, false);
        }
        return DONE;
    }

    private Optional<String> hold(Card card) {
        if (card.channel() != Channel.VOICE || card.kind() != Kind.CUSTOMER || card.isConference()) {
            return Optional.of("Only a call with a customer can be held.");
        }
        if (card.consult() != null) {
            return Optional.of("A colleague is being called into this call.");
        }
        if (!card.is(State.ACTIVE)) {
            return Optional.of("Only an active call can be held; " + state(card) + ".");
        }
        centre.cards().change(card, State.HELD, "DEFAULT");
        return DONE;
    }

    private Optional<String> unhold(Card card) {
        if (!card.is(State.HELD)) {
            return Optional.of("The interaction is not held; " + state(card) + ".");
        }
        if (card.consult() != null) {
            return Optional.of("The call is held for a consult: complete or end that first.");
        }
        centre.cards().change(card, State.ACTIVE, "DEFAULT");
        return DONE;
    }

    private Optional<String> finish(Card card) {
        if (!card.isWrapUp()) {
            return Optional.of("The interaction is not in after-contact work; " + state(card) + ".");
        }
        centre.cards().close(card);
        return DONE;
    }

    private static Optional<String> tones(Card card, Wish wish) {
        if (card.channel() != Channel.VOICE || !card.is(State.ACTIVE)) {
            return Optional.of("Tones can be sent in an active call only; " + state(card) + ".");
        }
        return wish.text("digits", "dtmf", "tones", "number")
                .filter(tones -> TONES.matcher(tones).matches())
                .map(tones -> Optional.<String>empty())
                .orElse(Optional.of("Tones are up to 64 of the digits, *, # and A to D."));
    }

    private Optional<String> code(Card card, Wish wish, boolean work) {
        Optional<String> code = wish.text("code", "workCode", "dispositionCode", "id")
                .filter(text -> CODE.matcher(text).matches());
        if (code.isEmpty()) {
            return Optional.of("A code is needed: up to 64 letters and digits.");
        }
        boolean withCustomer = card.kind() == Kind.CUSTOMER || card.isConference();
        if (!withCustomer || card.is(State.ALERTING)) {
            return Optional.of("A code is set for an accepted interaction with a customer only.");
        }
        if (work) {
            card.code(code.get());
        } else {
            card.dispose(code.get());
        }
        centre.wire().card(card);
        return DONE;
    }
}
