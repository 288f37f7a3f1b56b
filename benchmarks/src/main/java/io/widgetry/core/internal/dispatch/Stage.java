package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A whole dispatcher with one agent and one interaction, for races whose threads wait for each other. */
final class Stage implements AutoCloseable {
    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "race");
        thread.setDaemon(true);
        return thread;
    });
    private static final int SECONDS = 20;

    private final Dispatcher dispatcher;

    Stage(Settings settings) {
        dispatcher = new Dispatcher(settings, new PayloadMapper(JsonLimits.DEFAULT));
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Deploys a version of the widget; what it gives back is told with a prefix. */
    WidgetHost add(Scope scope, Story story, String prefix, Supplier<Widget> widgets, String... events) {
        return dispatcher
                .deployments()
                .add(
                        new WidgetIdentity("races", "widget"),
                        1,
                        new BundleInfo("Races", "", "1"),
                        WidgetDescriptor.of(
                                Map.of(WidgetDescriptor.SCOPE, scope.name(), WidgetDescriptor.EVENTS, events)),
                        new WidgetSource() {
                            @Override
                            public boolean prototype() {
                                return true;
                            }

                            @Override
                            public Widget get() {
                                return widgets.get();
                            }

                            @Override
                            public void unget(Widget widget) {
                                story.addAnyTime(prefix + "released");
                            }
                        });
    }

    void publish(String event) {
        boolean ofInteraction = DataEventType.byName(event)
                .filter(DataEventType::requiresInteraction)
                .isPresent();
        dispatcher.publish(SourceEvent.of(event, "agent")
                .interaction(ofInteraction ? "interaction" : null)
                .json(ofInteraction ? "{\"id\":\"interaction\",\"state\":\"ACTIVE\"}" : "{}")
                .build());
    }

    /** Runs all at once and waits until all are done. */
    void race(Runnable... runners) throws InterruptedException {
        CyclicBarrier start = new CyclicBarrier(runners.length);
        CountDownLatch done = new CountDownLatch(runners.length);
        for (Runnable runner : runners) {
            THREADS.execute(() -> {
                try {
                    start.await();
                    runner.run();
                    done.countDown();
                } catch (InterruptedException | BrokenBarrierException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        if (!done.await(SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("a race did not end");
        }
    }

    /** Waits for something, and goes on without it after a time: the outcome will tell. */
    void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(50_000);
        }
    }

    /** The same, without giving the processor away. */
    static void spinUntil(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        dispatcher.close();
    }
}
