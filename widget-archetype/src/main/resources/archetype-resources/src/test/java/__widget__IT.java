package ${package};

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.options;

import io.widgetry.api.View;
import io.widgetry.api.admin.InstanceStatus;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.testkit.exam.WidgetryOptions;
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

/** The bundle in the container, as Maven made it: it resolves, its widget is found, and events reach it. */
@RunWith(PaxExam.class)
public class ${widget}IT {
    private static final String BUNDLE = "${groupId}.${artifactId}";
    private static final String CALL = "{\"id\":\"call-1\",\"title\":\"Stella Pavlova\",\"state\":\"HELD\"}";

    @Inject
    private RuntimeAdmin runtime;

    @Inject
    private DataEventPublisher events;

    @Configuration
    public Option[] configuration() {
        return options(WidgetryOptions.runtime(), WidgetryOptions.projectBundle());
    }

    @Test
    public void isFoundAndShowsWhatItIsTold() {
        events.publish(SourceEvent.of("onInteractionEvent", "600008")
                .interaction("call-1")
                .json(CALL)
                .build());

        assertEquals("Stella Pavlova", shown().title());
        assertEquals(List.of(), widget().orElseThrow().diagnoses());
    }

    private Optional<WidgetStatus> widget() {
        return runtime.widgets().stream()
                .filter(widget -> widget.bundle().equals(BUNDLE))
                .findFirst();
    }

    /** Waits until the widget shows something. */
    private View shown() {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        for (; ; ) {
            Optional<View> view = widget().stream()
                    .flatMap(widget -> runtime.instances(widget.widgetId()).stream())
                    .map(InstanceStatus::view)
                    .flatMap(Optional::stream)
                    .findFirst();
            if (view.isPresent()) {
                return view.get();
            }
            assertTrue("the widget shows nothing", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
    }
}
