package io.widgetry.core.internal.stress;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import java.util.List;
import java.util.Random;
import org.junit.Test;

/** Widgets that talk to each other while their contexts come and go. */
public class MessageStressTest {

    @Test
    public void messagesStayWithinTheirContextAndReachEverybodyElseThereOnce() {
        Stress.rounds(8, seed -> {
            try (World world = new World()) {
                for (Scope scope : Scope.values()) {
                    for (boolean prototype : new boolean[] {true, false}) {
                        world.deploy(
                                scope,
                                prototype,
                                new Talker(world, seed),
                                DataEvents.MESSAGE,
                                DataEvents.USER_TYPING,
                                DataEvents.INTERACTION_ENDED,
                                DataEvents.MEDIA_MESSAGE);
                        world.deploy(scope, prototype, new Listener(), DataEvents.ANY_INTERACTION_ENDED);
                    }
                }
                Stress.Part source = new Source(world, new Cards(world), 3, 150);
                Stress.together(seed, List.of(source, source, source));
                world.verify();
            }
        });
    }

    /** Hears messages by API only. */
    private static final class Listener implements Habit {
        @Override
        public void opened(Life life) {
            life.listen(DataEvents.MESSAGE, !life.is(Scope.RUNTIME));
        }
    }

    /** Talks whenever it is told something other than a message, and with its last breath. */
    private static final class Talker implements Habit {
        private final World world;
        private final long seed;

        Talker(World world, long seed) {
            this.world = world;
            this.seed = seed;
        }

        @Override
        public void told(Life life, DataEvent event) {
            if (!event.name().equals(DataEvents.MESSAGE)) {
                talk(life, new Random(seed ^ event.sequence()));
            }
        }

        @Override
        public void closed(Life life) {
            talk(life, new Random(seed));
        }

        private void talk(Life life, Random random) {
            if (random.nextInt(3) > 0 && !life.is(Scope.RUNTIME)) {
                life.context().api().sendMessage(world.message(life, "context"));
            } else if (random.nextBoolean() && !life.is(Scope.RUNTIME)) {
                life.context().api().sendMessageToAnyWidget(world.message(life, "any"));
            }
        }
    }
}
