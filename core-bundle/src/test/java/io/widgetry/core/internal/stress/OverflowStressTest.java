package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.EventKind;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.ObservedEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.Test;

/** Widgets that fall behind with small mailboxes. */
public class OverflowStressTest {
    private static final int CAPACITY = 8;

    @Test
    public void whoFallsBehindIsToldNothingTwiceTheLatestStateAndEveryEnd() {
        Stress.rounds(5, seed -> {
            try (World world = new World(CAPACITY, Duration.ofSeconds(30))) {
                for (Scope scope : Scope.values()) {
                    world.deploy(scope, true, new Slow(), Source.EVENTS.toArray(String[]::new));
                    world.deploy(scope, false, new Slow(), DataEvents.AGENT_STATE, DataEvents.INTERACTION_ENDED);
                }
                Stress.Part source = new Source(world, new Cards(world), 2, 400);
                Stress.together(seed, List.of(source, source));
                world.settle();
                world.deployments().forEach(deployment -> deployment.lives().forEach(life -> check(world, life)));
                world.findings().assertNone();
            }
        });
    }

    private static void check(World world, Life life) {
        Map<Session, List<Told>> parts = new HashMap<>();
        for (Told told : life.declared().told()) {
            parts.computeIfAbsent(world.ledger().sessionOf(told), session -> new ArrayList<>())
                    .add(told);
        }
        parts.forEach((session, told) -> {
            once(life, told);
            latest(life, session, told);
            ends(life, session, told);
        });
    }

    /** Live events ascend, no number is told twice, live or again, and no state goes back. */
    private static void once(Life life, List<Told> told) {
        Set<Long> numbers = new HashSet<>();
        Map<String, Long> states = new HashMap<>();
        long last = 0;
        for (Told one : told) {
            boolean state = isState(one.name());
            Long before = state
                    ? states.put(EarAudit.key(one.name(), one.interactionId(), one.json()), one.sequence())
                    : null;
            if (!numbers.add(one.sequence())
                    || !one.replayed() && one.sequence() < last
                    || before != null && before > one.sequence()) {
                life.fault("is told " + one + " after number " + last + ": " + told);
                return;
            }
            last = one.replayed() ? last : one.sequence();
        }
    }

    private static boolean isState(String event) {
        return DataEventType.byName(event).get().kind() == EventKind.STATE;
    }

    /** What lives on knows the latest value of every state. */
    private static void latest(Life life, Session session, List<Told> told) {
        if (life.isClosed() || session.isLoggedOut()) {
            return;
        }
        Map<String, Long> latest = new HashMap<>();
        for (ObservedEvent fact : session.facts()) {
            String id = fact.interactionId().orElse(null);
            boolean over = id != null
                    && !(session.interactions().containsKey(id)
                            && session.interactions().get(id).isOpen());
            if (!over && isTold(life, fact)) {
                latest.put(EarAudit.key(fact.name(), id, fact.json()), fact.sequence());
            }
        }
        Map<String, Long> known = new HashMap<>();
        told.stream()
                .filter(one -> isState(one.name()))
                .forEach(one -> known.merge(
                        EarAudit.key(one.name(), one.interactionId(), one.json()), one.sequence(), Math::max));
        latest.forEach((key, number) -> {
            if (!number.equals(known.get(key))) {
                life.fault(
                        "was last told " + key + " as of " + known.get(key) + " and not as of " + number + ": " + told);
            }
        });
    }

    private static boolean isTold(Life life, ObservedEvent fact) {
        DataEventType type = DataEventType.byName(fact.name()).orElse(null);
        return type != null
                && type.kind() == EventKind.STATE
                && life.declared().events().contains(fact.name())
                && (!type.requiresInteraction()
                        || life.is(Scope.RUNTIME)
                        || fact.interactionId().equals(life.context().interactionId()) && life.is(Scope.INTERACTION));
    }

    /** However full the mailbox was, an interaction's end is told to its instances and to the runtime's, once. */
    private static void ends(Life life, Session session, List<Told> told) {
        if (life.is(Scope.AGENT)) {
            return;
        }
        List<Long> expected = session.facts().stream()
                .filter(fact -> fact.name().equals(DataEvents.INTERACTION_ENDED))
                .filter(fact -> life.is(Scope.RUNTIME)
                        || fact.interactionId().equals(life.context().interactionId()))
                .map(ObservedEvent::sequence)
                .toList();
        List<Long> heard = told.stream()
                .filter(one -> one.name().equals(DataEvents.INTERACTION_ENDED))
                .map(Told::sequence)
                .toList();
        if (!heard.equals(expected)) {
            life.fault("is told the ends " + heard + " of " + expected + ": " + told);
        }
    }

    /** Works for a while on each event. */
    private static final class Slow implements Habit {
        @Override
        public void told(Life life, DataEvent event) {
            if (event.sequence() % 4 == 0) {
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(200));
            }
        }
    }
}
