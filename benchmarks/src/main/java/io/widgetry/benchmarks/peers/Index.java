package io.widgetry.benchmarks.peers;

import io.widgetry.api.payload.Interaction;
import io.widgetry.benchmarks.bench.Audience;
import io.widgetry.benchmarks.bench.Listener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who listens to what, by interaction: the least that any dispatcher has to look up. */
final class Index {
    private final Map<String, Listener[]> bound = new HashMap<>();
    private final Listener[] forAll;

    Index(Audience audience, List<Interaction> interactions) {
        for (int i = 0; i < interactions.size(); i++) {
            int number = i;
            bound.put(
                    interactions.get(i).id(),
                    audience.bound().stream().map(each -> each[number]).toArray(Listener[]::new));
        }
        forAll = audience.forAll().toArray(Listener[]::new);
    }

    void call(Interaction event) {
        try {
            for (Listener listener : bound.get(event.id())) {
                listener.hear(event);
            }
            for (Listener listener : forAll) {
                listener.hear(event);
            }
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
