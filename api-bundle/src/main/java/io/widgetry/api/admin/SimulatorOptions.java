package io.widgetry.api.admin;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What a simulation does differently from the configuration.
 *
 * @param seed equal seeds give equal simulations; empty for the configured one; not null
 * @param speed how fast time passes: 1 is real time, 10 is ten times as fast, {@link FeedOptions#MAX} does not wait;
 *     empty for the configured one; not null
 * @param colleagues how many agents there are besides those of the desktop; empty for the configured number; not null
 * @param load how many customers there are, as a factor of the configured arrivals; empty for 1; not null
 */
public record SimulatorOptions(OptionalLong seed, OptionalDouble speed, OptionalInt colleagues, OptionalDouble load) {
    /** All as configured. */
    public static final SimulatorOptions CONFIGURED = new SimulatorOptions(
            OptionalLong.empty(), OptionalDouble.empty(), OptionalInt.empty(), OptionalDouble.empty());

    /**
     * Checks the components.
     *
     * @param seed not null
     * @param speed not null
     * @param colleagues not null
     * @param load not null
     */
    public SimulatorOptions {
        Objects.requireNonNull(seed, "seed");
        Objects.requireNonNull(speed, "speed");
        Objects.requireNonNull(colleagues, "colleagues");
        Objects.requireNonNull(load, "load");
    }

    /**
     * Options from values that may be absent.
     *
     * @param seed not null
     * @param speed not null
     * @param colleagues not null
     * @param load not null
     * @return the options
     */
    public static SimulatorOptions of(
            Optional<Long> seed, Optional<Double> speed, Optional<Integer> colleagues, Optional<Double> load) {
        return new SimulatorOptions(
                seed.isPresent() ? OptionalLong.of(seed.get()) : OptionalLong.empty(),
                speed.isPresent() ? OptionalDouble.of(speed.get()) : OptionalDouble.empty(),
                colleagues.isPresent() ? OptionalInt.of(colleagues.get()) : OptionalInt.empty(),
                load.isPresent() ? OptionalDouble.of(load.get()) : OptionalDouble.empty());
    }
}
