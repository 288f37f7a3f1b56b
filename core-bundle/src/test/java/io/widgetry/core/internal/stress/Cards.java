package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.SourceEvent;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The interactions that sources work on, some of which have been closed by another source meanwhile. */
final class Cards {
    private final World world;
    private final Map<String, List<String>> open = new ConcurrentHashMap<>();

    Cards(World world) {
        this.world = world;
    }

    private List<String> of(String agent) {
        return open.computeIfAbsent(agent, unknown -> new CopyOnWriteArrayList<>());
    }

    void open(String agent, Random random) {
        String id = "i" + world.number();
        of(agent).add(id);
        String event = random.nextInt(4) == 0 ? DataEvents.CONTEXT_DATA : DataEvents.INTERACTION;
        world.publish(event, agent, id, ",\"state\":\"ALERTING\"");
    }

    /** {@return one that is probably open, else a new one} */
    String any(String agent, Random random) {
        Object[] ids = of(agent).toArray();
        if (ids.length == 0) {
            String id = "i" + world.number();
            of(agent).add(id);
            return id;
        }
        return (String) ids[random.nextInt(ids.length)];
    }

    /** Ends an interaction one way or another. */
    void end(String agent, String id, int how) {
        if (how < 90) {
            world.publish(DataEvents.INTERACTION_ENDED, agent, id, ",\"state\":\"ACTIVE\"", true);
        } else if (how < 95) {
            world.publish(SourceEvent.INTERACTION_CLOSED, agent, id, "");
            of(agent).remove(id);
        } else {
            world.publish(
                    how < 98 ? DataEvents.INTERACTION_ENDED : DataEvents.ANY_INTERACTION_ENDED,
                    agent,
                    id,
                    ",\"state\":\"HELD\"");
            of(agent).remove(id);
        }
    }
}
