package io.widgetry.certify.internal.run;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Desk;
import io.widgetry.certify.internal.watch.Await;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends messages as other widgets might. What a widget understands is its own affair, so the messages are made of the words
 * in its code: each word as a field, with each word as its value.
 */
final class PlayMessages implements Bench.Part {
    private static final int MOST_WORDS = 60;
    private static final Duration ARRIVAL = Duration.ofSeconds(1);
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Subscriptions subscriptions;
    private final List<String> words;
    private final int most;

    /** @param most how many messages to send at most, to each widget and under each of their two names */
    PlayMessages(Subscriptions subscriptions, List<String> words, int most) {
        this.subscriptions = subscriptions;
        this.words = words.subList(0, Math.min(MOST_WORDS, words.size()));
        this.most = most;
    }

    @Override
    public String run(Bench bench) {
        int sent = 0;
        List<String> messages = messages();
        for (WidgetStatus widget : bench.subject().widgets()) {
            for (String name : List.of(DataEvents.MESSAGE, DataEvents.messageTo(widget.widgetId()))) {
                if (subscriptions.listens(widget.widgetId(), name)) {
                    sent += send(bench, widget, name, messages);
                }
            }
        }
        return sent == 0 ? "it listens to none" : "made of " + words.size() + " words in its code";
    }

    private int send(Bench bench, WidgetStatus widget, String name, List<String> messages) {
        Desk desk = bench.desk("messages-" + widget.widgetId() + (name.equals(DataEvents.MESSAGE) ? "" : "-own"));
        desk.signIn().open();
        bench.settle("");
        String interaction = widget.scope() == Scope.INTERACTION ? desk.interaction() : null;
        int sent = 0;
        for (String message : messages) {
            if (bench.observer().isEnough()) {
                break;
            }
            String input = "the message " + (message.length() > 80 ? message.substring(0, 80) + "…" : message);
            send(bench, () -> bench.source().tellOdd(name, desk.agent(), interaction, message, input), input);
            sent++;
        }
        bench.observer().collect("opened(), closed() or a timer");
        desk.end(false);
        desk.signOut();
        bench.settle("");
        return sent;
    }

    /** After a quarantine that was lifted, the first ones may still not come through. */
    private static void send(Bench bench, Runnable message, String input) {
        long before = bench.subject().delivered();
        Await.until(
                () -> {
                    message.run();
                    bench.settle(input);
                    return bench.subject().delivered() > before;
                },
                ARRIVAL);
    }

    private List<String> messages() {
        List<String> messages = new ArrayList<>(List.of("null", "7", "true", "\"text\"", "[]", "{}", "[null,{}]"));
        for (String key : words) {
            messages.add(fresh().putNull(key).toString());
            messages.add(fresh().put(key, 7).toString());
            messages.add(fresh().put(key, "x".repeat(100_000)).toString());
            messages.add(fresh().set(key, NODES.objectNode()).toString());
            messages.add(fresh().set(key, NODES.arrayNode().addNull()).toString());
        }
        // Pairs of words that stand near each other first: a command and its field often do.
        for (int distance = 0; distance < words.size(); distance++) {
            for (int i = 0; i < words.size(); i++) {
                String key = words.get(i);
                messages.add(fresh().put(key, words.get((i + distance) % words.size()))
                        .toString());
            }
        }
        return messages.subList(0, Math.min(most, messages.size()));
    }

    private static ObjectNode fresh() {
        return NODES.objectNode();
    }
}
