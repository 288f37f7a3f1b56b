package io.widgetry.certify.internal.report;

import java.util.List;

/**
 * What a widget left behind.
 *
 * @param classLoaders how many of its versions' class loaders could not be collected after it was removed
 * @param threadsStarted how many threads it was seen to start
 * @param threadsPeak how many of them were alive at the same time at most
 * @param threads those that were alive some seconds after it was removed: name and where each stands
 * @param objects objects of its classes that became more with each interaction, though all of them had ended
 * @param instances how many instances were still open for interactions that had ended
 * @param bytesPerInteraction by how much the heap grew for each interaction, after all had ended; 0 within what cannot be told
 *     from the runtime's own growth
 */
public record Leaks(
        int classLoaders,
        int threadsStarted,
        int threadsPeak,
        List<String> threads,
        List<String> objects,
        long instances,
        long bytesPerInteraction) {
    /** Nothing. */
    public static final Leaks NONE = new Leaks(0, 0, 0, List.of(), List.of(), 0, 0);

    /** Copies the lists. */
    public Leaks {
        threads = List.copyOf(threads);
        objects = List.copyOf(objects);
    }
}
