package io.widgetry.simulator.internal;

import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.SimulatorAdmin;
import io.widgetry.api.admin.SimulatorOptions;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.propertytypes.SatisfyingConditionTarget;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins a simulation when the runtime is ready, if it was started or configured to. */
@Component(
        immediate = true,
        service = {},
        configurationPid = SimulatorService.PID)
@SatisfyingConditionTarget("(osgi.condition.id=io.widgetry.ready)")
public final class StartupSimulation {
    static final String PROPERTY = "widgetry.simulator";
    static final String SPEED = "widgetry.simulator.speed";

    private static final Logger LOG = LoggerFactory.getLogger(StartupSimulation.class);

    private final SimulatorAdmin simulator;
    private final boolean asStarted;
    private final Optional<String> speed;
    private boolean wanted;

    /** Begins a simulation, if there is to be one. */
    @Activate
    public StartupSimulation(
            @Reference SimulatorAdmin simulator, BundleContext context, SimulatorConfiguration config) {
        this(simulator, context.getProperty(PROPERTY), context.getProperty(SPEED));
        apply(enabled(config));
    }

    StartupSimulation(SimulatorAdmin simulator, String property, String speed) {
        this.simulator = simulator;
        this.asStarted = property != null && Boolean.parseBoolean(property.strip());
        this.speed = Optional.ofNullable(speed).map(String::strip).filter(text -> !text.isEmpty());
    }

    @Modified
    void configure(SimulatorConfiguration config) {
        apply(enabled(config));
    }

    /** What is wrong with it, {@link SimulatorService} says. */
    private static Optional<Boolean> enabled(SimulatorConfiguration config) {
        return new SettingsReader(fault -> {}).enabled(config);
    }

    /** A configuration that says yes or no counts; what was begun or ended by hand stays until that changes. */
    private synchronized void apply(Optional<Boolean> enabled) {
        boolean before = wanted;
        wanted = enabled.orElse(asStarted);
        if (wanted && !before) {
            begin();
        } else if (!wanted && before) {
            simulator.stop();
        }
    }

    private void begin() {
        try {
            simulator.start(SimulatorOptions.of(
                    Optional.empty(), speed.map(FeedOptions::speed), Optional.empty(), Optional.empty()));
        } catch (IllegalStateException | IllegalArgumentException refused) {
            LOG.warn("no simulation begins: {}", refused.getMessage());
        }
    }
}
