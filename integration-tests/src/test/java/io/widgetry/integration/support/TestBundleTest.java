package io.widgetry.integration.support;

import static org.junit.Assert.assertEquals;

import java.util.concurrent.Callable;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Component;

/** What the other tests rely on when they make bundles of their own classes. */
public class TestBundleTest extends RuntimeTest {

    /** In the bundle that starts with the container. */
    @Component(property = "test=early")
    public static final class Early implements Callable<String> {
        @Override
        public String call() {
            return "early";
        }
    }

    /** In the bundle that the test installs. */
    @Component(property = "test=late")
    public static final class Late implements Callable<String> {
        @Override
        public String call() {
            return "late";
        }
    }

    @Override
    protected Option[] additions() {
        return new Option[] {
            TestBundle.named("test.early").version("1.2.0").with(Early.class).option(),
            TestBundle.named("test.late").with(Late.class).laterAs("test.late.location")
        };
    }

    @Test
    public void aBundleStartsWithTheContainer() throws Exception {
        assertEquals(
                "early", Services.await(bundles, Callable.class, "(test=early)").call());
    }

    @Test
    public void aBundleIsInstalledByTheTest() throws Exception {
        Bundle late = bundles.installBundle(System.getProperty("test.late.location"));
        late.start();
        assertEquals(
                "late", Services.await(bundles, Callable.class, "(test=late)").call());
        late.uninstall();
        Await.until(
                "the service has gone",
                () -> bundles.getServiceReference(Callable.class) == null
                        || !"late"
                                .equals(bundles.getServiceReference(Callable.class)
                                        .getProperty("test")));
    }
}
