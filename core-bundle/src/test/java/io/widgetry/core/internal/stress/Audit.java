package io.widgetry.core.internal.stress;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.ObservedEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Compares what every callback was told with what was accepted. */
final class Audit {
    private final World world;

    Audit(World world) {
        this.world = world;
    }

    void run() {
        for (Deployment deployment : world.deployments()) {
            for (Life life : deployment.lives()) {
                audit(
                        life,
                        Stream.concat(Stream.of(life.declared()), life.added().stream())
                                .toList());
            }
            Stress.await("objects of " + deployment + " to be given back", () -> deployment.held() <= open(deployment));
        }
    }

    /** {@return how many objects may be held; a singleton is held for as long as it is deployed} */
    private static long open(Deployment deployment) {
        if (deployment.isGone()) {
            return 0;
        }
        return deployment.prototype()
                ? deployment.lives().stream().filter(life -> !life.isClosed()).count()
                : 1;
    }

    /** Audits callbacks of one instance. */
    void audit(Life life, List<Ear> ears) {
        if (life.is(Scope.RUNTIME)) {
            ears.forEach(ear -> bySession(life, ear));
            return;
        }
        List<Session> sessions = ears.stream()
                .flatMap(ear -> ear.told().stream())
                .map(told -> sessionOf(life, told))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        if (sessions.size() > 1) {
            life.fault("is told of several sessions of its agent");
        } else if (sessions.size() == 1) {
            ears.forEach(ear -> new EarAudit(world, life, ear, sessions.get(0)).run(ear.told()));
        }
    }

    private void bySession(Life life, Ear ear) {
        Map<Session, List<Told>> parts = new HashMap<>();
        world.ledger().sessions().forEach(session -> parts.put(session, new ArrayList<>()));
        for (Told told : ear.told()) {
            Session session = sessionOf(life, told);
            if (session != null) {
                parts.get(session).add(told);
            }
        }
        parts.forEach((session, told) -> new EarAudit(world, life, ear, session).run(told));
    }

    private Session sessionOf(Life life, Told told) {
        Session session = world.ledger().sessionOf(told);
        if (session == null) {
            life.fault("is told what was never accepted: " + told);
        }
        return session;
    }

    /** A widget that was there before the first event has exactly one instance in each context, opened and closed. */
    void everywhere(Deployment deployment) {
        Map<String, Integer> expected = new HashMap<>();
        Map<String, Integer> found = new HashMap<>();
        boolean bound = deployment.host().descriptor().scope() == Scope.INTERACTION;
        for (Session session : world.ledger().sessions()) {
            if (bound) {
                session.interactions().forEach((id, span) -> count(expected, id + " open " + span.isOpen()));
            } else {
                count(expected, session.agentId() + " open " + !session.isLoggedOut());
            }
        }
        for (Life life : deployment.lives()) {
            String place =
                    (bound ? life.context().interactionId() : life.context().agentId()).orElse("");
            count(found, place + " open " + !life.isClosed());
        }
        if (!expected.equals(found)) {
            Map<String, Integer> missing = new HashMap<>(expected);
            found.forEach((place, number) -> missing.merge(place, -number, Integer::sum));
            missing.values().removeIf(number -> number == 0);
            world.findings().add("instances of " + deployment.host() + " that lack or are too many: " + missing);
        }
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    /** {@return the value of a text member of a payload} */
    static String member(ObservedEvent fact, String name) {
        return member(fact.json(), name);
    }

    static String member(String json, String name) {
        String before = "\"" + name + "\":\"";
        int start = json.indexOf(before);
        return start < 0 ? "" : json.substring(start + before.length(), json.indexOf('"', start + before.length()));
    }
}
