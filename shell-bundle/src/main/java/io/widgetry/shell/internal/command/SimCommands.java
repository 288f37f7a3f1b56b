package io.widgetry.shell.internal.command;

import io.widgetry.api.DataEventType;
import io.widgetry.api.admin.FeedOptions;
import io.widgetry.api.admin.SimulatorAdmin;
import io.widgetry.api.admin.SimulatorFault;
import io.widgetry.api.admin.SimulatorMoment;
import io.widgetry.api.admin.SimulatorOptions;
import io.widgetry.api.admin.SimulatorStatus;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Nearest;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code sim:…}. */
@Component(service = SimCommands.class)
@GogoCommand(
        scope = "sim",
        function = {"status", "start", "stop", "ring", "fault", "hold", "resume"})
public final class SimCommands {
    private static final String SHOWS = "shows how the simulated contact centre fares";
    private static final String STARTS = "begins a simulation";
    private static final String STOPS = "ends the simulation: everybody signs out";
    private static final String RINGS = "lets a customer get in contact with an agent";
    private static final String FAULTS = "lets the simulated source work badly for a while";
    private static final String HOLDS = "lets the simulation's time stand still, at once or after an event";
    private static final String RESUMES = "lets the simulation's time go on";
    private static final String ABSENT =
            "There is no simulator: the bundle io.widgetry.simulator is not active, so there is nothing to simulate.";

    static final List<String> CHANNELS = List.of("voice", "chat", "email");

    static final Syntax STATUS = Syntax.of("sim:status", SHOWS);
    static final Syntax START = Syntax.of("sim:start", STARTS)
            .option("--speed", "SPEED", Kind.SPEED, "1 is real time, 10 is ten times as fast, max is without waiting")
            .option("--colleagues", "COUNT", Kind.TEXT, "how many simulated agents there are")
            .option("--load", "FACTOR", Kind.TEXT, "how many times as many customers as configured")
            .option("--seed", "SEED", Kind.TEXT, "a whole number; equal seeds give equal simulations")
            .example("sim:start --colleagues 50 --speed 10");
    static final Syntax STOP = Syntax.of("sim:stop", STOPS);
    static final Syntax RING = Syntax.of("sim:ring", RINGS)
            .optional("CHANNEL", Kind.CONTACT, "voice, chat or email; voice if it is not written")
            .option("--agent", "AGENT", Kind.AGENT, "with whom; else with the first agent of the desktop")
            .example("sim:ring chat --agent 600008");
    static final Syntax FAULT = Syntax.of("sim:fault", FAULTS)
            .argument("FAULT", Kind.FAULT, "source-down, duplicate, disorder, malformed, burst, late or none")
            .option("--for", "SECONDS", Kind.TEXT, "how long it lasts, from 1 to 3600 seconds")
            .example("sim:fault source-down --for 10");

    static final Syntax HOLD = Syntax.of("sim:hold", HOLDS)
            .optional("EVENT", Kind.EVENT, "right after which event; else at once")
            .option("--state", "STATE", Kind.TEXT, "with which state of the interaction or agent, such as HELD")
            .option("--agent", "AGENT", Kind.AGENT, "in whose workspace; else in that of an agent of the desktop")
            .example("sim:hold onInteractionEvent --state HELD");
    static final Syntax RESUME = Syntax.of("sim:resume", RESUMES);

    private final AtomicReference<SimulatorAdmin> simulator = new AtomicReference<>();
    private final SimTexts texts;

    @Activate
    public SimCommands() {
        this(Clock.systemDefaultZone());
    }

    SimCommands(Clock clock) {
        this.texts = new SimTexts(new Times(clock));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setSimulator(SimulatorAdmin admin) {
        simulator.set(admin);
    }

    void unsetSimulator(SimulatorAdmin admin) {
        simulator.compareAndSet(admin, null);
    }

    /** What is asked of the simulator. */
    @FunctionalInterface
    private interface Request {
        String ask(SimulatorAdmin admin) throws CommandException;
    }

    /** What the simulator refuses with a sentence is a failure of the command, with that sentence. */
    private String ask(Request request) throws CommandException {
        SimulatorAdmin admin = simulator.get();
        if (admin == null) {
            throw new CommandException(ABSENT);
        }
        try {
            return request.ask(admin);
        } catch (IllegalStateException | IllegalArgumentException refused) {
            throw new CommandException(refused.getMessage(), refused);
        }
    }

    @Descriptor(SHOWS)
    public String status(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return STATUS.run(words, arguments -> ask(admin -> texts.status(admin.status())));
    }

    @Descriptor(STARTS)
    public String start(
            @Descriptor("[--speed SPEED] [--colleagues COUNT] [--load FACTOR] [--seed SEED]") String[] words)
            throws CommandException, InterruptedException {
        return START.run(words, arguments -> {
            SimulatorOptions options = options(arguments);
            return ask(admin -> texts.begun(admin.start(options)));
        });
    }

    private static SimulatorOptions options(Arguments arguments) throws CommandException {
        return SimulatorOptions.of(
                whole(arguments, "--seed", "-?[0-9]{1,18}"),
                speed(arguments),
                whole(arguments, "--colleagues", "[0-9]{1,9}").map(Math::toIntExact),
                load(arguments));
    }

    private static Optional<Long> whole(Arguments arguments, String name, String form) throws CommandException {
        Optional<String> text = arguments.find(name);
        if (text.isPresent() && !text.get().matches(form)) {
            throw arguments.wrong(name + " must be a whole number, not " + text.get());
        }
        return text.map(Long::valueOf);
    }

    private static Optional<Double> speed(Arguments arguments) throws CommandException {
        try {
            return arguments.find("--speed").map(FeedOptions::speed);
        } catch (IllegalArgumentException notASpeed) {
            throw arguments.wrong(notASpeed.getMessage());
        }
    }

    private static Optional<Double> load(Arguments arguments) throws CommandException {
        Optional<String> text = arguments.find("--load");
        if (text.isPresent() && !text.get().matches("[0-9]{1,6}([.][0-9]{1,6})?")) {
            throw arguments.wrong("--load must be a number such as 0.5 or 3, not " + text.get());
        }
        return text.map(Double::valueOf);
    }

    @Descriptor(STOPS)
    public String stop(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return STOP.run(
                words,
                arguments -> ask(admin -> {
                    boolean ran = admin.status().running();
                    return texts.ended(admin.stop(), ran);
                }));
    }

    @Descriptor(RINGS)
    public String ring(@Descriptor("[CHANNEL] [--agent AGENT]") String[] words)
            throws CommandException, InterruptedException {
        return RING.run(
                words,
                arguments -> ask(admin -> {
                    String channel = arguments.find("CHANNEL").orElse(CHANNELS.get(0));
                    Optional<String> agent = arguments.find("--agent");
                    String id = admin.ring(agent, channel);
                    String at =
                            agent.orElseGet(() -> admin.status().desktopAgents().get(0));
                    return "Interaction " + Text.clean(id) + " rings at agent " + Text.clean(at) + ".";
                }));
    }

    @Descriptor(FAULTS)
    public String fault(@Descriptor("FAULT [--for SECONDS]") String[] words)
            throws CommandException, InterruptedException {
        return FAULT.run(words, arguments -> {
            SimulatorFault fault = SimulatorFault.of(arguments.get("FAULT"))
                    .orElseThrow(() ->
                            arguments.wrong("there is no such fault; the faults are " + String.join(", ", faults())));
            Optional<Duration> duration = arguments.number("--for").map(Duration::ofSeconds);
            return ask(admin -> texts.fault(admin.fault(fault, duration)));
        });
    }

    @Descriptor(HOLDS)
    public String hold(@Descriptor("[EVENT] [--state STATE] [--agent AGENT]") String[] words)
            throws CommandException, InterruptedException {
        return HOLD.run(words, arguments -> {
            Optional<SimulatorMoment> moment = moment(arguments);
            return ask(admin -> texts.held(admin.hold(moment)));
        });
    }

    private static Optional<SimulatorMoment> moment(Arguments arguments) throws CommandException {
        Optional<String> event = arguments.find("EVENT");
        if (event.isEmpty()) {
            if (arguments.hasOptions()) {
                throw arguments.wrong("EVENT is missing, after which time is to stand still");
            }
            return Optional.empty();
        }
        if (DataEventType.byName(event.get()).isEmpty()) {
            List<String> near = Nearest.to(event.get(), Catalogue.names());
            throw new CommandException(event.get() + " is not in the catalogue, so the simulator never tells it"
                    + (near.isEmpty()
                            ? "; event:catalog lists the events."
                            : "; did you mean " + Nearest.joined(near, "or") + "?"));
        }
        return Optional.of(new SimulatorMoment(event.get(), arguments.find("--state"), arguments.find("--agent")));
    }

    @Descriptor(RESUMES)
    public String resume(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return RESUME.run(
                words,
                arguments -> ask(admin -> {
                    SimulatorStatus before = admin.status();
                    admin.resume();
                    return before.held()
                            ? "Time goes on in the simulation."
                            : before.moment().isPresent()
                                    ? "Time will not stand still."
                                    : "The simulation was not held.";
                }));
    }

    static List<String> faults() {
        return Arrays.stream(SimulatorFault.values()).map(SimulatorFault::text).toList();
    }
}
