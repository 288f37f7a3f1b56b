package io.widgetry.benchmarks.report;

import java.util.List;
import java.util.OptionalDouble;

/**
 * What one run of one measurement found.
 *
 * @param row which measurement
 * @param form short or full
 * @param taken when
 * @param machine processors and memory
 * @param java the virtual machine
 * @param options its options
 * @param load how many threads wanted to run on average, before and after it; what it did itself is in the latter
 * @param seconds how long it took
 * @param figures what it found
 * @param notes what has to be known of it, each a sentence
 */
public record Result(
        String row,
        String form,
        String taken,
        String machine,
        String java,
        String options,
        List<Double> load,
        long seconds,
        List<Figure> figures,
        List<String> notes) {

    /** {@return a value, if it was measured} */
    public OptionalDouble value(String subject, String at, String what) {
        return figures.stream()
                .filter(figure -> figure.subject().equals(subject)
                        && figure.at().equals(at)
                        && figure.what().equals(what))
                .mapToDouble(Figure::value)
                .findFirst();
    }
}
