package io.widgetry.simulator.internal.run;

import io.widgetry.api.Product;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.simulator.internal.centre.Centre;
import io.widgetry.simulator.internal.centre.Counts;
import io.widgetry.simulator.internal.centre.Plan;
import io.widgetry.simulator.internal.centre.Site;
import io.widgetry.simulator.internal.model.Channel;
import io.widgetry.simulator.internal.text.Timeline;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A simulation that runs: the centre's sites, each with its thread, and what they have in common. */
public final class Simulation implements ActionHandler {
    private static final Duration JOIN = Duration.ofSeconds(10);
    private static final long ANSWER_SECONDS = 10;

    private final Tally tally = new Tally();
    private final List<Driver> drivers = new ArrayList<>();
    private final Map<String, Driver> byAgent = new HashMap<>();
    private volatile SimulatorFault fault = SimulatorFault.NONE;
    private volatile long faultUntil;
    private volatile Optional<SimulatorMoment> moment = Optional.empty();

    /**
     * Makes a simulation, which begins with {@link #begin}.
     *
     * @param plan how the centre is
     * @param sites who works where
     * @param speed how fast time passes; infinite: without waiting
     * @param start when it begins
     * @param publisher where the events go
     * @param product which events there are
     */
    public Simulation(
            Plan plan, List<Site> sites, double speed, Instant start, DataEventPublisher publisher, Product product) {
        long ticks = System.nanoTime();
        for (int i = 0; i < sites.size(); i++) {
            Line line = new Line(publisher, product, tally, System::nanoTime);
            String run = Long.toString(start.toEpochMilli(), Character.MAX_RADIX) + "-" + i;
            Brake brake = new Brake(line, this::reached);
            Centre centre = new Centre(plan, sites.get(i), run, new Timeline(start, speed), brake);
            Driver driver = new Driver("simulator-" + i, centre, line, new Pace(speed, ticks), brake, tally);
            centre.agentIds().forEach(id -> byAgent.put(id, driver));
            drivers.add(driver);
        }
    }

    public void begin() {
        drivers.forEach(Driver::start);
    }

    public Tally tally() {
        return tally;
    }

    /** How many agents it has. */
    public int agents() {
        return byAgent.size();
    }

    public boolean hasAgent(String id) {
        return byAgent.containsKey(id);
    }

    public Counts counts() {
        return drivers.stream().map(Driver::counts).reduce(Counts.NONE, Counts::plus);
    }

    /** How much time was given up at the site that is slowest. */
    public Duration behind() {
        return drivers.stream().map(Driver::behind).max(Duration::compareTo).orElse(Duration.ZERO);
    }

    /** The fault that is active. */
    public SimulatorFault fault() {
        return remaining().isZero() ? SimulatorFault.NONE : fault;
    }

    /** How long it goes on; zero if there is none. */
    public Duration remaining() {
        long left = faultUntil - System.nanoTime();
        return fault == SimulatorFault.NONE || left <= 0 ? Duration.ZERO : Duration.ofNanos(left);
    }

    /** Begins a fault at all sites, or ends the one that is active. */
    public void fault(SimulatorFault next, Duration duration) {
        long until = System.nanoTime() + duration.toNanos();
        drivers.stream().map(driver -> driver.fault(next, until)).toList().forEach(Simulation::answer);
        faultUntil = until;
        fault = next;
    }

    /** Whether time stands still. */
    public boolean isHeld() {
        return drivers.stream().allMatch(Driver::isHeld);
    }

    /** At which moment it is to stand still, or stands still. */
    public Optional<SimulatorMoment> moment() {
        return moment;
    }

    /** Lets time stand still everywhere, at once. */
    public void hold() {
        moment = Optional.empty();
        brakeAll(Brake::hold);
    }

    /** Lets time stand still everywhere when something has happened at one of the agents. */
    public void holdAt(SimulatorMoment wanted, Set<String> agentIds) {
        resume();
        moment = Optional.of(wanted);
        brakeAll(brake -> brake.holdAt(wanted, agentIds));
    }

    /** Lets time go on. */
    public void resume() {
        moment = Optional.empty();
        brakeAll(Brake::release);
    }

    private void brakeAll(Consumer<Brake> change) {
        drivers.stream().map(driver -> driver.brake(change)).toList().forEach(Simulation::answer);
    }

    /** On the thread of one of the sites, which need not wait for the others. */
    private void reached() {
        drivers.forEach(driver -> driver.brake(Brake::hold));
    }

    /**
     * Lets a customer get in contact with an agent.
     *
     * @return the interaction's id
     * @throws IllegalStateException if the agent cannot take it now
     */
    public String ring(String agentId, Channel channel) {
        return answer(byAgent.get(agentId).ask(site -> site.ring(agentId, channel)));
    }

    private static <T> T answer(CompletableFuture<T> pending) {
        try {
            return pending.orTimeout(ANSWER_SECONDS, TimeUnit.SECONDS).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof TimeoutException) {
                throw new IllegalStateException("The simulation does not answer.", failed);
            }
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public CompletionStage<ActionResult> handle(Action action) {
        Driver driver = byAgent.get(action.agentId());
        return driver == null
                ? CompletableFuture.completedFuture(ActionResult.refused(
                        "Agent " + action.agentId() + " does not work in the simulated contact centre."))
                : driver.act(action);
    }

    /** Everybody signs out; returns when that is published, or false if it takes too long. */
    public boolean end() {
        drivers.forEach(Driver::stop);
        long deadline = System.nanoTime() + JOIN.toNanos();
        boolean all = true;
        for (Driver driver : drivers) {
            all &= driver.join(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        }
        return all;
    }
}
