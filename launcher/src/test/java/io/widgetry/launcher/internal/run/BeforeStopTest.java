package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.launcher.internal.bundles.TestJars;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.launch.Framework;

public class BeforeStopTest {

    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final List<String> order = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Thread> stopper = new CompletableFuture<>();
    private Framework framework;
    private Bundle card;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.getRoot() + "/cache", "felix.log.level", "0"));
        framework.start();
        Path jar = TestJars.bundle(folder.getRoot().toPath().resolve("card.jar"), "card", "1");
        try (InputStream content = Files.newInputStream(jar)) {
            card = framework.getBundleContext().installBundle("card", content);
        }
        card.start();
        framework.getBundleContext().addBundleListener((SynchronousBundleListener) event -> {
            if (Watch.isStopOfFramework(event)) {
                stopper.complete(Thread.currentThread());
            } else if (event.getType() == BundleEvent.STOPPED && event.getBundle() == card) {
                order.add("stopped");
            }
        });
    }

    @After
    public void stop() throws Exception {
        framework.stop();
        assertNotEquals(
                FrameworkEvent.WAIT_TIMEDOUT, framework.waitForStop(10_000).getType());
    }

    @Test
    public void aStopWaitsUntilWhatIsDoneIsDone() throws Exception {
        assertTrue(BeforeStop.run(framework.getBundleContext(), () -> {
            stopFramework();
            awaitThatItWaitsOrGoesOn();
            order.add("done");
        }));

        framework.waitForStop(10_000);
        assertEquals(List.of("done", "stopped"), order);
    }

    @Test
    public void nothingIsDoneInAFrameworkThatStops() throws Exception {
        BundleContext context = framework.getBundleContext();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        context.addBundleListener((SynchronousBundleListener) event -> {
            if (Watch.isStopOfFramework(event)) {
                done.complete(BeforeStop.run(context, () -> order.add("done")));
            }
        });

        stopFramework();

        assertFalse(done.get(10, TimeUnit.SECONDS));
        framework.waitForStop(10_000);
        assertFalse(BeforeStop.run(context, () -> order.add("done")));
        assertEquals(List.of("stopped"), order);
    }

    private void stopFramework() {
        try {
            framework.stop();
        } catch (BundleException e) {
            throw new AssertionError(e);
        }
    }

    private void awaitThatItWaitsOrGoesOn() {
        Thread waiting = stopper.orTimeout(10, TimeUnit.SECONDS).join();
        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (waiting.getState() != Thread.State.TIMED_WAITING && order.isEmpty()) {
            assertTrue("it neither waits nor goes on", System.nanoTime() < deadline);
            Thread.onSpinWait();
        }
    }
}
