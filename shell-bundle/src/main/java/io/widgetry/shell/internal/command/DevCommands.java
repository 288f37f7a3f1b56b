package io.widgetry.shell.internal.command;

import io.widgetry.api.admin.DevelopmentAdmin;
import io.widgetry.api.admin.DevelopmentReport;
import io.widgetry.api.admin.DevelopmentReport.State;
import io.widgetry.shell.internal.syntax.Arguments;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.syntax.Kind;
import io.widgetry.shell.internal.syntax.Syntax;
import io.widgetry.shell.internal.text.Text;
import io.widgetry.shell.internal.text.Times;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.apache.felix.service.command.Descriptor;
import org.apache.felix.service.command.Process;
import org.apache.felix.service.command.annotations.GogoCommand;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** {@code dev:…}: {@code status} is for people, the others are what {@code widgetry dev} speaks with the runtime by. */
@Component(service = DevCommands.class)
@GogoCommand(
        scope = "dev",
        function = {"status", "report", "end"})
public final class DevCommands {
    private static final String SHOWS = "shows the projects that are being developed, and what is wrong with them";
    private static final String REPORTS = "says how a project's build fares, and prints what is wrong with its widgets";
    private static final String ENDS = "forgets a project that is not developed any more";
    private static final String ABSENT =
            "There is no deployer: the bundle io.widgetry.deployer is not active, so nothing can be developed.";
    private static final int MOST_LINES = 200;

    static final Syntax STATUS = Syntax.of("dev:status", SHOWS);
    static final Syntax REPORT = Syntax.of("dev:report", REPORTS)
            .argument("PROJECT", Kind.TEXT, "the project's name")
            .argument("STATE", Kind.TEXT, "building, running or broken")
            .optional("PROBLEMS", Kind.TEXT, "-, to read what is wrong from standard input, one problem a line")
            .option("--bundle", "BUNDLE", Kind.BUNDLE, "the symbolic name of the bundle that is made of it")
            .option("--took", "MILLIS", Kind.TEXT, "how long it took from the save to the verdict")
            .example("dev:report hold-counter running --bundle com.acme.hold-counter --took 340");
    static final Syntax END = Syntax.of("dev:end", ENDS)
            .argument("PROJECT", Kind.TEXT, "its name")
            .example("dev:end hold-counter");

    private final AtomicReference<DevelopmentAdmin> development = new AtomicReference<>();
    private final DevTexts texts;

    @Activate
    public DevCommands() {
        this(Clock.systemDefaultZone());
    }

    DevCommands(Clock clock) {
        this.texts = new DevTexts(new Times(clock));
    }

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void setDevelopment(DevelopmentAdmin admin) {
        development.set(admin);
    }

    void unsetDevelopment(DevelopmentAdmin admin) {
        development.compareAndSet(admin, null);
    }

    private DevelopmentAdmin development() throws CommandException {
        DevelopmentAdmin admin = development.get();
        if (admin == null) {
            throw new CommandException(ABSENT);
        }
        return admin;
    }

    @Descriptor(SHOWS)
    public String status(@Descriptor("[--help]") String[] words) throws CommandException, InterruptedException {
        return STATUS.run(words, arguments -> texts.status(development().projects()));
    }

    @Descriptor(REPORTS)
    public String report(@Descriptor("PROJECT STATE [PROBLEMS] [--bundle BUNDLE] [--took MILLIS]") String[] words)
            throws CommandException, InterruptedException {
        return REPORT.run(words, arguments -> {
            DevelopmentReport report = new DevelopmentReport(
                    arguments.get("PROJECT"),
                    arguments.find("--bundle"),
                    state(arguments),
                    arguments.number("--took").map(Duration::ofMillis),
                    problems(arguments));
            return development().report(report).troubles().stream()
                    .map(Text::clean)
                    .collect(Collectors.joining("\n"));
        });
    }

    private static State state(Arguments arguments) throws CommandException {
        String typed = arguments.get("STATE");
        return Arrays.stream(State.values())
                .filter(state -> state.name().toLowerCase(Locale.ROOT).equals(typed))
                .findFirst()
                .orElseThrow(() -> arguments.wrong("STATE is building, running or broken"));
    }

    private static List<String> problems(Arguments arguments) throws CommandException {
        if (arguments.find("PROBLEMS").isEmpty()) {
            return List.of();
        }
        if (!arguments.get("PROBLEMS").equals("-")) {
            throw arguments.wrong("problems are read from standard input: write - for them");
        }
        try {
            // Not closed: it is the session's.
            BufferedReader lines = new BufferedReader(
                    new InputStreamReader(Process.Utils.current().in(), StandardCharsets.UTF_8));
            return lines.lines().limit(MOST_LINES).toList();
        } catch (java.io.UncheckedIOException e) {
            IOException cause = e.getCause();
            throw new CommandException("The problems cannot be read: " + cause.getMessage(), cause);
        }
    }

    @Descriptor(ENDS)
    public String end(@Descriptor("PROJECT") String[] words) throws CommandException, InterruptedException {
        return END.run(
                words,
                arguments -> development().end(arguments.get("PROJECT")).isPresent()
                        ? Text.clean(arguments.get("PROJECT")) + " is not developed any more; what runs of it stays."
                        : "No project of this name is being developed: dev:status lists those that are.");
    }
}
