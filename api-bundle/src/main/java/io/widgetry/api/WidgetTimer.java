package io.widgetry.api;

import org.osgi.annotation.versioning.ProviderType;

/** Something that {@link WidgetContext#after} runs later. Safe from any thread. */
@ProviderType
public interface WidgetTimer {

    /**
     * Takes the timer back. Called inside a callback of the instance, the code is not run after this returns; called from
     * elsewhere, it may be about to begin. Cancelling twice, or after the code has run, is no error.
     *
     * @return true if this call took it back, so that the code is not run; false if it has run, runs, was cancelled, or
     *     ended with its instance
     */
    boolean cancel();
}
