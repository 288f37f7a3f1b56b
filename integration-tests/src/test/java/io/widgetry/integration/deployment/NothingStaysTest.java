package io.widgetry.integration.deployment;

import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.Resources;
import io.widgetry.integration.support.RuntimeOptions;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.Account;
import io.widgetry.integration.widget.Ledger;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.wiring.BundleWiring;

/** Widgets that come, are updated and go leave nothing behind: class loaders, threads, files, memory. */
public class NothingStaysTest extends DeploymentTest {
    private static final int WARM_UP = 50;
    private static final int CYCLES = 200;
    /** Lambdas and the like that are made with their first use; two loaders a cycle would be ten times as many. */
    private static final int FIRST_USES = 500;

    private static final long LEFT_BY_FRAMEWORK = 20_000;
    private static final String NAME = "test.visitor";

    private final List<WeakReference<ClassLoader>> loaders = new ArrayList<>();

    @Override
    protected Option[] dropped() {
        return new Option[] {
            RuntimeOptions.shell(), TestBundle.named(NAME).with(Visitor.class).laterAs("visitor")
        };
    }

    /** Short, so that mailboxes both are taken over and are closed for want of a new version. */
    @Override
    protected long updateWindowMillis() {
        return 20;
    }

    @Test
    public void twoHundredCyclesOfInstallUpdateAndRemoveLeaveNothingBehind() throws Exception {
        configureCore("quarantineFailures", 0);
        Path first = Jars.made("visitor");
        Path second = Jars.version(first, "1.1.0");
        play(
                Lines.agentState("host", "READY"),
                Lines.call("host", "one", "ACTIVE"),
                Lines.call("host", "two", "ACTIVE"));
        Resources before = null;
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            deploy(first);
            deploy(second);
            DeploymentResult removed = folder().admin().remove(NAME);
            assertTrue(removed.message(), removed.ok());
            Ledger.clear();
            if (cycle == WARM_UP) {
                assertLoadersAreCollected();
                before = Resources.now();
            }
        }
        assertLoadersAreCollected();
        assertFlat(before);
    }

    private void deploy(Path jar) {
        DeploymentResult result = folder().admin().install(jar);
        assertTrue(result.message(), result.ok());
        Bundle bundle = folder().bundle(NAME);
        loaders.add(new WeakReference<>(bundle.adapt(BundleWiring.class).getClassLoader()));
        int known = told();
        play(Lines.call("host", "one", "HELD"), Lines.call("host", "two", "HELD"), Lines.agentState("host", "READY"));
        Await.until("it is told", () -> told() >= known + 2);
    }

    private static int told() {
        return Ledger.of("visitor").accounts().stream().mapToInt(Account::size).sum();
    }

    private void assertLoadersAreCollected() {
        Await.until(() -> "class loaders are collected, there are " + alive() + " of " + loaders.size(), () -> {
            System.gc();
            return alive() == 0;
        });
    }

    private long alive() {
        return loaders.stream().filter(loader -> loader.get() != null).count();
    }

    /**
     * The framework's service registry never forgets a bundle that once used a service which it gave back, as the
     * component runtime does for each of them: what is left of an uninstalled bundle are a few kilobytes of headers.
     */
    private static void assertFlat(Resources before) {
        Await.until(
                () -> "as many threads as " + before + ", " + Resources.now(),
                () -> Resources.now().threads() <= before.threads());
        Resources after = Resources.now();
        String both = before + " " + after;
        assertTrue("open files: " + both, after.files() <= before.files() + 2);
        assertTrue("classes: " + both, after.classes() <= before.classes() + FIRST_USES);
        long most = before.heap() + (CYCLES - WARM_UP) * LEFT_BY_FRAMEWORK;
        // What stays never goes; what threads are still busy with, or a reference queue holds, does.
        Await.until(
                () -> "a heap of at most " + most + ": " + before + " " + Resources.now(),
                () -> Resources.now().heap() <= most);
    }
}
