package io.widgetry.simulator.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Product;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.simulator.internal.Configurations;
import io.widgetry.simulator.internal.Eventually;
import io.widgetry.simulator.internal.centre.Plan;
import io.widgetry.simulator.internal.centre.Site;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

public class SimulationTest {
    private static final Plan PLAN = Configurations.plan(Map.of());
    private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");

    private static Simulation simulation(double speed, Product product, Set<String> types) {
        return new Simulation(
                PLAN,
                Site.of(1, List.of("600008"), 11),
                speed,
                START,
                event -> {
                    types.add(event.type());
                    return PublishResult.accepted(1);
                },
                product);
    }

    @Test
    public void onlyWhatTheProductHasIsTold() {
        Set<String> types = ConcurrentHashMap.newKeySet();
        Simulation simulation = simulation(Double.POSITIVE_INFINITY, Product.AXP_CONNECT, types);
        simulation.begin();
        Eventually.isTrue(
                "two days are over",
                () -> simulation.counts().played() > Duration.ofDays(2).toMillis());
        assertTrue(simulation.end());
        for (DataEventType type : DataEventType.values()) {
            assertEquals(
                    type.wireName(), type.products().contains(Product.AXP_CONNECT), types.contains(type.wireName()));
        }
    }

    @Test
    public void timePassesAsFastAsItShould() {
        Simulation simulation = simulation(60, Product.AXP, ConcurrentHashMap.newKeySet());
        long begun = System.nanoTime();
        simulation.begin();
        Eventually.isTrue("a minute is over", () -> simulation.counts().played() >= 60_000);
        long took = System.nanoTime() - begun;
        assertTrue(
                "a minute took " + took + " ns", took >= Duration.ofMillis(980).toNanos());
        assertTrue(simulation.end());
    }

    @Test
    public void whoeverAsksWhenItIsOverGetsAnAnswer() throws Exception {
        Simulation simulation = simulation(1, Product.AXP, ConcurrentHashMap.newKeySet());
        simulation.begin();
        assertTrue(simulation.end());
        Action action = new Action("setAgentReady", "600008", Optional.empty(), "test", Map.of());
        CountDownLatch answered = new CountDownLatch(1);
        simulation.handle(action).whenComplete((result, thrown) -> answered.countDown());
        assertTrue(answered.await(5, TimeUnit.SECONDS));
        try {
            simulation.handle(action).toCompletableFuture().get();
            throw new AssertionError("it was carried out");
        } catch (ExecutionException over) {
            assertEquals("The simulation is over.", over.getCause().getMessage());
        }
    }
}
