package io.widgetry.sample.misbehaving.internal;

import static io.widgetry.sample.misbehaving.internal.MisbehavingTest.told;
import static io.widgetry.testkit.Steps.forAgent;
import static io.widgetry.testkit.Steps.theAgentSignsIn;
import static io.widgetry.testkit.Steps.theWidgetGoes;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.testkit.Step;
import io.widgetry.testkit.WidgetRule;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What it does to its thread. The test kit waits for a widget to come to rest, and says where one is that does not. */
public class MisbehavingThreadsTest {
    private static final Step RELEASED_ELSEWHERE = forAgent("600030", told("release"));

    private final Misbehaving object = new Misbehaving();

    @Rule
    public final WidgetRule widget = WidgetRule.of(() -> object).patientFor(Duration.ofSeconds(1));

    @Before
    public void twoAgentsHaveIt() {
        widget.given(theAgentSignsIn(), forAgent("600030", theAgentSignsIn()));
    }

    @After
    public void itGoes() {
        object.stop();
    }

    @Test
    public void itHangsUntilItIsReleasedElsewhere() {
        hangs();

        widget.when(RELEASED_ELSEWHERE, told("release")).then().status("release");
    }

    @Test
    public void itHangsAgainAfterAReleaseAndDoesNotHeedInterrupts() {
        widget.given(told("release"));
        Thread hanging = hangs();

        hanging.interrupt();
        await(() -> !hanging.isInterrupted() && hanging.getState() == Thread.State.WAITING);

        widget.when(RELEASED_ELSEWHERE);
    }

    @Test
    public void itHangsNoLongerThanItLives() {
        hangs();

        object.stop();

        widget.when(theWidgetGoes()).then().isClosed();
    }

    @Test
    public void itLeavesItsThreadInterrupted() throws Exception {
        object.onDataEvent(
                answering(DataEvent.class, new WidgetMessage(Map.of("misbehave", "interrupt"))),
                answering(WidgetContext.class, null));

        assertTrue(Thread.interrupted());
    }

    private static <T> T answering(Class<T> type, Object value) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> value));
    }

    /** {@return the thread that does not come back} */
    private Thread hangs() {
        AssertionError late = assertThrows(AssertionError.class, () -> widget.when(told("hang")));
        assertTrue(late.getMessage(), late.getMessage().contains("Misbehaving.hang"));
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> Stream.of(each.getValue())
                        .anyMatch(frame -> frame.getMethodName().equals("misbehave")))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertTrue("not within 10 s", System.nanoTime() < deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
        }
    }
}
