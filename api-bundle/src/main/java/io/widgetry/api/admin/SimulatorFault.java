package io.widgetry.api.admin;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a source. None of it leaves an interaction behind that never ends. */
public enum SimulatorFault {
    /** Nothing: the source works as it should. */
    NONE(0),
    /** The source cannot be reached: nothing is published and every action is refused; then all of it comes at once. */
    SOURCE_DOWN(20),
    /** Every event comes twice, with the same source and id: the second is a duplicate. */
    DUPLICATE(30),
    /** Events of one interaction change places with their neighbours; what then follows its closing is rejected. */
    DISORDER(30),
    /** Every fifth event is followed by a broken copy, which is rejected. */
    MALFORMED(30),
    /** Twenty times as many customers as usual: queues grow and everybody is busy. */
    BURST(30),
    /** Every event comes three seconds late, in its order. */
    LATE(30);

    private final int seconds;

    SimulatorFault(int seconds) {
        this.seconds = seconds;
    }

    /**
     * How long it lasts unless something else is asked for.
     *
     * @return real time; zero for {@link #NONE}
     */
    public Duration duration() {
        return Duration.ofSeconds(seconds);
    }

    /**
     * Its name as people write it.
     *
     * @return such as {@code source-down}
     */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Finds a fault by its name.
     *
     * @param text as {@link #text()} says, in any case; not null
     * @return empty if there is none of that name
     */
    public static Optional<SimulatorFault> of(String text) {
        return Arrays.stream(values())
                .filter(fault -> fault.text().equalsIgnoreCase(text))
                .findFirst();
    }
}
