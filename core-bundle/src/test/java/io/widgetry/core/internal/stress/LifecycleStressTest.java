package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** Declared subscriptions while agents, interactions and widgets come and go. */
public class LifecycleStressTest {
    private static final String[] ALL = Source.EVENTS.toArray(String[]::new);

    @Test
    public void everyInstanceIsToldTheStateAtItsBeginAndThenEveryEventOnceInOrder() {
        Stress.rounds(6, seed -> {
            try (World world = new World()) {
                List<Deployment> permanent = new ArrayList<>();
                for (Scope scope : Scope.values()) {
                    permanent.add(world.deploy(scope, true, Habit.QUIET, ALL));
                    permanent.add(world.deploy(scope, false, Habit.QUIET, ALL));
                }
                AtomicBoolean done = new AtomicBoolean();
                Cards cards = new Cards(world);
                Stress.Part source = new Source(world, cards, 3, 250);
                Stress.Part sources = random -> {
                    try {
                        Stress.together(random.nextInt(), List.of(source, source, source));
                    } finally {
                        done.set(true);
                    }
                };
                Stress.Part deployer = random -> comeAndGo(world, random, done);
                Stress.together(seed, List.of(sources, deployer, deployer));
                world.settle();
                Audit audit = new Audit(world);
                permanent.stream()
                        .filter(deployment -> deployment.host().descriptor().scope() != Scope.RUNTIME)
                        .forEach(audit::everywhere);
                world.verify();
            }
        });
    }

    private static void comeAndGo(World world, Random random, AtomicBoolean done) {
        List<Deployment> own = new ArrayList<>();
        while (!done.get()) {
            if (own.size() < 3 || random.nextInt(3) > 0 && own.size() < 8) {
                Scope scope = Scope.values()[random.nextInt(3)];
                own.add(world.deploy(scope, random.nextBoolean(), new Clumsy(random.nextLong()), some(random)));
            } else {
                world.remove(own.remove(random.nextInt(own.size())));
            }
        }
    }

    private static String[] some(Random random) {
        return Arrays.stream(ALL).filter(event -> random.nextInt(3) > 0).toArray(String[]::new);
    }

    /** Throws now and then, and takes its time. */
    private static final class Clumsy implements Habit {
        private final long seed;

        Clumsy(long seed) {
            this.seed = seed;
        }

        @Override
        public void opened(Life life) {
            stumble(life.hashCode());
        }

        @Override
        public void told(Life life, DataEvent event) {
            stumble(event.sequence());
        }

        @Override
        public void closed(Life life) {
            stumble(life.hashCode());
        }

        private void stumble(long number) {
            switch ((int) Math.floorMod(seed ^ number * 31, 40L)) {
                case 0 -> throw new IllegalStateException("clumsy");
                case 1 -> throw new AssertionError("clumsier");
                case 2, 3 -> Thread.yield();
                case 4 -> Thread.currentThread().interrupt();
                default -> {}
            }
        }
    }
}
