package io.widgetry.core.internal.stress;

import io.widgetry.api.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.Test;

/** Widgets that are updated while events go on: the versions of one widget together are told what one would have been. */
public class UpdateStressTest {
    private static final String[] ALL = Source.EVENTS.toArray(String[]::new);

    @Test
    public void eachVersionGoesOnWhereTheOneBeforeItStopped() {
        Stress.rounds(5, seed -> run(seed, Habit.QUIET, ALL));
    }

    @Test
    public void whatSubscribesByApiInOpenedGoesOnToo() {
        Stress.rounds(5, seed -> run(seed, new InOpened()));
    }

    private static void run(long seed, Habit habit, String... declared) throws Exception {
        try (World world = World.withUpdates()) {
            List<Line> lines = new ArrayList<>();
            for (Scope scope : Scope.values()) {
                for (boolean prototype : new boolean[] {true, false}) {
                    lines.add(new Line(world, scope, prototype, habit, declared));
                }
            }
            AtomicBoolean done = new AtomicBoolean();
            Stress.Part source = new Source(world, new Cards(world), 3, 250);
            List<Stress.Part> parts = new ArrayList<>();
            parts.add(random -> {
                try {
                    Stress.together(random.nextInt(), List.of(source, source));
                } finally {
                    done.set(true);
                }
            });
            for (Line line : lines) {
                parts.add(random -> {
                    while (!done.get()) {
                        line.next();
                    }
                });
            }
            Stress.together(seed, parts);
            world.settle();
            lines.forEach(Line::verify);
            world.findings().assertNone();
        }
    }

    private static final class InOpened implements Habit {
        @Override
        public void opened(Life life) {
            Source.EVENTS.forEach(event -> life.listen(event, !life.is(Scope.RUNTIME)));
        }
    }

    /** The versions of one widget, one after the other. */
    private static final class Line {
        private final World world;
        private final Scope scope;
        private final boolean prototype;
        private final Habit habit;
        private final String[] declared;
        private final String id;
        private final List<Deployment> versions = new ArrayList<>();

        Line(World world, Scope scope, boolean prototype, Habit habit, String... declared) {
            this.world = world;
            this.scope = scope;
            this.prototype = prototype;
            this.habit = habit;
            this.declared = declared;
            this.id = "line" + world.number();
            versions.add(world.deploy(id, scope, prototype, habit, declared));
        }

        void next() {
            world.remove(versions.get(versions.size() - 1));
            versions.add(world.deploy(id, scope, prototype, habit, declared));
        }

        void verify() {
            Map<Session, Map<String, List<Ear>>> chains = new HashMap<>();
            for (Deployment version : versions) {
                for (Life life : version.lives()) {
                    ears(life)
                            .forEach(ear -> sessions(ear)
                                    .forEach(session -> chains.computeIfAbsent(session, unknown -> new HashMap<>())
                                            .computeIfAbsent(life + " " + ear.events(), unknown -> new ArrayList<>())
                                            .add(ear)));
                }
            }
            chains.forEach((session, byPlace) -> byPlace.values().forEach(chain -> check(session, chain)));
        }

        private static List<Ear> ears(Life life) {
            return life.added().isEmpty() ? List.of(life.declared()) : life.added();
        }

        private Set<Session> sessions(Ear ear) {
            return ear.told().stream().map(world.ledger()::sessionOf).collect(Collectors.toSet());
        }

        /** Each is told the state where it begins, and then what comes; together they are told everything once. */
        private void check(Session session, List<Ear> chain) {
            List<Told> together = new ArrayList<>();
            for (Ear ear : chain) {
                List<Told> told = ear.told().stream()
                        .filter(one -> world.ledger().sessionOf(one) == session)
                        .toList();
                new EarAudit(world, ear.life(), ear, session).ofVersion().run(told);
                if (together.stream().allMatch(Told::replayed)) {
                    together.clear();
                    together.addAll(told);
                } else {
                    told.stream().filter(one -> !one.replayed()).forEach(together::add);
                }
            }
            Ear first = chain.get(0);
            EarAudit audit = new EarAudit(world, first.life(), first, session);
            (first.api() == null ? audit.since(versions.get(0)) : audit.sinceMade(versions.get(0))).run(together);
        }
    }
}
