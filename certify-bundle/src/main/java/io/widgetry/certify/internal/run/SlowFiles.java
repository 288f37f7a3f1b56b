package io.widgetry.certify.internal.run;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.certify.internal.load.Desk;
import io.widgetry.certify.internal.weave.SlowDisk;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.hooks.weaving.WeavingHook;

/** Runs a version of which each call to a file takes longer. */
final class SlowFiles implements Bench.Part {
    private static final Duration DELAY = Duration.ofMillis(20);
    private static final int TURNS = 20;

    private final Set<String> fileCalls;
    private final List<String> received;
    private long dropped;

    /**
     * A slow disk.
     *
     * @param fileCalls where the bundle's code calls the platform's files
     * @param received what the widgets are told
     */
    SlowFiles(Set<String> fileCalls, List<String> received) {
        this.fileCalls = fileCalls;
        this.received = received;
    }

    @Override
    public String run(Bench bench) throws IOException {
        if (fileCalls.isEmpty()) {
            return "its code calls no file";
        }
        ServiceRegistration<WeavingHook> hook = bench.services()
                .bundles()
                .registerService(WeavingHook.class, new SlowDisk(bench.subject().symbolicName(), DELAY), null);
        try {
            DeploymentResult result = bench.subject().update();
            if (!result.ok()) {
                bench.notJudged().add("files that are slow: " + result.message());
                return "not done";
            }
            work(bench);
        } finally {
            hook.unregister();
        }
        return "each of its calls to a file, in " + fileCalls.size() + " places, took " + DELAY.toMillis()
                + " ms longer";
    }

    private void work(Bench bench) {
        bench.subject().awaitWidgets();
        bench.settle("");
        long lost = bench.subject().lost();
        Desk desk = bench.desk("slow-disk").signIn().open();
        for (int i = 0; i < TURNS; i++) {
            received.stream()
                    .filter(type -> bench.samples().payload(type) != null)
                    .forEach(desk::tell);
            desk.turn();
        }
        bench.catchUp();
        dropped = bench.subject().lost() - lost;
        desk.finish();
        desk.end(false);
        desk.signOut();
        bench.settle("");
    }

    long dropped() {
        return dropped;
    }
}
