package io.widgetry.core.internal.dispatch;

/** Something with a mailbox: it runs a turn whenever it has something to work off. */
interface Task {
    /** {@return whose share of the workers a turn takes} */
    WorkerShare share();

    /** {@return whether a turn is expected to be over so soon that no other worker need be woken to go on meanwhile} */
    default boolean isQuick() {
        return false;
    }

    /** Works off a limited part of what waits. Never throws. */
    void turn();
}
