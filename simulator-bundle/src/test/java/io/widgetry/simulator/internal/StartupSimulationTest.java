package io.widgetry.simulator.internal;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.SimulatorAdmin;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class StartupSimulationTest {
    private final List<String> asked = new ArrayList<>();
    private boolean refuses;
    private String speed;

    private final SimulatorAdmin simulator = new SimulatorAdmin() {
        @Override
        public SimulatorStatus status() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimulatorStatus start(SimulatorOptions options) {
            asked.add("start"
                    + (options.speed().isPresent() ? " " + options.speed().getAsDouble() : ""));
            if (refuses) {
                throw new IllegalStateException("A simulation runs already; sim:stop ends it.");
            }
            return null;
        }

        @Override
        public SimulatorStatus stop() {
            asked.add("stop");
            return null;
        }

        @Override
        public String ring(Optional<String> agentId, String channel) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimulatorStatus fault(SimulatorFault fault, Optional<Duration> duration) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimulatorStatus hold(Optional<SimulatorMoment> moment) {
            throw new UnsupportedOperationException();
        }

        @Override
        public SimulatorStatus resume() {
            throw new UnsupportedOperationException();
        }
    };

    private StartupSimulation started(String property, String enabled) {
        StartupSimulation startup = new StartupSimulation(simulator, property, speed);
        configure(startup, enabled);
        return startup;
    }

    private static void configure(StartupSimulation startup, String enabled) {
        startup.configure(Configurations.with(Map.of("enabled", enabled)));
    }

    @Test
    public void aSimulationBeginsIfTheRuntimeWasStartedSo() {
        started("true", "auto");
        assertEquals(List.of("start"), asked);
    }

    @Test
    public void itDoesNotBeginByItself() {
        started(null, "auto");
        started("false", "auto");
        assertEquals(List.of(), asked);
    }

    @Test
    public void theConfigurationOverridesHowTheRuntimeWasStarted() {
        started("true", "false");
        assertEquals(List.of(), asked);
        started(null, "true");
        assertEquals(List.of("start"), asked);
    }

    @Test
    public void aChangeOfTheConfigurationBeginsAndEndsIt() {
        StartupSimulation startup = started(null, "auto");
        configure(startup, "true");
        configure(startup, "true");
        configure(startup, "auto");
        configure(startup, "false");
        assertEquals(List.of("start", "stop"), asked);
    }

    @Test
    public void oneThatRunsAlreadyIsLeftAlone() {
        refuses = true;
        started("true", "auto");
        assertEquals(List.of("start"), asked);
    }

    @Test
    public void theSpeedIsThatOfTheCommandLine() {
        speed = " 10 ";
        started("true", "auto");
        assertEquals(List.of("start 10.0"), asked);
    }

    @Test
    public void aSpeedThatIsNoneBeginsNothing() {
        speed = "fast";
        started("true", "auto");
        assertEquals(List.of(), asked);
    }
}
