package io.widgetry.benchmarks;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.After;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;
import org.junit.runners.Parameterized.Parameters;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.infra.StateCase;
import org.openjdk.jcstress.infra.TestInfo;
import org.openjdk.jcstress.infra.results.L_Result;
import org.openjdk.jcstress.infra.runners.TestList;

/** Each race some hundred times, in both orders and at once: that it can be set up, and ends as its outcomes say. */
@RunWith(Parameterized.class)
public class RacesTest {
    private static final int TIMES = 300;

    private final TestInfo race;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);

    public RacesTest(String name) {
        this.race = TestList.getInfo(name);
    }

    @Parameters(name = "{0}")
    public static Iterable<String> races() {
        return new TreeSet<>(TestList.tests());
    }

    @After
    public void stop() {
        threads.shutdownNow();
    }

    @Test
    public void endsAcceptablyWhoeverComesFirst() throws Exception {
        for (boolean swapped : new boolean[] {false, true}) {
            Object scene = scene();
            List<Method> actors = actors(scene);
            actors.get(swapped ? 1 : 0).invoke(scene);
            actors.get(swapped ? 0 : 1).invoke(scene);
            assertAcceptable(scene);
        }
    }

    @Test
    public void endsAcceptablyWhenBothComeAtOnce() throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        for (int i = 0; i < TIMES; i++) {
            Object scene = scene();
            List<Future<Object>> both = actors(scene).stream()
                    .map(actor -> threads.submit(at(start, actor, scene)))
                    .toList();
            for (Future<Object> one : both) {
                one.get(20, TimeUnit.SECONDS);
            }
            assertAcceptable(scene);
        }
    }

    private static Callable<Object> at(CyclicBarrier start, Method actor, Object scene) {
        return () -> {
            start.await(20, TimeUnit.SECONDS);
            return actor.invoke(scene);
        };
    }

    private Object scene() throws ReflectiveOperationException {
        return Class.forName(race.binaryName()).getConstructor().newInstance();
    }

    private static List<Method> actors(Object scene) {
        List<Method> actors = Arrays.stream(scene.getClass().getDeclaredMethods())
                .filter(method -> method.canAccess(scene) && method.getParameterCount() == 0)
                .sorted(Comparator.comparing(Method::getName))
                .toList();
        assertEquals(2, actors.size());
        return actors;
    }

    private void assertAcceptable(Object scene) throws IllegalAccessException, InvocationTargetException {
        L_Result result = new L_Result();
        for (Method arbiter : scene.getClass().getDeclaredMethods()) {
            if (arbiter.getParameterCount() == 1) {
                arbiter.invoke(scene, result);
            }
        }
        String outcome = String.valueOf(result.r1);
        assertTrue(race.name() + " ended as: " + outcome, expect(outcome) == Expect.ACCEPTABLE);
    }

    private Expect expect(String outcome) {
        return race.cases().stream()
                .filter(known -> known.matches(outcome))
                .findFirst()
                .map(StateCase::expect)
                .orElse(Expect.FORBIDDEN);
    }
}
