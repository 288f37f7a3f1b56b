package io.widgetry.testkit;

import io.widgetry.api.View;
import io.widgetry.api.admin.SubscriptionStatus;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.spi.Action;
import io.widgetry.testkit.internal.Container;
import io.widgetry.testkit.internal.Drawn;
import io.widgetry.testkit.internal.Failure;
import io.widgetry.testkit.internal.Json;
import io.widgetry.testkit.internal.Place;
import io.widgetry.testkit.internal.Script;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What a widget is to have done. Each assertion throws an {@link AssertionError} that says what was instead, or returns
 * this. What is asserted of a view is asserted of the one that is shown now. Messages and actions are those of all instances
 * of the widget since the test began, in order.
 */
public final class Then {
    private final Container container;
    private final Place place;

    Then(Container container, String widgetId) {
        this.container = container;
        this.place = container.place(widgetId);
    }

    // ---- what is shown

    /**
     * The view is exactly this one.
     *
     * @param expected the view; not null
     * @return this
     */
    public Then shows(View expected) {
        View shown = view();
        if (!shown.equals(expected)) {
            throw new AssertionError(
                    place + " does not show" + Drawn.of(expected) + System.lineSeparator() + "but" + Drawn.of(shown));
        }
        return this;
    }

    /**
     * The view has this title.
     *
     * @param expected the title; not null
     * @return this
     */
    public Then title(String expected) {
        return is("the title", expected, view().title());
    }

    /**
     * The view has a row.
     *
     * @param label its label; not null
     * @param expected its value; not null
     * @return this
     */
    public Then row(String label, String expected) {
        String value = value(label)
                .orElseThrow(
                        () -> new AssertionError(place + " shows no row \"" + label + "\", but" + Drawn.of(view())));
        return is("the row \"" + label + "\"", expected, value);
    }

    /**
     * The view has no row of this label.
     *
     * @param label the label; not null
     * @return this
     */
    public Then noRow(String label) {
        return holds(value(label).isEmpty(), "shows a row \"" + label + "\":" + Drawn.of(view()));
    }

    private Optional<String> value(String label) {
        return view().rows().stream()
                .filter(row -> row.label().equals(label))
                .map(View.Row::value)
                .findFirst();
    }

    /**
     * The view's list is exactly this.
     *
     * @param expected the items in order; none for an empty list
     * @return this
     */
    public Then items(String... expected) {
        return is("the list", List.of(expected), view().items());
    }

    /**
     * The view has this status.
     *
     * @param expected the status; empty for none; not null
     * @return this
     */
    public Then status(String expected) {
        return is("the status", expected, view().status().orElse(""));
    }

    /**
     * Nothing has been shown.
     *
     * @return this
     */
    public Then showsNothing() {
        List<View> all = views();
        return holds(all.isEmpty(), all.isEmpty() ? "" : "shows" + Drawn.of(all.get(all.size() - 1)));
    }

    /**
     * The view.
     *
     * @return what is shown now; of an instance that has ended, what it showed last
     * @throws AssertionError if nothing has been shown
     */
    public View view() {
        checkFailures();
        return container.view(place).orElseThrow(() -> new AssertionError(place + " shows nothing" + whyNot()));
    }

    private String whyNot() {
        Optional<WidgetStatus> status = container.status(place.widgetId());
        if (status.isEmpty()) {
            return ": there is no widget of this id";
        }
        List<String> diagnoses = status.get().diagnoses();
        String told = diagnoses.isEmpty() ? "" : "; the runtime says: " + String.join("; ", diagnoses);
        return (container.isOpen(place) ? "" : ", and there is no such instance now") + told;
    }

    /**
     * All that has been shown.
     *
     * @return the views, the latest last; unmodifiable
     */
    public List<View> views() {
        checkFailures();
        return container.witness().views(place);
    }

    // ---- what is said

    /**
     * The latest message is this one, to the other widgets in the same context.
     *
     * @param data a plain value
     * @return this
     */
    public Then sent(Object data) {
        return last(new Sent(Json.plain(data), Optional.empty(), false));
    }

    /**
     * The latest message is this one, to one widget.
     *
     * @param widgetId the widget's id; not null
     * @param data a plain value
     * @return this
     */
    public Then sentTo(String widgetId, Object data) {
        return last(new Sent(Json.plain(data), Optional.of(widgetId), false));
    }

    /**
     * The latest message is this one, to every widget of the agent.
     *
     * @param data a plain value
     * @return this
     */
    public Then sentToAny(Object data) {
        return last(new Sent(Json.plain(data), Optional.empty(), true));
    }

    private Then last(Sent expected) {
        List<Sent> all = messages();
        boolean well = !all.isEmpty() && all.get(all.size() - 1).equals(expected);
        return holds(well, "did not send " + expected + " as its latest message, but " + all);
    }

    /**
     * No message was sent.
     *
     * @return this
     */
    public Then sentNothing() {
        return is("what it sent", List.of(), messages());
    }

    /**
     * All messages.
     *
     * @return in the order in which they were sent; unmodifiable
     */
    public List<Sent> messages() {
        checkFailures();
        return container.witness().messages(place.widgetId());
    }

    // ---- what is asked for

    /**
     * The latest action that reached the source is this one. What the runtime itself refused, because a capability for it
     * was missing, say, has not reached it.
     *
     * @param action its name; not null
     * @return this
     */
    public Then askedFor(String action) {
        List<String> names = actions().stream().map(Action::name).toList();
        boolean well = !names.isEmpty() && names.get(names.size() - 1).equals(action);
        return holds(well, "did not ask the source for " + action + " as its latest action, but for " + names);
    }

    /**
     * The latest action that reached the source is this one.
     *
     * @param action its name; not null
     * @param arguments its arguments, all of them; not null
     * @return this
     */
    public Then askedFor(String action, Map<String, ?> arguments) {
        askedFor(action);
        List<Action> all = actions();
        return is(
                "the arguments of " + action,
                Json.plain(arguments),
                all.get(all.size() - 1).arguments());
    }

    /**
     * No action has reached the source.
     *
     * @return this
     */
    public Then askedForNothing() {
        return is("what it asked the source for", List.of(), actions());
    }

    /**
     * All actions that have reached the source.
     *
     * @return in the order in which they were asked for; unmodifiable
     */
    public List<Action> actions() {
        checkFailures();
        return container.witness().actions(place.widgetId());
    }

    // ---- what it is

    /**
     * The widget subscribes to these events and no others, declared or by API.
     *
     * @param events their names; not null
     * @return this
     */
    public Then subscribesTo(String... events) {
        checkFailures();
        TreeSet<String> actual = new TreeSet<>();
        status().subscriptions().stream().map(SubscriptionStatus::event).forEach(actual::add);
        return is("what it subscribes to", new TreeSet<>(Arrays.asList(events)), actual);
    }

    /**
     * There is an instance for the script's interaction, or agent.
     *
     * @return this
     */
    public Then isOpen() {
        checkFailures();
        return holds(container.isOpen(place), "is not there");
    }

    /**
     * There is no instance for the script's interaction, or agent, any more.
     *
     * @return this
     */
    public Then isClosed() {
        checkFailures();
        return holds(!container.isOpen(place), "is still there");
    }

    /**
     * The instance keeps a value in its store.
     *
     * @param key the value's name; not null
     * @param expected the value, plain; null for none
     * @return this
     */
    public Then stored(String key, Object expected) {
        checkFailures();
        return is(
                "what it stores as " + key,
                Json.plain(expected),
                container.stored(place, key).orElse(null));
    }

    /**
     * The runtime tells this of the widget to whoever operates it, with {@code widget:info}.
     *
     * @param part a part of the sentence; not null
     * @return this
     */
    public Then diagnosed(String part) {
        checkFailures();
        List<String> diagnoses = status().diagnoses();
        return holds(
                diagnoses.stream().anyMatch(each -> each.contains(part)),
                "is not diagnosed with \"" + part + "\", but with " + diagnoses);
    }

    private WidgetStatus status() {
        return container
                .status(place.widgetId())
                .orElseThrow(() -> new AssertionError("there is no widget " + place.widgetId()));
    }

    /**
     * A callback of the widget threw, as the test expected: the first one that nothing has expected yet is of this type.
     *
     * @param type what it threw; not null
     * @return this
     */
    public Then threw(Class<? extends Throwable> type) {
        expected(type);
        return this;
    }

    /**
     * A callback of the widget threw, as the test expected, with this message.
     *
     * @param type what it threw; not null
     * @param message its message
     * @return this
     */
    public Then threw(Class<? extends Throwable> type, String message) {
        return is("the message of what it threw", message, expected(type).getMessage());
    }

    private Throwable expected(Class<? extends Throwable> type) {
        Optional<Failure> first =
                container.witness().expected(each -> each.place().widgetId().equals(place.widgetId()));
        if (first.isEmpty()) {
            throw new AssertionError(place + " did not throw " + type.getSimpleName());
        }
        if (!type.isInstance(first.get().thrown())) {
            throw Script.unexpected(first.get());
        }
        return first.get().thrown();
    }

    private void checkFailures() {
        container.witness().failure().ifPresent(failure -> {
            throw Script.unexpected(failure);
        });
    }

    private Then is(String what, Object expected, Object actual) {
        return holds(
                Objects.equals(expected, actual),
                "was to have as " + what + ": " + expected + System.lineSeparator() + "but it is: " + actual);
    }

    private Then holds(boolean well, String otherwise) {
        if (!well) {
            throw new AssertionError(place + " " + otherwise);
        }
        return this;
    }
}
