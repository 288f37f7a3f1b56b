package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;

import java.util.Arrays;
import java.util.function.Predicate;
import org.junit.Test;

/** A failure is named with the line that its developer can mend. */
public class FailuresTest {
    private static final Predicate<String> OWN = name -> name.startsWith("com.acme.");

    private static Throwable thrownAt(String... frames) {
        Throwable thrown = new IllegalStateException("customer data");
        thrown.setStackTrace(Arrays.stream(frames)
                .map(frame -> new StackTraceElement(
                        frame.substring(0, frame.lastIndexOf('.')),
                        frame.substring(frame.lastIndexOf('.') + 1),
                        "X.java",
                        1))
                .toArray(StackTraceElement[]::new));
        return thrown;
    }

    private static void assertPlace(String expected, Predicate<String> own, String... frames) {
        assertEquals("java.lang.IllegalStateException" + expected, Failures.describe(thrownAt(frames), own));
    }

    @Test
    public void theInnermostLineOfTheWidgetIsNamed() {
        assertPlace(
                " at com.acme.Card.load(X.java:1)",
                OWN,
                "java.util.Objects.requireNonNull",
                "org.library.Reader.read",
                "com.acme.Card.load",
                "com.acme.Card.onDataEvent",
                "io.widgetry.core.internal.dispatch.CallbackGuard.run");
    }

    @Test
    public void withoutKnowingWhichTheWidgetsAreTheFirstThatIsNotTheRuntimesIsNamed() {
        assertPlace(
                " at com.acme.Card.closed(X.java:1)",
                name -> false,
                "java.util.Objects.requireNonNull",
                "io.widgetry.core.internal.dispatch.InstanceApi.onDataEvent",
                "io.widgetry.api.WidgetApi.some",
                "com.acme.Card.closed",
                "io.widgetry.core.internal.dispatch.CallbackGuard.run");
    }

    @Test
    public void whereThereIsNoOtherTheRuntimesIsNamed() {
        assertPlace(
                " at io.widgetry.core.internal.dispatch.Instance.make(X.java:1)",
                OWN,
                "java.util.Objects.requireNonNull",
                "io.widgetry.core.internal.dispatch.Instance.make",
                "java.lang.Thread.run");
    }

    @Test
    public void whoeverCalledTheCallbackIsNotNamed() {
        assertPlace(
                " at io.widgetry.core.internal.dispatch.InstanceApi.perform(X.java:1)",
                OWN,
                "io.widgetry.core.internal.dispatch.InstanceApi.perform",
                "io.widgetry.core.internal.dispatch.CallbackGuard.run",
                "com.acme.CardTest.shows");
    }

    @Test
    public void aPlatformThatThrowsByItselfHasNoLine() {
        assertPlace("", OWN, "java.lang.Thread.run");
    }
}
