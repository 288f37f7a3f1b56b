package io.widgetry.core.internal.stress;

import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** Widgets that hang, and are removed while they do. */
public class RemovalStressTest {
    private static final String[] ALL = Source.EVENTS.toArray(String[]::new);
    private static final long PUBLISHERS_NANOS = TimeUnit.SECONDS.toNanos(20);

    @Test
    public void hangingWidgetsCostNobodyElseAnythingAndAreNotCalledOnceTheyAreGone() {
        Stress.rounds(4, seed -> {
            CountDownLatch gate = new CountDownLatch(1);
            try (World world = new World(1_000_000, Duration.ofMillis(150))) {
                for (Scope scope : Scope.values()) {
                    world.deploy(scope, true, Habit.QUIET, ALL);
                }
                AtomicBoolean done = new AtomicBoolean();
                Stress.Part source = new Source(world, new Cards(world), 2, 250);
                Stress.Part sources = random -> {
                    long began = System.nanoTime();
                    try {
                        Stress.together(random.nextInt(), List.of(source, source));
                    } finally {
                        done.set(true);
                    }
                    assertTrue("publishers wait for widgets", System.nanoTime() - began < PUBLISHERS_NANOS);
                };
                try {
                    Stress.Part deployer = random -> comeAndGo(world, random, done, gate);
                    Stress.together(seed, List.of(sources, deployer, deployer));
                } finally {
                    gate.countDown();
                }
                world.verify();
            }
        });
    }

    @Test
    public void widgetsThatRemoveEachOtherFromTheirCallbacksDoNotDeadlock() {
        Stress.rounds(4, seed -> {
            try (World world = new World(1_000_000, Duration.ofMillis(50))) {
                List<Deployment> pack = new ArrayList<>();
                AtomicBoolean armed = new AtomicBoolean();
                for (int i = 0; i < 8; i++) {
                    Habit hunter = new Habit() {
                        @Override
                        public void told(Life life, DataEvent event) {
                            if (armed.get() && event.sequence() % 5 == 0) {
                                world.remove(pack.get((int) (event.sequence() % pack.size())));
                            }
                        }
                    };
                    pack.add(world.deploy(Scope.values()[i % 3], i % 2 == 0, hunter, ALL));
                }
                armed.set(true);
                Stress.Part source = new Source(world, new Cards(world), 2, 100);
                Stress.together(seed, List.of(source, source));
                world.settle();
            }
        });
    }

    @Test
    public void workersThatWereHeldByRemovedWidgetsAreReplacedAndSparesLeave() {
        Stress.rounds(1, seed -> {
            CountDownLatch gate = new CountDownLatch(1);
            try (World world = new World(1_000_000, Duration.ofMillis(10))) {
                int workers = world.dispatcher().workers();
                for (int i = 0; i < 20; i++) { // far more than there are workers and spares
                    Deployment hanging = world.deploy(Scope.AGENT, true, new Hanging(gate, false), ALL);
                    world.publish(ALL[0], "agent", null, "");
                    Stress.await(
                            "a callback to hang", () -> hanging.lives().stream().anyMatch(life -> !life.hasOpened()));
                    world.remove(hanging);
                }
                Deployment after = world.deploy(Scope.AGENT, true, Habit.QUIET, ALL);
                world.publish(ALL[0], "agent", null, "");
                world.settle();
                assertTrue("nobody is told anything", !after.lives().isEmpty());
                gate.countDown();
                Stress.await("spare workers to leave", () -> {
                    world.publish(ALL[0], "agent", null, "");
                    return world.dispatcher().workers() == workers;
                });
            } finally {
                gate.countDown();
            }
        });
    }

    private static void comeAndGo(World world, Random random, AtomicBoolean done, CountDownLatch gate) {
        List<Deployment> own = new ArrayList<>();
        while (!done.get()) {
            if (own.size() < 3) {
                Habit habit = random.nextInt(3) == 0 ? new Hanging(gate, random.nextBoolean()) : Habit.QUIET;
                own.add(world.deploy(Scope.values()[random.nextInt(3)], random.nextBoolean(), habit, ALL));
            } else {
                world.remove(own.remove(random.nextInt(own.size())));
            }
        }
        own.forEach(world::remove);
    }

    /** Does not return from opened() until the gate is open, whether it is interrupted or not. */
    private static final class Hanging implements Habit {
        private final CountDownLatch gate;
        private final boolean stubborn;

        Hanging(CountDownLatch gate, boolean stubborn) {
            this.gate = gate;
            this.stubborn = stubborn;
        }

        @Override
        public void opened(Life life) throws InterruptedException {
            while (gate.getCount() > 0) {
                try {
                    gate.await();
                } catch (InterruptedException e) {
                    if (!stubborn) {
                        throw e;
                    }
                }
            }
        }
    }
}
