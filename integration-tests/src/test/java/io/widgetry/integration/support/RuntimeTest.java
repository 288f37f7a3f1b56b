package io.widgetry.integration.support;

import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;

import javax.inject.Inject;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
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

    /** The service of this type, for which the container is given ten seconds. */
    protected final <S> S service(Class<S> type) {
        return Services.await(bundles, type, null);
    }
}
