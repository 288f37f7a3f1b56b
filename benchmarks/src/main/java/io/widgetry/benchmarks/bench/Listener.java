package io.widgetry.benchmarks.bench;

/** What a peer calls for each event, with the very payload object that was published. */
@FunctionalInterface
public interface Listener {
    /** An event. May throw and may take as long as it likes: that is what some measurements are about. */
    @SuppressWarnings("checkstyle:IllegalThrows")
    void hear(Object payload) throws Exception;
}
