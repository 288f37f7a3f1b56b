package io.widgetry.launcher.internal.run;

import io.widgetry.launcher.internal.cli.Arguments;
import io.widgetry.launcher.internal.cli.CommandException;
import io.widgetry.launcher.internal.cli.Output;
import io.widgetry.launcher.internal.home.Distribution;
import io.widgetry.launcher.internal.home.Furnishing;
import io.widgetry.launcher.internal.home.Home;
import io.widgetry.launcher.internal.home.HomeLock;
import java.time.Duration;

/** {@code widgetry run}: a runtime from its start to its end. */
public final class RunCommand {

    private static final Duration READY_DEADLINE =
            Duration.ofSeconds(Integer.getInteger("widgetry.ready.deadline", 60));

    private static final Duration FIRST_PASS_DEADLINE =
            Duration.ofSeconds(Integer.getInteger("widgetry.deployed.deadline", 30));

    // Components are there when their bundle has started, or wait for something that may never come.
    private static final Duration WIDGETS_DEADLINE = Duration.ofSeconds(2);

    // Whether it comes, and why not, is in the log; nobody else waits for it.
    private static final Duration WEB_DEADLINE = Duration.ofSeconds(30);

    private final Arguments arguments;
    private final Output output;

    public RunCommand(Arguments arguments, Output output) {
        this.arguments = arguments;
        this.output = output;
    }

    /** Returns when the runtime has ended in an orderly way. */
    public void run() throws CommandException, InterruptedException {
        Preloading.begin();
        Distribution distribution = Distribution.find();
        Home home = Home.of(arguments);
        Settings.of(arguments, home, distribution); // what is wrong is said before anything is made
        System.setProperty("widgetry.sessions", distribution.sessions().toString());
        boolean isNew = home.create();
        HomeLock lock = HomeLock.take(home);
        new Furnishing(distribution, home).provide(isNew);
        Settings settings =
                Settings.of(arguments, home, distribution); // a new home has its configuration since this moment
        BundleReading bundles = new BundleReading(distribution.bundles(), Cache.index(home.cache()));
        FrameworkProperties.provideForLogging(settings, home);
        Container container = new Container(FrameworkProperties.of(settings, home), home.cache(), output);
        try (Shutdown shutdown = Shutdown.install(container, lock, output)) {
            container.start(bundles);
            Readiness readiness = new Readiness(container.context());
            readiness.await(READY_DEADLINE);
            new DeployedWidgets(container.context())
                    .await(FIRST_PASS_DEADLINE, WIDGETS_DEADLINE)
                    .forEach(output::warn);
            // Somebody may have told it to stop meanwhile.
            if (readiness.announce(() -> output.line("ready in " + ProcessAge.millis() + " ms"))) {
                container.startLate();
                ClassArchive.deleteIfOfNoUse();
                if (settings.web() && !settings.console()) {
                    new WebLink(container.context())
                            .await(WEB_DEADLINE)
                            .ifPresent(link -> output.line("desktop at " + link));
                }
            }
            container.awaitEnd();
        }
    }
}
