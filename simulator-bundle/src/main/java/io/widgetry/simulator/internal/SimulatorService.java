package io.widgetry.simulator.internal;

import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.SimulatorAdmin;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.simulator.internal.centre.Site;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.run.Simulation;
import io.widgetry.simulator.internal.text.Wire;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins and ends simulations. While one runs, it answers the actions of those agents that have their events from it. */
@Component(immediate = true, configurationPid = SimulatorService.PID)
@Designate(ocd = SimulatorConfiguration.class)
public final class SimulatorService implements SimulatorAdmin {
    static final String PID = "io.widgetry.simulator";

    /** The source of what a desktop tells of an agent, which can be an agent's latest event. */
    private static final String DESKTOP = "/desktop";

    private static final Logger LOG = LoggerFactory.getLogger(SimulatorService.class);
    private static final Duration LONGEST_FAULT = Duration.ofHours(1);

    /** A simulation, what it was made from, and what it has registered; kept when it is over. */
    private record Session(
            Simulation simulation, Settings settings, Instant since, Runnable withdrawal, boolean running) {
        Session over() {
            return new Session(simulation, settings, since, () -> {}, false);
        }
    }

    private final DataEventPublisher publisher;
    private final RuntimeAdmin runtime;
    private final Clock clock;
    /** Registers what answers actions, and says how to take it back. */
    private final Function<ActionHandler, Runnable> registry;

    private volatile Settings settings;
    private volatile Session session;

    /** Ready to begin. */
    @Activate
    public SimulatorService(
            @Reference DataEventPublisher publisher,
            @Reference RuntimeAdmin runtime,
            BundleContext context,
            SimulatorConfiguration config) {
        this(publisher, runtime, Clock.systemUTC(), handler -> register(context, handler), settings(config));
    }

    SimulatorService(
            DataEventPublisher publisher,
            RuntimeAdmin runtime,
            Clock clock,
            Function<ActionHandler, Runnable> registry,
            Settings settings) {
        this.publisher = publisher;
        this.runtime = runtime;
        this.clock = clock;
        this.registry = registry;
        this.settings = settings;
    }

    private static Runnable register(BundleContext context, ActionHandler handler) {
        ServiceRegistration<ActionHandler> registration = context.registerService(
                ActionHandler.class,
                handler,
                FrameworkUtil.asDictionary(Map.of(ActionHandler.SOURCES, new String[] {Wire.SOURCE, DESKTOP})));
        return registration::unregister;
    }

    @Modified
    void configure(SimulatorConfiguration config) {
        settings = settings(config);
    }

    private static Settings settings(SimulatorConfiguration config) {
        return new SettingsReader(fault -> LOG.warn("Configuration {}: {}", PID, fault)).read(config);
    }

    /** Everybody signs out. */
    @Deactivate
    public void close() {
        stop();
    }

    @Override
    public synchronized SimulatorStatus start(SimulatorOptions options) {
        Settings wanted = settings.with(options);
        if (session != null && session.running()) {
            throw new IllegalStateException("A simulation runs already; sim:stop ends it.");
        }
        Instant since = clock.instant();
        Simulation simulation = new Simulation(
                wanted.plan(),
                Site.of(wanted.seed(), wanted.desktopAgents(), wanted.colleagues()),
                wanted.speed(),
                since,
                publisher,
                runtime.status().product());
        session = new Session(simulation, wanted, since, registry.apply(simulation), true);
        simulation.begin();
        LOG.info("a simulated contact centre begins with {} agents", simulation.agents());
        return status();
    }

    @Override
    public synchronized SimulatorStatus stop() {
        Session ending = session;
        if (ending != null && ending.running()) {
            if (!ending.simulation().end()) {
                LOG.warn("the simulation does not end; what its agents see stays as it is");
            }
            try {
                ending.withdrawal().run();
            } catch (IllegalStateException stopped) {
                LOG.debug("the framework has taken the action handler back already", stopped);
            }
            session = ending.over();
        }
        return status();
    }

    private Session running() {
        Session now = session;
        if (now == null || !now.running()) {
            throw new IllegalStateException("No simulation runs; sim:start begins one.");
        }
        return now;
    }

    @Override
    public String ring(Optional<String> agentId, String channel) {
        Channel wanted = Channel.of(channel)
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no channel " + channel + "; the channels are voice, chat and email."));
        Session now = running();
        String agent = agentId.or(() -> now.settings().desktopAgents().stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException("No agent of a desktop is configured; name an agent."));
        if (!now.simulation().hasAgent(agent)) {
            throw new IllegalArgumentException("Agent " + agent + " does not work in the simulated contact centre.");
        }
        return now.simulation().ring(agent, wanted);
    }

    @Override
    public SimulatorStatus fault(SimulatorFault fault, Optional<Duration> duration) {
        Objects.requireNonNull(fault, "fault");
        Duration lasts = duration.orElse(fault.duration());
        if (duration.isPresent()
                && (lasts.compareTo(Duration.ofSeconds(1)) < 0 || lasts.compareTo(LONGEST_FAULT) > 0)) {
            throw new IllegalArgumentException("A fault lasts from 1 second to 1 hour.");
        }
        running().simulation().fault(fault, lasts);
        return status();
    }

    @Override
    public synchronized SimulatorStatus hold(Optional<SimulatorMoment> moment) {
        Session now = running();
        if (moment.isEmpty()) {
            now.simulation().hold();
            return status();
        }
        Optional<String> agent = moment.get().agentId();
        if (agent.isPresent() && !now.simulation().hasAgent(agent.get())) {
            throw new IllegalArgumentException(
                    "Agent " + agent.get() + " does not work in the simulated contact centre.");
        }
        List<String> played = now.settings().desktopAgents();
        if (agent.isEmpty() && played.isEmpty()) {
            throw new IllegalArgumentException("No agent of a desktop is configured; name an agent.");
        }
        now.simulation().holdAt(moment.get(), Set.copyOf(agent.map(List::of).orElse(played)));
        return status();
    }

    @Override
    public synchronized SimulatorStatus resume() {
        running().simulation().resume();
        return status();
    }

    @Override
    public SimulatorStatus status() {
        Session now = session;
        return now == null
                ? SimulatorReport.none(settings)
                : SimulatorReport.of(now.simulation(), now.settings(), now.since(), now.running(), clock);
    }
}
