package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;

/** What a widget does in its callbacks, apart from noting them. */
interface Habit {
    /** Does nothing. */
    Habit QUIET = new Habit() {};

    default void opened(Life life) throws Exception {}

    default void told(Life life, DataEvent event) throws Exception {}

    default void closed(Life life) throws Exception {}

    /** Something that may fail. */
    interface Act {
        void run() throws Exception;
    }
}
