package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Product;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.certify.internal.report.Unreceivable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the widgets subscribe to, and which of it never comes. */
final class Subscriptions {
    private static final String ANY_PRODUCT = "any";

    private final Subject subject;
    private final Map<String, Unreceivable> unreceivable = new LinkedHashMap<>();
    private final Set<String> secrets = new TreeSet<>();
    private final Map<String, Set<String>> events = new TreeMap<>();
    private final Set<String> received = new TreeSet<>();

    Subscriptions(Subject subject) {
        this.subject = subject;
    }

    /** Looks, while the runtime runs as a product. */
    void look(Product product) {
        for (WidgetStatus widget : subject.widgets()) {
            for (SubscriptionStatus subscription : widget.subscriptions()) {
                look(widget, subscription.event(), product);
            }
        }
    }

    private void look(WidgetStatus widget, String event, Product product) {
        events.computeIfAbsent(widget.widgetId(), id -> new TreeSet<>()).add(event);
        DataEventType.byName(event)
                .filter(known -> !(known.requiresInteraction() && widget.scope() == Scope.AGENT))
                .ifPresent(known -> received.add(event));
        if (event.equals(DataEvents.SSO_TOKEN_REFRESH)) {
            secrets.add(event);
        }
        Optional<DataEventType> type = DataEventType.byName(event);
        Optional<String> why = widget.diagnoses().stream()
                .filter(sentence -> sentence.startsWith(event + " "))
                .findFirst();
        if (why.isEmpty()) {
            return;
        }
        if (type.isEmpty()) {
            // A name that resembles none of the catalogue may be a source's own.
            add(widget, event, ANY_PRODUCT, why.get(), why.get().contains("did you mean"));
        } else if (type.get().requiresInteraction() && widget.scope() == Scope.AGENT) {
            add(widget, event, ANY_PRODUCT, why.get(), true);
        } else if (!type.get().products().contains(product)) {
            add(widget, event, product.id(), why.get(), false);
        }
    }

    private void add(WidgetStatus widget, String event, String product, String why, boolean counts) {
        unreceivable.putIfAbsent(
                widget.widgetId() + '/' + event, new Unreceivable(widget.widgetId(), event, product, why, counts));
    }

    List<Unreceivable> unreceivable() {
        return List.copyOf(unreceivable.values());
    }

    List<String> secrets() {
        return List.copyOf(secrets);
    }

    /** {@return the events of the catalogue that its widgets are told if they happen} */
    List<String> received() {
        return List.copyOf(received);
    }

    /** {@return whether a widget listens to an event} */
    boolean listens(String widget, String event) {
        return events.getOrDefault(widget, Set.of()).contains(event);
    }
}
