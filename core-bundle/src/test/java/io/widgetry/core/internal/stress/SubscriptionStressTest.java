package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** Callbacks that are added and removed by API, at the beginning, in callbacks and from other threads. */
public class SubscriptionStressTest {
    private static final String[] NONE = {};

    @Test
    public void whatSubscribesInOpenedIsToldAllSinceItsInstanceBegan() {
        Stress.rounds(8, seed -> {
            try (World world = new World()) {
                for (Scope scope : Scope.values()) {
                    world.deploy(scope, true, new InOpened(), NONE);
                    world.deploy(scope, false, new InOpened(), Source.EVENTS.get(0), Source.EVENTS.get(2));
                }
                Stress.Part source = new Source(world, new Cards(world), 3, 250);
                Stress.together(seed, List.of(source, source, source));
                world.verify();
            }
        });
    }

    @Test
    public void callbacksAddedAndRemovedAtAnyTimeMissAndDoubleNothingInBetween() {
        Stress.rounds(6, seed -> {
            try (World world = new World()) {
                for (Scope scope : Scope.values()) {
                    world.deploy(scope, true, new Fickle(seed), Source.EVENTS.get(1), Source.EVENTS.get(3));
                    world.deploy(scope, false, new Fickle(seed + 1), NONE);
                }
                AtomicBoolean done = new AtomicBoolean();
                Stress.Part source = new Source(world, new Cards(world), 2, 200);
                Stress.Part sources = random -> {
                    try {
                        Stress.together(random.nextInt(), List.of(source, source));
                    } finally {
                        done.set(true);
                    }
                };
                Stress.Part outsider = random -> fromOutside(world, random, done);
                Stress.together(seed, List.of(sources, outsider, outsider));
                world.verify();
            }
        });
    }

    private static void fromOutside(World world, Random random, AtomicBoolean done) {
        while (!done.get()) {
            List<Life> lives = world.deployments().stream()
                    .flatMap(deployment -> deployment.lives().stream())
                    .filter(life -> !life.isClosed() && life.added().size() < 12)
                    .toList();
            if (lives.isEmpty()) {
                Thread.yield();
                continue;
            }
            Life life = lives.get(random.nextInt(lives.size()));
            if (random.nextInt(4) > 0 || life.added().isEmpty()) {
                life.listen(event(random), false);
            } else {
                Ear ear = life.added().get(random.nextInt(life.added().size()));
                ear.removed();
                ear.api().removeDataEvent(ear.events().iterator().next());
            }
        }
    }

    private static String event(Random random) {
        return Source.EVENTS.get(random.nextInt(Source.EVENTS.size()));
    }

    /** Subscribes to everything in opened(), twice. */
    private static class InOpened implements Habit {
        @Override
        public void opened(Life life) {
            for (String event : Source.EVENTS) {
                life.listen(event, !life.is(Scope.RUNTIME));
            }
            List<String> backwards = new ArrayList<>(Source.EVENTS);
            Collections.reverse(backwards);
            backwards.forEach(event -> life.listen(event, !life.is(Scope.RUNTIME)));
        }
    }

    /** Adds and removes callbacks in its callbacks, also in its last ones. */
    private static final class Fickle extends InOpened {
        private final long seed;

        Fickle(long seed) {
            this.seed = seed;
        }

        @Override
        public void told(Life life, DataEvent event) {
            Random random =
                    new Random(seed ^ event.sequence() * 31 ^ event.name().hashCode());
            if (life.added().size() < 60 && random.nextInt(6) == 0) {
                life.listen(event(random), false);
            }
            if (random.nextInt(6) == 0) {
                List<Ear> candidates =
                        life.added().stream().filter(Ear::isThere).toList();
                if (!candidates.isEmpty()) {
                    life.stopListening(candidates.get(random.nextInt(candidates.size())));
                }
            }
        }

        @Override
        public void closed(Life life) {
            Source.EVENTS.forEach(event -> life.listen(event, false));
        }
    }
}
