package io.widgetry.certify.internal.run;

import io.widgetry.api.DataEvents;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.certify.internal.budget.Judge;
import io.widgetry.certify.internal.file.Contents;
import io.widgetry.certify.internal.load.Floor;
import io.widgetry.certify.internal.load.Samples;
import io.widgetry.certify.internal.report.Asked;
import io.widgetry.certify.internal.report.Certificate;
import io.widgetry.certify.internal.report.Leaks;
import io.widgetry.certify.internal.report.Measured;
import io.widgetry.certify.internal.report.Reason;
import io.widgetry.certify.internal.report.Verdict;
import io.widgetry.certify.internal.watch.Heap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;

/** Puts the widgets of one bundle through everything. */
public final class Certification {
    private static final int FEWEST_MESSAGES = 150;
    private static final int MOST_MESSAGES = 1_500;

    private final Services services;
    private final Options options;
    private final String name;
    private final Path file;
    private final String bundle;
    private final String version;
    private final ActionCounter actions = new ActionCounter();
    private final Set<String> secretsInMessages = ConcurrentHashMap.newKeySet();

    /**
     * A certification.
     *
     * @param name what tells it from others in the same container
     * @param verdict of the deployer on the file: it would take it
     */
    public Certification(Services services, Options options, String name, Path file, DeploymentResult verdict) {
        this.services = services;
        this.options = options;
        this.name = name;
        this.file = file;
        this.bundle = verdict.bundle().orElseThrow();
        this.version = verdict.version().orElseThrow();
    }

    /** Does it all; the widget is gone afterwards. */
    public Certificate run() throws Exception {
        Contents contents = Contents.of(file);
        Core core = new Core(services);
        core.grantToken(bundle);
        Subject subject = new Subject(
                services, file, bundle, Files.createDirectories(options.work().resolve(name)));
        Bench bench = new Bench(services, options, name, subject);
        ServiceRegistration<ActionHandler> handler = services.bundles()
                .registerService(
                        ActionHandler.class, actions, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1)));
        try (EventMonitor messages = services.admin()
                .monitor(
                        new EventFilter(
                                Optional.empty(), Optional.empty(), Optional.of(DataEvents.MESSAGE), Optional.empty()),
                        100_000,
                        event -> {
                            if (event.message().isPresent() && event.json().contains(Samples.SECRET)) {
                                secretsInMessages.add(
                                        "a message of " + event.message().get().senderId());
                            }
                        })) {
            return run(bench, contents);
        } finally {
            handler.unregister();
            if (subject.bundle().isPresent()) {
                subject.remove();
            }
        }
    }

    private Certificate run(Bench bench, Contents contents) throws Exception {
        Subject subject = bench.subject();
        DeploymentResult installed = subject.install();
        if (!installed.ok()) {
            return notJudged(installed.message());
        }
        if (!subject.awaitWidgets()) {
            return notJudged(bundle + " " + version
                    + " is started, but there is no widget of it: it has none, as a connector, or"
                    + " its components wait for a service or a configuration that does not come (--config)");
        }
        Subscriptions subscriptions = new Subscriptions(subject);
        bench.phase("samples", new PlaySamples(subscriptions));
        List<String> received = subscriptions.received();
        bench.phase("odd payloads", new PlayOdd(received));
        int most = Math.max(FEWEST_MESSAGES, Math.min(MOST_MESSAGES, 10 * options.agents()));
        bench.phase("messages", new PlayMessages(subscriptions, contents.words(), most));
        subscriptions.look(services.admin().status().product());

        if (bench.observer().isStillborn()) {
            bench.notJudged().add("anything else: it is not there to be told");
            return certificate(Measured.little(
                    bench.observer().failures(),
                    subscriptions.unreceivable(),
                    new Asked(subscriptions.secrets(), List.of(), actions.counts()),
                    bench.phases(),
                    bench.notJudged()));
        }

        DeploymentResult removed = subject.remove();
        Floor floor = new Floor(bench.source(), bench.samples(), bench.agents("load"), options.agents());
        floor.open();
        long heap = Heap.used();
        DeploymentResult again = removed.ok() ? subject.install() : removed;
        if (!again.ok()) {
            return notJudged("it could be installed once, but not again: " + again.message());
        }
        subject.awaitWidgets();
        Load load = new Load(floor, received, heap);
        bench.phase("load", load);
        bench.phase("flood", new Flood(received));
        Churn churn = new Churn(contents.classes());
        bench.phase("churn", churn);
        SlowFiles slowFiles = new SlowFiles(contents.fileCalls(), received);
        bench.phase("slow files", slowFiles);
        Updates updates = new Updates(received);
        bench.phase("updates", updates);
        secrets(bench);
        Removal removal = new Removal();
        bench.phase("removal", removal);
        floor.close();
        return judge(bench, subscriptions, load, churn, slowFiles, updates, removal);
    }

    private Certificate judge(
            Bench bench,
            Subscriptions subscriptions,
            Load load,
            Churn churn,
            SlowFiles slowFiles,
            Updates updates,
            Removal removal) {
        Observer observer = bench.observer();
        if (observer.isEnough()) {
            bench.notJudged()
                    .add(
                            "what it would have done after it had been quarantined or stopped so often that it was left alone");
        }
        Leaks leaks = new Leaks(
                removal.classLoaders(),
                bench.threads().started(),
                bench.threads().peak(),
                removal.threads(),
                churn.objects(),
                churn.instances(),
                churn.bytesPerInteraction());
        return certificate(new Measured(
                load.costs(),
                load.bytesPerInstance(),
                load.allocatedPerDelivery(),
                observer.failures(),
                observer.stalls(),
                observer.floods(),
                subscriptions.unreceivable(),
                leaks,
                new Asked(subscriptions.secrets(), observer.secretsShown(), actions.counts()),
                updates.lost(),
                updates.doubled(),
                slowFiles.dropped(),
                bench.catchUpMillis(),
                bench.caughtUp(),
                bench.phases(),
                bench.notJudged()));
    }

    private Certificate certificate(Measured measured) {
        List<Reason> reasons = Judge.reasons(measured, options.budgets());
        return new Certificate(
                file.getFileName().toString(),
                bundle,
                version,
                reasons.isEmpty() ? Verdict.PASSED : Verdict.FAILED,
                reasons,
                "",
                options.agents(),
                options.budgets().shown(),
                measured);
    }

    /** Looks where the token turned up that was told. */
    private void secrets(Bench bench) throws IOException {
        bench.observer().lookAtInstances();
        secretsInMessages.forEach(bench.observer()::secret);
        try (Stream<Path> logs = Files.list(options.log())) {
            for (Path log : logs.filter(Files::isRegularFile).toList()) {
                if (Files.readString(log, StandardCharsets.ISO_8859_1).contains(Samples.SECRET)) {
                    bench.observer().secret("the log");
                }
            }
        }
    }

    private Certificate notJudged(String why) {
        return Certificate.notJudged(file.getFileName().toString(), bundle, version, why, options.agents());
    }
}
