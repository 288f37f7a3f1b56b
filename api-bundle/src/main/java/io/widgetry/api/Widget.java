package io.widgetry.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a bundle contributes: register it as a Declarative Services component, say which events it wants with
 * {@link SubscribesTo} and for which contexts with {@link WidgetScope}, and the runtime does the rest.
 *
 * <p>A component of prototype scope gets an object of its own for each context. A singleton serves all contexts and is
 * told which one by the {@link WidgetContext}.
 *
 * <p><b>Threads.</b> The callbacks of one context never run at the same time, and each sees what the one before it
 * wrote; they may run on different threads. Callbacks of different contexts run at the same time: a prototype needs no
 * synchronisation, a singleton that keeps state does.
 *
 * <p><b>Order.</b> {@link #opened} comes first, then the events in the order of the workspace's sequence (rule 22), then
 * {@link #closed}. After the widget's service is gone nothing is called any more (rule 24).
 *
 * <p><b>Failure.</b> What a callback throws, {@code Error} included, is counted against this widget and changes nothing
 * for anyone else, nor for this widget's next event (rule 23). A callback that blocks delays only its own context.
 */
@ConsumerType
public interface Widget {

    /**
     * A context begins: its interaction or workspace appeared, or the widget was deployed while it lives (rule 11).
     * The place to subscribe in the page's own verbs through {@link WidgetContext#api()}.
     *
     * @param context the context, the same object in all callbacks of this context; not null
     * @throws Exception counted as a failure of this widget; events are delivered all the same
     */
    default void opened(WidgetContext context) throws Exception {}

    /**
     * An event that the widget {@linkplain SubscribesTo declared}.
     *
     * @param event the event, immutable, shared with other widgets; not null
     * @param context the context; not null
     * @throws Exception counted as a failure of this widget
     */
    default void onDataEvent(DataEvent event, WidgetContext context) throws Exception {}

    /**
     * The context ends: its interaction is closed or its agent signed out. {@code onInteractionEndedEvent} came before
     * (rule 12). Not called when the widget itself goes: that is what a component's {@code @Deactivate} is for.
     *
     * @param context the context, which after this has no effect any more; not null
     * @throws Exception counted as a failure of this widget
     */
    default void closed(WidgetContext context) throws Exception {}
}
