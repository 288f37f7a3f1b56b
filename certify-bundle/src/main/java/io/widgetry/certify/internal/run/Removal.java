package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.certify.internal.watch.Await;
import java.time.Duration;
import java.util.List;

/** Takes the bundle away while its instances live, and looks what stays of it. */
final class Removal implements Bench.Part {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    /** Where its threads stay, so does what they run. */
    private static final Duration NO_PATIENCE = Duration.ofSeconds(1);

    private List<String> threads = List.of();
    private int classLoaders;

    @Override
    public String run(Bench bench) throws Exception {
        DeploymentResult result = bench.subject().remove();
        if (!result.ok()) {
            bench.notJudged().add("what stays of it: " + result.message());
            return "not done";
        }
        Await.until(() -> bench.threads().alive().isEmpty(), PATIENCE);
        threads = bench.threads().alive();
        classLoaders = bench.subject().loaders().left(threads.isEmpty() ? PATIENCE : NO_PATIENCE);
        return "";
    }

    List<String> threads() {
        return threads;
    }

    int classLoaders() {
        return classLoaders;
    }
}
