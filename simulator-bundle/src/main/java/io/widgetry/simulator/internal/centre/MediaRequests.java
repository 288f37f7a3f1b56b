package io.widgetry.simulator.internal.centre;

import io.widgetry.simulator.internal.model.Card;
import io.widgetry.simulator.internal.model.Card.State;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.text.Message;
import io.widgetry.simulator.internal.text.Part;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions on chats and e-mails. */
final class MediaRequests {
    private static final Optional<String> DONE = Optional.empty();

    private final Centre centre;

    MediaRequests(Centre centre) {
        this.centre = centre;
    }

    void addTo(Map<String, Requests.OfCard> actions) {
        actions.put("sendChatMessage", this::chat);
        actions.put("sendRichMediaMessage", this::rich);
        actions.put("reportChatTyping", (card, wish) -> typing(card));
        actions.put("sendEmailMessage", this::mail);
        actions.put("removeEmailAttachment", MediaRequests::removeAttachment);
    }

    private static Optional<String> notIn(Card card, Channel channel) {
        return card.channel() == channel && card.is(State.ACTIVE)
                ? Optional.empty()
                : Optional.of("This is possible in an active %s only; the interaction's channel is %s, and %s."
                        .formatted(
                                channel == Channel.EMAIL ? "e-mail" : "chat",
                                card.channel(),
                                CallRequests.state(card)));
    }

    private Optional<String> chat(Card card, Wish wish) {
        return said(card, wish.text("text", "message", "body").map(text -> Message.text(true, text)));
    }

    private Optional<String> rich(Card card, Wish wish) {
        String format = wish.named("type").or(() -> wish.named("format")).orElse("text/plain");
        Optional<String> text = wish.named("body").or(() -> wish.named("text")).or(() -> wish.text("message"));
        return said(card, text.map(each -> Message.rich(true, each, format, List.of())));
    }

    private Optional<String> said(Card card, Optional<Message> message) {
        Optional<String> refusal = notIn(card, Channel.WEBCHAT);
        if (refusal.isPresent()) {
            return refusal;
        }
        if (message.isEmpty()) {
            return Optional.of("A message needs text, 16,000 characters at most.");
        }
        card.wrote(true, centre.agenda().now());
        centre.wire().message(card, message.get());
        centre.customers().reads(card);
        return DONE;
    }

    private Optional<String> typing(Card card) {
        Optional<String> refusal = notIn(card, Channel.WEBCHAT);
        if (refusal.isEmpty()) {
            centre.wire().typing(card, true);
        }
        return refusal;
    }

    private Optional<String> mail(Card card, Wish wish) {
        Optional<String> refusal = notIn(card, Channel.EMAIL);
        if (refusal.isPresent()) {
            return refusal;
        }
        Wish mail = wish.unwrapped();
        Optional<String> text = mail.named("message").or(() -> mail.named("body"));
        List<String> to = mail.texts("to");
        if (text.isEmpty()) {
            return Optional.of("An e-mail needs a message, 16,000 characters at most.");
        }
        if (to.stream().anyMatch(address -> !address.contains("@"))) {
            return Optional.of("An address of an e-mail needs an @.");
        }
        List<Part> parts = card.attachment().isEmpty()
                ? List.of()
                : List.of(new Part(card.attachment(), "terms.pdf", "application/pdf", 188_410));
        List<String> receivers =
                to.isEmpty() ? List.of(card.contact().customer().email()) : to;
        String subject = mail.named("subject").orElse("Re: " + Customers.subject(card));
        card.wrote(true, centre.agenda().now());
        centre.wire().message(card, Message.mail(true, subject, text.get(), parts, receivers));
        centre.customers().left(card);
        return DONE;
    }

    private static Optional<String> removeAttachment(Card card, Wish wish) {
        Optional<String> refusal = notIn(card, Channel.EMAIL);
        if (refusal.isPresent()) {
            return refusal;
        }
        String id = wish.text("partId", "attachmentId", "id").orElse("");
        if (card.attachment().isEmpty() || !card.attachment().equals(id)) {
            return Optional.of("The answer has no attachment of this id.");
        }
        card.attach("");
        return DONE;
    }
}
