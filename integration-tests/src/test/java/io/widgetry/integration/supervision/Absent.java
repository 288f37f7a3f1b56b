package io.widgetry.integration.supervision;

/** Is not in the patient's bundle. */
final class Absent {
    private Absent() {}

    static void call() {
        throw new AssertionError("it is there");
    }
}
