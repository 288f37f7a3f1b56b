package io.widgetry.testkit;

import io.widgetry.api.Widget;
import io.widgetry.testkit.internal.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A test of a widget: what it is given, what happens, and what it is to have done then.
 *
 * <pre>{@code
 * widget.given(aVoiceInteraction().active())
 *         .when(theAgentHolds())
 *         .then()
 *         .row("Times on hold", "1")
 *         .status("HELD");
 * }</pre>
 *
 * <p><b>What is real.</b> The dispatcher, with its order, replay, scopes, messages, capabilities and store: it is the one
 * that runs in production, in memory. The subscriptions, the scope and the id are those that the widget's class declares by
 * annotations, read from its class file; nothing has to be packaged.
 *
 * <p><b>What is not.</b> The time, which passes only by {@link Steps#timePasses}; the source, which publishes what the steps
 * say and carries out every action that it was not told to refuse; supervision, which waits for a day, so that nobody is
 * quarantined.
 *
 * <p><b>Threads.</b> Callbacks run on threads of the dispatcher. A method of this class returns when the widgets have come
 * to rest, and after that the test sees all that they wrote. The script itself is for one thread.
 *
 * <p><b>Failures.</b> What a callback throws fails the test, at the next assertion or at its end, unless {@link Then#threw}
 * expects it. A callback that does not return fails the step, with its stack.
 *
 * @param <S> what the methods return: the script itself
 */
@ProviderType
public abstract class WidgetScript<S extends WidgetScript<S>> {
    private final Script script = new Script();

    /**
     * Begins the test of a widget whose objects are made as a container makes them.
     *
     * @param type its class; not null
     */
    protected WidgetScript(Class<? extends Widget> type) {
        script.add(Objects.requireNonNull(type, "type"));
    }

    /**
     * Begins the test of a widget whose objects the test makes.
     *
     * @param objects makes them; not null
     */
    protected WidgetScript(Supplier<? extends Widget> objects) {
        script.add(Objects.requireNonNull(objects, "objects"));
    }

    @SuppressWarnings("unchecked") // S is what the only class says that extends this with it
    private S self() {
        return (S) this;
    }

    /**
     * Another widget that is there, too.
     *
     * @param type its class, whose objects are made as a container makes them; not null
     * @return this
     */
    public final S with(Class<? extends Widget> type) {
        script.add(Objects.requireNonNull(type, "type"));
        return self();
    }

    /**
     * Another widget that is there, too.
     *
     * @param objects makes its objects; not null
     * @return this
     */
    public final S with(Supplier<? extends Widget> objects) {
        script.add(Objects.requireNonNull(objects, "objects"));
        return self();
    }

    /**
     * Gives a service to widgets that are made of their class, by constructor, {@code @Reference} field or method.
     *
     * @param <T> the service's type
     * @param type what they ask for; not null
     * @param service a fake of it; not null
     * @return this
     */
    public final <T> S providing(Class<T> type, T service) {
        script.service(Objects.requireNonNull(type, "type"), Objects.requireNonNull(service, "service"));
        return self();
    }

    /**
     * Sets a property of the widgets' configuration, which goes before what the component declares.
     *
     * @param property its name; not null
     * @param value its value; not null
     * @return this
     */
    public final S configured(String property, Object value) {
        script.configure(Objects.requireNonNull(property, "property"), Objects.requireNonNull(value, "value"));
        return self();
    }

    /**
     * Sets something of the runtime's configuration, by the names that {@code io.widgetry.core} has: {@code
     * configuredCore("notReadyReasonCodes", "700=Lunch")}, {@code configuredCore("product", "axp-connect")}.
     *
     * @param name which setting; not null
     * @param values its value, or several where it is a list; not null
     * @return this
     */
    public final S configuredCore(String name, Object... values) {
        script.configureCore(Objects.requireNonNull(name, "name"), values.length == 1 ? values[0] : values);
        return self();
    }

    /**
     * Grants the widgets the single-sign-on token (rule 20).
     *
     * @return this
     */
    public final S grantedTheToken() {
        return configuredCore("tokenGrants", "io.widgetry.testkit");
    }

    /**
     * When the test begins; without this on 2 March 2026 at 9:00 UTC.
     *
     * @param time the time; not null
     * @return this
     */
    public final S startingAt(Instant time) {
        script.start(Objects.requireNonNull(time, "time"));
        return self();
    }

    /**
     * For how long, of real time, the widgets may take to come to rest after a step: 10 s without this, an hour in a
     * debugger.
     *
     * @param time the time; not null
     * @return this
     */
    public final S patientFor(Duration time) {
        script.patience(Objects.requireNonNull(time, "time"));
        return self();
    }

    /**
     * What is so when the test begins.
     *
     * @param steps what has happened, in this order; not null
     * @return this
     * @throws AssertionError if the runtime refuses an event, or a callback does not return
     */
    public final S given(Step... steps) {
        return when(steps);
    }

    /**
     * What happens then.
     *
     * @param steps what happens, in this order; not null
     * @return this
     * @throws AssertionError if the runtime refuses an event, or a callback does not return
     */
    public final S when(Step... steps) {
        for (Step step : steps) {
            script.container().play(step);
        }
        return self();
    }

    /**
     * What the widget under test is to have done: of its instances the one for the script's interaction, or agent.
     *
     * @return assertions
     */
    public final Then then() {
        return then(script.container().widgetId());
    }

    /**
     * What another widget of the test is to have done.
     *
     * @param widgetId its id; not null
     * @return assertions
     * @throws AssertionError if there was no such widget
     */
    public final Then then(String widgetId) {
        return new Then(script.container(), Objects.requireNonNull(widgetId, "widgetId"));
    }

    /**
     * Where the steps happen, for what no step says.
     *
     * @return the stage of this test
     */
    public final Stage stage() {
        return script.container();
    }

    /**
     * Ends the test and its widgets. Another one may follow.
     *
     * @return the failure of a callback that was not expected; empty if there was none
     */
    protected final Optional<AssertionError> end() {
        return script.end();
    }
}
