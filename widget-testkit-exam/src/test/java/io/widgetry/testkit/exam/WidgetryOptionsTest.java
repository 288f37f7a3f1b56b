package io.widgetry.testkit.exam;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.widgetry.api.View;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.testkit.Sample;
import io.widgetry.testkit.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** One line, and the runtime is there; a sample widget and the test kit's samples run in it. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class WidgetryOptionsTest {
    private static final long DEADLINE_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Inject
    private BundleContext bundles;

    @Inject
    private DataEventPublisher events;

    @Inject
    private RuntimeAdmin admin;

    @Configuration
    public Option[] configuration() {
        return options(
                WidgetryOptions.runtime(),
                WidgetryOptions.bundles("io.widgetry.testkit", "io.widgetry.sample.caller-card"));
    }

    @Test
    public void everyBundleIsActive() {
        assertEquals(
                List.of(),
                Arrays.stream(bundles.getBundles())
                        .filter(bundle -> bundle.getState() != Bundle.ACTIVE)
                        .filter(bundle -> bundle.getHeaders().get("Fragment-Host") == null)
                        .map(Bundle::getSymbolicName)
                        .toList());
    }

    @Test
    public void aWidgetShowsWhatASampleSays() {
        Sample call = Samples.interaction().with("title", "Stella Pavlova").with("state", "ALERTING");
        assertTrue(events.publish(SourceEvent.of(call.type().wireName(), "600008")
                        .interaction("call-1")
                        .json(call.json())
                        .build())
                .isAccepted());

        long deadline = System.nanoTime() + DEADLINE_NANOS;
        while (title().isEmpty()) {
            assertTrue("nothing shown within 20 s", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
        assertEquals("Stella Pavlova", title().get());
    }

    private Optional<String> title() {
        return admin.instances("caller-card").stream()
                .map(InstanceStatus::view)
                .flatMap(Optional::stream)
                .map(View::title)
                .findFirst();
    }
}
