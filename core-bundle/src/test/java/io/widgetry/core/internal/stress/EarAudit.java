package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Retention;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.ObservedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What one callback was told of one session: first the state as it was when it began, as replays, then every event from
 * there on, once, in order, to its end.
 */
final class EarAudit {
    /** Fewer than this are kept for an instance that has not opened yet, whatever they are. */
    private static final int MANY = 60;

    private static final int SHOWN = 12;

    private final World world;
    private final Life life;
    private final Ear ear;
    private final Session session;
    private final int first;
    private final int mustTo;
    private boolean complete;
    private final boolean fromBirth;
    private long mustAfter;
    private long begin;
    private boolean version;
    /** Places in the list of facts of those that are for this callback. */
    private final List<Integer> meant = new ArrayList<>();

    EarAudit(World world, Life life, Ear ear, Session session) {
        this.world = world;
        this.life = life;
        this.ear = ear;
        this.session = session;
        Session.Span span = life.is(Scope.INTERACTION)
                ? session.interactions().get(life.context().interactionId().orElse(""))
                : null;
        first = span == null ? 0 : span.first();
        mustTo = span == null ? Integer.MAX_VALUE : span.closedFrom();
        int mayTo = span == null ? Integer.MAX_VALUE : span.closedTo();
        begin = life.deployment().addCalled();
        complete = !life.deployment().isGoing() && !ear.isRemoved();
        fromBirth = ear.isSinceBirth() && happenedBefore(ear.madeAt()) < MANY;
        mustAfter = fromBirth ? life.deployment().addReturned() : ear.madeAt();
        for (int i = first; i < session.facts().size() && i <= mayTo; i++) {
            if (isMeant(session.facts().get(i))) {
                meant.add(i);
            }
        }
    }

    /** How much may have happened while the instance opened: what it has not asked for is kept up to a limit. */
    private long happenedBefore(long time) {
        return ear == life.declared()
                ? 0
                : session.facts().stream()
                        .skip(first)
                        .map(fact -> world.published().get(Audit.member(fact, "uid")))
                        .filter(published -> published == null || published.called() < time)
                        .count();
    }

    /** Takes what is told for that of several versions of a widget together, the last of which is there. */
    EarAudit since(Deployment firstVersion) {
        version = true;
        complete = true;
        mustAfter = firstVersion.addReturned();
        begin = firstVersion.addCalled();
        return this;
    }

    /** The same for callbacks that were added by API: they begin when the first of them was added. */
    EarAudit sinceMade(Deployment firstVersion) {
        since(firstVersion);
        mustAfter = ear.madeAt();
        return this;
    }

    /** Takes it for one of several versions of a widget: others are told what comes before and after. */
    EarAudit ofVersion() {
        version = true;
        complete = false;
        mustAfter = Long.MAX_VALUE;
        begin = 0;
        return this;
    }

    void run(List<Told> told) {
        List<Told> replays = told.stream().filter(Told::replayed).toList();
        List<Told> live = told.stream().filter(one -> !one.replayed()).toList();
        if (!told.subList(0, replays.size()).equals(replays)) {
            fault("is told replays after live events: " + told);
        } else if (live.isEmpty()) {
            nothingLive(replays);
        } else {
            live(replays, live);
        }
    }

    private void nothingLive(List<Told> replays) {
        if (complete) {
            mustNotMiss(meant.size());
            if (fromBirth || !replays.isEmpty()) { // one that is added after the end is told nothing
                replays(replays, first, session.facts().size());
            }
        }
    }

    private void live(List<Told> replays, List<Told> live) {
        int start = 0;
        while (start < meant.size() && !live.get(0).is(fact(start))) {
            start++;
        }
        for (int i = 0; i < live.size(); i++) {
            if (start + i >= meant.size() || !live.get(i).is(fact(start + i))) {
                fault("is told " + live.get(i) + " after " + (i == 0 ? "nothing" : live.get(i - 1)) + ", but "
                        + (start + i >= meant.size() ? "nothing" : text(fact(start + i))) + " is next: "
                        + around(live, i));
                return;
            }
        }
        int end = start + live.size();
        if (complete && end < meant.size() && meant.get(end) <= mustTo) {
            fault("is not told " + text(fact(end)) + " at the end: " + around(live, live.size() - 1));
        }
        mustNotMiss(start);
        mustNotBeOld(fact(start));
        replays(replays, start == 0 ? first : meant.get(start - 1) + 1, meant.get(start));
    }

    /** What was published after the callback had been added is told to it. */
    private void mustNotMiss(int before) {
        for (int i = 0; i < before && meant.get(i) <= mustTo; i++) {
            World.Published published = world.published().get(Audit.member(fact(i), "uid"));
            if (published != null && published.called() > mustAfter) {
                fault("is not told " + text(fact(i)) + ", which came after it had begun");
                return;
            }
        }
    }

    /** What had been published before the widget was added is not told as if it were live. */
    private void mustNotBeOld(ObservedEvent fact) {
        World.Published published = world.published().get(Audit.member(fact, "uid"));
        boolean end = fact.name().equals(DataEvents.INTERACTION_ENDED)
                || fact.name().equals(DataEvents.ANY_INTERACTION_ENDED); // tells again what was published long ago
        if (published != null && !end && published.returned() < begin) {
            fault("is told " + text(fact) + " as live, which was before its time");
        }
    }

    /** The replays are the state after one of a range of facts: nothing missed or doubled at the seam. */
    private void replays(List<Told> replays, int from, int to) {
        Map<String, Long> told = new HashMap<>();
        for (Told replay : replays) {
            if (told.put(key(replay.name(), replay.interactionId(), replay.json()), replay.sequence()) != null) {
                fault("is told a replay twice: " + replays);
            }
        }
        Map<String, Long> state = new HashMap<>();
        for (int i = 0; i <= to; i++) {
            if (i >= from && isState(told, state, i)) {
                return;
            }
            if (i < session.facts().size()) {
                fold(state, i);
            }
        }
        fault("is told replays " + replays + " that were the state at no time from " + from + " to " + to);
    }

    private boolean isState(Map<String, Long> told, Map<String, Long> state, int next) {
        Set<String> different = new HashSet<>(told.keySet());
        different.addAll(state.keySet());
        different.removeIf(key -> Objects.equals(told.get(key), state.get(key)) || mayDiffer(key, next));
        return different.isEmpty();
    }

    private boolean mayDiffer(String key, int next) {
        ObservedEvent fact = next < session.facts().size() ? session.facts().get(next) : null;
        // A value that the next event replaces may be left out for a new version, which goes on with that event.
        return version
                        && fact != null
                        && isMeant(fact)
                        && key.equals(key(fact.name(), fact.interactionId().orElse(null), fact.json()))
                // At sign-out, what was in after-contact work is closed somewhere among the others.
                || session.interactions().entrySet().stream()
                        .anyMatch(one -> key.endsWith(" of " + one.getKey())
                                && one.getValue().closedFrom() < next
                                && one.getValue().closedTo() >= next);
    }

    private void fold(Map<String, Long> state, int place) {
        ObservedEvent fact = session.facts().get(place);
        if (isMeant(fact) && DataEventType.byName(fact.name()).get().retention() != Retention.NONE) {
            state.put(key(fact.name(), fact.interactionId().orElse(null), fact.json()), fact.sequence());
        }
        session.interactions().forEach((id, span) -> {
            if (span.closedFrom() == place) {
                state.keySet().removeIf(key -> key.endsWith(" of " + id));
            }
        });
    }

    static String key(String name, String interactionId, String json) {
        return switch (DataEventType.byName(name).get().retention()) {
            case PER_INTERACTION -> name + " of " + interactionId;
            case PER_USER -> name + " of user " + Audit.member(json, "userHandle");
            default -> name;
        };
    }

    private boolean isMeant(ObservedEvent fact) {
        if (fact.sequence() == 0 || !ear.events().contains(fact.name())) {
            return false;
        }
        if (fact.name().equals(DataEvents.MESSAGE)) {
            return isAddressed(fact);
        }
        boolean bound = DataEventType.byName(fact.name()).get().requiresInteraction();
        return !bound || life.is(Scope.RUNTIME) || isHere(fact) && life.is(Scope.INTERACTION);
    }

    private boolean isAddressed(ObservedEvent fact) {
        boolean any = Audit.member(fact, "how").equals("any");
        boolean alike =
                Audit.member(fact, "scope").equals(life.context().scope().name());
        return !Audit.member(fact, "from").equals(life.toString()) && (any || alike && isHere(fact));
    }

    private boolean isHere(ObservedEvent fact) {
        return fact.interactionId().equals(life.context().interactionId());
    }

    private ObservedEvent fact(int number) {
        return session.facts().get(meant.get(number));
    }

    private static String around(List<Told> live, int place) {
        return live.size() + ", among them "
                + live.subList(Math.max(0, place - SHOWN), Math.min(live.size(), place + SHOWN));
    }

    private static String text(ObservedEvent fact) {
        return fact.name() + "#" + fact.sequence();
    }

    private void fault(String what) {
        life.fault((ear == life.declared() ? "(declared) " : "(" + ear.events() + " by API) ") + what);
    }
}
