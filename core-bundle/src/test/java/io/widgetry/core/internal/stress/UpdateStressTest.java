package io.widgetry.core.internal.stress;

import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** Widgets that are updated while events go on: the versions of one widget together are told what one would have been. */
public class UpdateStressTest {
    private static final String[] ALL = Source.EVENTS.toArray(String[]::new);

    @Test
    public void eachVersionGoesOnWhereTheOneBeforeItStopped() {
        Stress.rounds(6, seed -> {
            try (World world = World.withUpdates()) {
                List<Line> lines = new ArrayList<>();
                for (Scope scope : Scope.values()) {
                    for (boolean prototype : new boolean[] {true, false}) {
                        lines.add(new Line(world, scope, prototype));
                    }
                }
                AtomicBoolean done = new AtomicBoolean();
                Stress.Part source = new Source(world, new Cards(world), 3, 250);
                Stress.Part sources = random -> {
                    try {
                        Stress.together(random.nextInt(), List.of(source, source));
                    } finally {
                        done.set(true);
                    }
                };
                List<Stress.Part> parts = new ArrayList<>(List.of(sources));
                for (Line line : lines) {
                    parts.add(random -> {
                        while (!done.get()) {
                            line.next();
                        }
                    });
                }
                Stress.together(seed, parts);
                world.settle();
                lines.forEach(line -> line.verify(world));
                world.findings().assertNone();
            }
        });
    }

    /** The versions of one widget, one after the other. */
    private static final class Line {
        private final World world;
        private final Scope scope;
        private final boolean prototype;
        private final String id;
        private final List<Deployment> versions = new ArrayList<>();

        Line(World world, Scope scope, boolean prototype) {
            this.world = world;
            this.scope = scope;
            this.prototype = prototype;
            this.id = "line" + world.number();
            versions.add(world.deploy(id, scope, prototype, Habit.QUIET, ALL));
        }

        void next() {
            world.remove(last());
            versions.add(world.deploy(id, scope, prototype, Habit.QUIET, ALL));
        }

        private Deployment last() {
            return versions.get(versions.size() - 1);
        }

        void verify(World within) {
            Map<Session, Map<String, List<Life>>> chains = new HashMap<>();
            for (Deployment version : versions) {
                for (Life life : version.lives()) {
                    for (Session session : sessions(within, life)) {
                        chains.computeIfAbsent(session, unknown -> new HashMap<>())
                                .computeIfAbsent(life.toString(), unknown -> new ArrayList<>())
                                .add(life);
                    }
                }
            }
            chains.forEach((session, byPlace) -> byPlace.values().forEach(chain -> check(within, session, chain)));
        }

        private static List<Session> sessions(World world, Life life) {
            return life.declared().told().stream()
                    .map(world.ledger()::sessionOf)
                    .distinct()
                    .toList();
        }

        private static void check(World world, Session session, List<Life> chain) {
            Life first = chain.get(0);
            List<Told> told = chain.stream()
                    .flatMap(life -> life.declared().told().stream())
                    .filter(one -> world.ledger().sessionOf(one) == session)
                    .toList();
            new EarAudit(world, first, first.declared(), session).complete(true).run(told);
        }
    }
}
