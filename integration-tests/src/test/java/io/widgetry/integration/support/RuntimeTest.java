package io.widgetry.integration.support;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.widgetry.api.admin.Counters;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.api.admin.WidgetStatus;
import java.util.Arrays;
import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * A test that runs inside a container of its own, one for all its methods.
 *
 * <p>Pax Exam makes a bundle of the test classes and starts it in the container after everything else: what the methods
 * see is the container's. Only {@link #configuration} and what it calls run outside.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public abstract class RuntimeTest {

    /** The context of the bundle that holds the tests. */
    @Inject
    protected BundleContext bundles;

    /** The container: the runtime and what the test adds to it. */
    @Configuration
    public final Option[] configuration() {
        return options(RuntimeOptions.runtime(), composite(additions()));
    }

    /** What the test needs beside the runtime; called outside the container. */
    protected Option[] additions() {
        return new Option[0];
    }

    /** The operator's view of the runtime. */
    protected final RuntimeAdmin admin() {
        return service(RuntimeAdmin.class);
    }

    /** The bundle of this symbolic name. */
    protected final Bundle bundle(String symbolicName) {
        return Arrays.stream(bundles.getBundles())
                .filter(each -> symbolicName.equals(each.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    /** Waits until nothing is on its way to any widget: what has not been told now, is not told. */
    protected final void settle() {
        Await.until("all mailboxes are empty", () -> {
            long before = delivered();
            return before >= 0 && delivered() == before;
        });
    }

    /** Whether a widget is there, and not waited for. */
    protected static boolean isAtWork(WidgetStatus widget) {
        return widget.state() != WidgetState.WAITING;
    }

    /** How much has been delivered; -1 while something waits or runs. */
    private long delivered() {
        if (admin().status().busyWorkers() > 0) {
            return -1;
        }
        Counters all = admin().widgets().stream()
                .filter(RuntimeTest::isAtWork)
                .map(WidgetStatus::counters)
                .reduce(Counters.ZERO, Counters::plus);
        return all.queued() > 0 || admin().status().busyWorkers() > 0 ? -1 : all.delivered();
    }

    /** The service of this type, for which the container is given ten seconds. */
    protected final <S> S service(Class<S> type) {
        return Services.await(bundles, type, null);
    }
}
