package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.DeliveryTrace;
import io.widgetry.api.admin.DeliveryTrace.Outcome;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventTrace;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.load.Desk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * Replaces the bundle by the same content under another version, again and again, while events flow. Each event that a
 * widget subscribes to is told once to its one instance at each desk: the traces say whether that is so.
 */
final class Updates implements Bench.Part {
    private static final int UPDATES = 3;
    private static final int DESKS = 5;
    private static final long PERIOD_NANOS = TimeUnit.MILLISECONDS.toNanos(4);
    /** With all their second names and desks no more than traces are kept. */
    private static final int MOST_ROUNDS = 1_000;

    private static final Set<String> LEFT_OUT = Set.of(
            DataEvents.INTERACTION_ENDED,
            DataEvents.ANY_INTERACTION_ENDED,
            DataEvents.ANY_INTERACTION,
            DataEvents.SSO_TOKEN_REFRESH);

    private final List<String> received;
    private final List<Desk> desks = new ArrayList<>();
    private volatile boolean ended;
    private long lost;
    private long doubled;

    /** @param received what the widgets are told */
    Updates(List<String> received) {
        this.received = received;
    }

    @Override
    public String run(Bench bench) throws IOException, InterruptedException {
        for (int i = 0; i < DESKS; i++) {
            desks.add(bench.desk("updates-" + i).signIn().open());
        }
        bench.settle("");
        Thread flow = new Thread(this::flow, "widgetry-certify-flow");
        flow.start();
        int done = 0;
        try {
            for (int i = 0; i < UPDATES; i++) {
                DeploymentResult result = bench.subject().update();
                if (!result.ok()) {
                    bench.notJudged().add("updates: " + result.message());
                    break;
                }
                done++;
                bench.observer().look("an update");
            }
        } finally {
            ended = true;
            flow.join();
        }
        bench.catchUp();
        bench.subject().widgets().forEach(widget -> check(bench, widget));
        desks.forEach(desk -> {
            desk.end(false);
            desk.signOut();
        });
        bench.settle("");
        return done + " updates while events flowed";
    }

    private void flow() {
        List<String> types = received.stream()
                .filter(type ->
                        !LEFT_OUT.contains(type) && DataEventType.byName(type).isPresent())
                .toList();
        for (int round = 0; round < MOST_ROUNDS && !ended; round++) {
            Desk desk = desks.get(round % desks.size());
            desk.change();
            if (!types.isEmpty()) {
                desk.tell(types.get(round / desks.size() % types.size()));
            }
            LockSupport.parkNanos(PERIOD_NANOS);
        }
    }

    private void check(Bench bench, WidgetStatus widget) {
        Set<String> subscribed = widget.subscriptions().stream()
                .filter(each -> each.declared() || each.instances() >= widget.instances())
                .map(SubscriptionStatus::event)
                .filter(event -> isTold(widget, event))
                .collect(Collectors.toSet());
        for (Desk desk : desks) {
            EventFilter ofAgent =
                    new EventFilter(Optional.of(desk.agent()), Optional.empty(), Optional.empty(), Optional.empty());
            for (EventTrace trace : bench.services().admin().traces(ofAgent, 100_000)) {
                if (trace.rejection().isEmpty() && subscribed.contains(trace.name()) && trace.sequence() > 4) {
                    check(widget, trace);
                }
            }
        }
    }

    /** What is told whenever it happens: messages and events of interactions are not, of widgets on Home. */
    private static boolean isTold(WidgetStatus widget, String event) {
        Optional<DataEventType> type = DataEventType.byName(event);
        return type.isPresent()
                && (!LEFT_OUT.contains(event) || event.equals(DataEvents.ANY_INTERACTION))
                && type.get() != DataEventType.MESSAGE
                && !(type.get().requiresInteraction() && widget.scope() == Scope.AGENT);
    }

    private void check(WidgetStatus widget, EventTrace trace) {
        long told = trace.deliveries().stream()
                .filter(delivery -> delivery.widgetId().equals(widget.widgetId()))
                .filter(Updates::isDelivered)
                .count();
        if (told == 0 && !hasGivenWay(widget, trace)) {
            lost++;
        } else if (told > 1) {
            doubled += told - 1;
        }
    }

    /** A state that is told again to a new object says so, and is none of the delivery's. */
    private static boolean isDelivered(DeliveryTrace delivery) {
        return delivery.outcome() == Outcome.FAILED
                || delivery.outcome() == Outcome.HANDLED && delivery.reason().isEmpty();
    }

    private static boolean hasGivenWay(WidgetStatus widget, EventTrace trace) {
        return trace.deliveries().stream()
                .anyMatch(delivery ->
                        delivery.widgetId().equals(widget.widgetId()) && delivery.outcome() == Outcome.CONFLATED);
    }

    long lost() {
        return lost;
    }

    long doubled() {
        return doubled;
    }
}
