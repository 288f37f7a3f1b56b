package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.bundles.BundleSet;
import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.InputFile;
import io.widgetry.launcher.internal.cli.Option;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.Home;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code widgetry certify}: judges widgets in a runtime of this process's own, which lives in a temporary home. */
public final class CertifyCommand {

    private static final Duration READY_DEADLINE = Duration.ofSeconds(60);
    private static final int AGENTS = 200;
    private static final int SECONDS = 20;

    private final Arguments arguments;
    private final Output output;

    public CertifyCommand(Arguments arguments, Output output) {
        this.arguments = arguments;
        this.output = output;
    }

    /** Returns the exit status: 0 if all pass, 1 if one fails, 2 if one cannot be judged. */
    public int run() throws CommandException, InterruptedException {
        Map<String, Object> request = request();
        Distribution distribution = Distribution.find();
        try (TemporaryHome temporary = TemporaryHome.make(distribution, output)) {
            Home home = temporary.home();
            request.put("work", home.directory().resolve("work").toString());
            request.put("log", home.log().toString());
            Settings settings = new Settings(
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(Settings.NO_PORT),
                    false,
                    Optional.of(ConfigFile.read(temporary.configuration())));
            FrameworkProperties.provideForLogging(settings, home);
            System.setProperty("widgetry.log.stderr", "OFF"); // what widgets do wrong is in the report
            Container container = new Container(FrameworkProperties.of(settings, home), home.cache(), output);
            try {
                container.start(new BundleReading(
                        () -> BundleSet.read(distribution.bundles()).quiet(distribution.certification())));
                int status = certifier(container).apply(request);
                temporary.done();
                return status;
            } finally {
                container.stop();
            }
        }
    }

    private static Function<Map<String, Object>, Integer> certifier(Container container)
            throws CommandException, InterruptedException {
        new Readiness(container.context()).await(READY_DEADLINE);
        new DeployedWidgets(container.context()).await(READY_DEADLINE, Duration.ZERO);
        return new Certifiers(container.context())
                .await(READY_DEADLINE)
                .orElseThrow(() -> CommandException.refused(
                        "the certification does not come up; unpack the distribution anew if it was changed"));
    }

    private Map<String, Object> request() throws CommandException {
        Map<String, Object> request = new HashMap<>();
        List<String> files = new ArrayList<>();
        for (String file : arguments.operands()) {
            files.add(InputFile.readable("the file", file).toString());
        }
        request.put("files", files);
        request.put("agents", number(Option.AGENTS, AGENTS));
        request.put("seconds", number(Option.SECONDS, SECONDS));
        for (Option option : List.of(Option.BUDGETS, Option.CONFIG)) {
            if (arguments.has(option)) {
                String name = option.flag().substring(2);
                request.put(
                        name,
                        InputFile.readable(
                                        "the file of --" + name,
                                        arguments.value(option).get())
                                .toString());
            }
        }
        arguments
                .value(Option.JSON)
                .ifPresent(file ->
                        request.put("json", Path.of(file).toAbsolutePath().toString()));
        request.put("print", (Consumer<String>) output::line);
        // It takes a minute: a person wants to see that it goes on, a script does not.
        boolean watched = Terminals.isInteractive();
        request.put("progress", (Consumer<String>) step -> {
            if (watched) {
                output.progress(step);
            }
        });
        return request;
    }

    private int number(Option option, int otherwise) {
        return arguments.value(option).map(Integer::valueOf).orElse(otherwise);
    }
}
