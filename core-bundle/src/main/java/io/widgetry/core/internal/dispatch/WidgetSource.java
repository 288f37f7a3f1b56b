package io.widgetry.core.internal.dispatch;

import io.widgetry.api.Widget;
import java.util.Optional;

/** Where a widget's objects come from: the service registry, or a test. Called on worker threads. */
public interface WidgetSource {

    /** {@return whether every instance has an object of its own} */
    boolean prototype();

    /**
     * Gets an object: a new one each time for a prototype, else the singleton.
     *
     * @return the object; null if it could not be made
     */
    Widget get();

    /** Gives an object back. */
    void unget(Widget widget);

    /**
     * Whether a class is in the widget's bundle. Asked after a failure, which is to be named with a line of the widget's;
     * loads no class and runs no widget code.
     *
     * @param className the class's name
     * @return whether it is; false if that is not known
     */
    default boolean has(String className) {
        return false;
    }

    /**
     * Says why an object could not be made, after {@link #get} gave none.
     *
     * @return what was thrown and where, without its message; empty if it is not known
     */
    default Optional<String> failure() {
        return Optional.empty();
    }
}
