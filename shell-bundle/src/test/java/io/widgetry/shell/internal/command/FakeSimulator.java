package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.SimulatorAdmin;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.api.spi.PublishResult.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A simulator that does nothing, and remembers what it was asked for. */
final class FakeSimulator implements SimulatorAdmin {
    final List<String> asked = new ArrayList<>();
    private boolean running;
    private boolean ran;
    private boolean held;
    private Optional<SimulatorMoment> moment = Optional.empty();
    private SimulatorFault fault = SimulatorFault.NONE;

    @Override
    public SimulatorStatus status() {
        Optional<Instant> since = ran ? Optional.of(Samples.NINE) : Optional.empty();
        Map<Reason, Long> rejected = fault == SimulatorFault.MALFORMED ? Map.of(Reason.MALFORMED, 7L) : Map.of();
        return new SimulatorStatus(
                running,
                since,
                600_008,
                10,
                Duration.ofMinutes(3),
                6,
                List.of("600008"),
                6,
                1_204,
                2,
                5,
                3,
                1,
                12_345,
                0,
                rejected,
                0,
                fault,
                fault == SimulatorFault.NONE
                        ? Optional.empty()
                        : Optional.of(Samples.CLOCK.instant().plusSeconds(30)),
                Duration.ZERO,
                held,
                moment);
    }

    @Override
    public SimulatorStatus start(SimulatorOptions options) {
        if (running) {
            throw new IllegalStateException("A simulation runs already; sim:stop ends it.");
        }
        asked.add("start " + options);
        running = true;
        ran = true;
        return status();
    }

    @Override
    public SimulatorStatus stop() {
        asked.add("stop");
        running = false;
        return status();
    }

    @Override
    public String ring(Optional<String> agentId, String channel) {
        if (channel.equals("fax")) {
            throw new IllegalArgumentException("There is no channel fax; the channels are voice, chat and email.");
        }
        asked.add("ring " + agentId.orElse("-") + " " + channel);
        return Samples.CALL;
    }

    @Override
    public SimulatorStatus fault(SimulatorFault next, Optional<Duration> duration) {
        asked.add("fault " + next + " " + duration.map(Duration::toSeconds).orElse(-1L));
        fault = next;
        return status();
    }

    @Override
    public SimulatorStatus hold(Optional<SimulatorMoment> wanted) {
        asked.add("hold " + wanted.map(SimulatorMoment::toString).orElse("-"));
        held = wanted.isEmpty();
        moment = wanted;
        return status();
    }

    @Override
    public SimulatorStatus resume() {
        asked.add("resume");
        held = false;
        moment = Optional.empty();
        return status();
    }
}
