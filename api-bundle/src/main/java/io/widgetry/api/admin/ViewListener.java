package io.widgetry.api.admin;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Is told what widgets show. Registered as a service; the core calls every one that is there, and a new one first with
 * what is shown now.
 */
@ConsumerType
public interface ViewListener {

    /**
     * A widget instance shows something new, or has ended. Called on a thread of the core's, one call at a time, for one
     * instance in order; of several views that an instance shows one right after the other the earlier ones may be left
     * out, the last one never is. What it throws is logged and goes no further.
     *
     * @param view what is shown; not null
     */
    void viewChanged(ShownView view);
}
