package io.widgetry.core.internal.stress;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.ObservedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.Test;

/** Widgets whose declaration changes while events go on. */
public class RedeclareStressTest {

    @Test
    public void noEventIsLiveTwiceAndFromTheLastChangeOnNothingIsMissed() {
        Stress.rounds(8, seed -> {
            try (World world = new World()) {
                List<Deployment> changing = new ArrayList<>();
                for (Scope scope : Scope.values()) {
                    changing.add(world.deploy(scope, true, new AllByApi(), DataEvents.AGENT_STATE));
                    changing.add(world.deploy(scope, false, Habit.QUIET, DataEvents.USER_TYPING));
                }
                AtomicBoolean done = new AtomicBoolean();
                Stress.Part source = new Source(world, new Cards(world), 2, 250);
                Stress.Part sources = random -> {
                    try {
                        Stress.together(random.nextInt(), List.of(source, source));
                    } finally {
                        done.set(true);
                    }
                };
                Stress.Part changer = random -> {
                    while (!done.get()) {
                        Deployment one = changing.get(random.nextInt(changing.size()));
                        List<String> events = Source.EVENTS.stream()
                                .filter(event -> random.nextBoolean())
                                .toList();
                        world.redeclare(one, Set.copyOf(events));
                    }
                };
                Stress.together(seed, List.of(sources, changer));
                long settled = System.nanoTime();
                changing.forEach(one -> world.redeclare(one, Set.copyOf(Source.EVENTS)));
                Stress.together(seed + 1, List.of(source, source));
                world.settle();
                Audit audit = new Audit(world);
                for (Deployment one : changing) {
                    one.lives().forEach(life -> check(world, life, settled));
                    one.lives().forEach(life -> audit.audit(life, life.added()));
                }
                world.findings().assertNone();
            }
        });
    }

    private static void check(World world, Life life, long settled) {
        Map<Session, Map<String, List<Told>>> parts = new HashMap<>();
        for (Told told : life.declared().told()) {
            Session session = world.ledger().sessionOf(told);
            assertEquals(life + " is told what was never accepted", true, session != null);
            parts.computeIfAbsent(session, unknown -> new HashMap<>())
                    .computeIfAbsent(told.name(), unknown -> new ArrayList<>())
                    .add(told);
        }
        parts.forEach((session, byEvent) -> byEvent.forEach((event, told) -> ascending(life, told)));
        if (parts.size() == 1) {
            complete(world, life, parts.keySet().iterator().next(), settled);
        }
    }

    /** Of one event, live ones come in ascending order, and a replay never repeats what was live before it. */
    private static void ascending(Life life, List<Told> told) {
        long last = 0;
        for (Told one : told) {
            if (one.replayed() ? one.sequence() < last && isOne(one) : one.sequence() <= last) {
                life.fault("is told " + one + " after number " + last + ": " + told);
                return;
            }
            last = Math.max(last, one.sequence());
        }
    }

    /** Of these there is one value only, so that a replay is never older than what was told before. */
    private static boolean isOne(Told told) {
        return told.name().equals(DataEvents.AGENT_STATE);
    }

    private static void complete(World world, Life life, Session session, long settled) {
        if (life.is(Scope.INTERACTION) || life.is(Scope.RUNTIME)) {
            return;
        }
        Set<Long> heard = new HashSet<>();
        life.declared().told().forEach(told -> heard.add(told.sequence()));
        for (ObservedEvent fact : session.facts()) {
            World.Published published = world.published().get(Audit.member(fact, "uid"));
            boolean wide = DataEventType.byName(fact.name())
                    .filter(type -> !type.requiresInteraction())
                    .isPresent();
            if (wide && published != null && published.called() > settled && !heard.contains(fact.sequence())) {
                life.fault("is not told " + fact.name() + "#" + fact.sequence());
            }
        }
    }

    /** Hears everything by API since it began, whatever is declared meanwhile. */
    private static final class AllByApi implements Habit {
        @Override
        public void opened(Life life) {
            Source.EVENTS.forEach(event -> life.listen(event, !life.is(Scope.RUNTIME)));
        }
    }
}
