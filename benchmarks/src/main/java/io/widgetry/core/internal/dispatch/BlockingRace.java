package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.core.internal.dispatch.Settings.Supervision;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;

/**
 * Races in which threads wait for each other, so that they do not fit actors that must not block: whole dispatchers, with
 * their own workers, supervision and timers. Each run is one race; what became of it is told in words.
 */
public enum BlockingRace {
    /** A widget's service is taken away, workers and all, while its interaction is updated and ends. */
    REMOVE_AND_END_AND_PUBLISH("opened( 1( 3( 5)?)?( end( closed)?)?)? released|released|nothing") {
        @Override
        String run() throws InterruptedException {
            Story story = new Story();
            try (Stage stage = new Stage(Settings.DEFAULT.withUpdateWindow(Duration.ZERO))) {
                WidgetHost host = stage.add(
                        Scope.INTERACTION,
                        story,
                        "",
                        () -> story.teller("", context -> {}),
                        DataEvents.INTERACTION,
                        DataEvents.INTERACTION_ENDED);
                stage.publish(DataEvents.INTERACTION);
                stage.race(
                        () -> {
                            stage.publish(DataEvents.INTERACTION);
                            stage.publish(DataEvents.INTERACTION);
                        },
                        () -> stage.publish(DataEvents.INTERACTION_ENDED),
                        () -> {
                            stage.dispatcher().deployments().remove(host);
                            story.gone();
                        });
                stage.await(stage.dispatcher()::isQuiet);
            }
            return story.toString();
        }
    },

    /** A new version takes the place of an old one while a publisher goes on. */
    UPDATE_AND_PUBLISH("opened 1( 2( 3( 4( 5)?)?)?)? released new:opened( new:2)?( new:3)?( new:4)?( new:5)?") {
        @Override
        String run() throws InterruptedException {
            Story story = new Story();
            try (Stage stage = new Stage(Settings.DEFAULT)) {
                WidgetHost host = stage.add(
                        Scope.AGENT, story, "", () -> story.teller("", context -> {}), DataEvents.CUSTOM_CARD_ENDED);
                stage.publish(DataEvents.CUSTOM_CARD_ENDED);
                stage.await(stage.dispatcher()::isQuiet);
                stage.race(
                        () -> {
                            for (int i = 0; i < 4; i++) {
                                stage.publish(DataEvents.CUSTOM_CARD_ENDED);
                            }
                        },
                        () -> {
                            stage.dispatcher().deployments().remove(host);
                            stage.add(
                                    Scope.AGENT,
                                    story,
                                    "new:",
                                    () -> story.teller("new:", context -> {}),
                                    DataEvents.CUSTOM_CARD_ENDED);
                        });
                stage.await(stage.dispatcher()::isQuiet);
                return story.toString();
            }
        }

        @Override
        boolean accepts(String outcome) {
            String numbers = outcome.replaceAll("[^0-9]", "");
            return super.accepts(outcome) && numbers.equals("12345");
        }
    },

    /**
     * A callback returns just when its widget is quarantined and its thread given up. Its object is given back once, whenever
     * it is done with; another one goes on for it. What waited is told as it is if the quarantine is lifted before that was
     * discarded.
     */
    RETURN_AND_GIVE_UP("opened 1 opened (2 3|2r 3|3r)") {
        @Override
        String run() throws InterruptedException {
            Supervision quick = new Supervision(
                    Duration.ofMillis(5),
                    Duration.ofMillis(10),
                    Duration.ofMillis(20),
                    0,
                    50,
                    Duration.ofSeconds(60),
                    Duration.ofHours(1), // not probed by itself
                    Duration.ofHours(1));
            Story story = new Story();
            CountDownLatch hold = new CountDownLatch(1);
            try (Stage stage = new Stage(Settings.DEFAULT.withSupervision(quick))) {
                WidgetHost host = stage.add(Scope.AGENT, story, "", () -> holding(story, hold), DataEvents.AGENT_STATE);
                stage.publish(DataEvents.AGENT_STATE);
                stage.publish(DataEvents.AGENT_STATE);
                Stage.spinUntil(host.health()::isShutOut);
                long until = System.nanoTime() + ThreadLocalRandom.current().nextLong(JITTER_NANOS);
                Stage.spinUntil(() -> System.nanoTime() >= until);
                hold.countDown();
                stage.publish(DataEvents.AGENT_STATE);
                stage.dispatcher().supervisor().release(host, "the race is over");
                stage.await(() -> story.toString().matches(".* 3r?.*")
                        && story.toString().contains("released")
                        && stage.dispatcher().abandonedWorkers() == 0
                        && stage.dispatcher().isQuiet());
                return story.toString();
            }
        }

        @Override
        boolean accepts(String outcome) {
            String others = outcome.replaceFirst(" interrupted", "").replaceFirst(" released", "");
            return outcome.contains(" released") && super.accepts(others);
        }
    };

    private static final long JITTER_NANOS = 100_000;

    private final Pattern accepted;

    BlockingRace(String accepted) {
        this.accepted = Pattern.compile(accepted);
    }

    /** Runs the race once. */
    abstract String run() throws InterruptedException;

    boolean accepts(String outcome) {
        return accepted.matcher(outcome).matches();
    }

    /** A widget whose first callback does not return until it is let go. */
    private static Widget holding(Story story, CountDownLatch hold) {
        Widget teller = story.teller("", context -> {});
        return new Widget() {
            @Override
            public void opened(WidgetContext context) throws Exception {
                teller.opened(context);
            }

            @Override
            public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
                teller.onDataEvent(event, context);
                boolean over = event.sequence() > 1;
                while (!over) {
                    try {
                        hold.await();
                        over = true;
                    } catch (InterruptedException givenUp) { // it does not listen
                        story.add("interrupted");
                    }
                }
            }
        };
    }
}
