package io.widgetry.api;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where a widget instance lives: an interaction, an agent's Home, or the runtime. One object for each instance, to be
 * used as long as the instance lives, from any thread.
 *
 * <p>After the context is closed or the widget's service is gone, its methods have no effect (rule 24): nothing is
 * shown or sent, subscriptions are not made; getters go on answering with what was last known. The first such call is
 * shown as a diagnosis of the widget.
 */
@ProviderType
public interface WidgetContext {

    /**
     * The name under which messages reach this widget, and under which shell and desktop show it.
     *
     * @return the widget's id; not null
     */
    String widgetId();

    /**
     * The kind of context.
     *
     * @return the scope; not null
     */
    Scope scope();

    /**
     * Whose workspace this is.
     *
     * @return the agent's id; empty for {@link Scope#RUNTIME}
     */
    Optional<String> agentId();

    /**
     * Which interaction this is.
     *
     * @return the interaction's id; empty unless the scope is {@link Scope#INTERACTION}
     */
    Optional<String> interactionId();

    /**
     * Publishes what this instance has to show. Replaces what it showed before. Safe from any thread.
     *
     * @param view the new view; not null
     * @throws NullPointerException if the view is null
     */
    void show(View view);

    /**
     * The workspace's state: inside a callback as of the event that is being delivered (rule 6), elsewhere the latest.
     *
     * @return an immutable snapshot; of a runtime-scoped instance outside a callback, an empty one; not null
     */
    WorkspaceState state();

    /**
     * The instance's API object, in the page's own verbs. The same object at every call.
     *
     * @return the API object; not null
     */
    WidgetApi api();

    /**
     * Another API object for the same context, with callbacks of its own: what it subscribes or removes leaves those of
     * other API objects alone (rules 1 to 3).
     *
     * @return a new API object; not null
     */
    WidgetApi newApi();

    /**
     * The instance's own values, which a new version of the widget goes on with. The same object at every call.
     *
     * @return the store; not null
     */
    WidgetStore store();

    /**
     * What time it is for widgets: this computer's clock, in UTC; in a test the test's, which goes only when told to. The
     * same object at every call.
     *
     * @return the clock; not null
     */
    Clock clock();

    /**
     * Runs something of this instance later, once. For what is to happen again and again, it sets the next timer itself.
     *
     * <p><b>How it runs.</b> Like a callback of {@link Widget}: never at the same time as another one of this context, with
     * what it throws counted as a failure of the widget (rule 23), and watched for hanging. It does not wait for events
     * that are already in the mailbox, and {@link #state()} answers with the latest. Timers of one instance run in the order
     * in which they fall due, those that fall due at the same time in the order in which they were set; never early, and
     * late if a callback of this context takes long.
     *
     * <p><b>When it ends.</b> Once the context is closed or the widget's service is gone nothing is run any more (rule 24):
     * nobody needs to cancel timers in {@link Widget#closed} or {@code @Deactivate}. A new version of the widget begins
     * without timers; it sets its own in {@link Widget#opened}. What falls due while the widget is quarantined runs when the
     * quarantine is over. Set after the context's end, a timer is never run.
     *
     * @param delay how long from now; zero or less for as soon as possible; not null
     * @param code what to run; not null
     * @return the timer, to take it back; not null
     * @throws NullPointerException if an argument is null
     * @throws IllegalStateException if 1,000 timers of this instance are waiting already
     */
    WidgetTimer after(Duration delay, Runnable code);
}
