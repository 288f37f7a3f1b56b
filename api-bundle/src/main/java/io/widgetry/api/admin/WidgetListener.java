package io.widgetry.api.admin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told when a widget moves from one state to another. Registered as a service; the core calls every one that is there.
 */
@ConsumerType
public interface WidgetListener {

    /**
     * A widget has moved to another state. Called on one thread of the core's, one transition at a time, in the order in
     * which they happened; it should return soon, since the next transition waits. What it throws is logged and goes no
     * further.
     *
     * @param transition what happened; not null
     */
    void widgetChanged(WidgetTransition transition);
}
