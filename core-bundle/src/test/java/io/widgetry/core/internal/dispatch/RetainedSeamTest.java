package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.spi.SourceEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.After;
import org.junit.Test;

/** The seam between a state that is taken and the events that follow it. */
public class RetainedSeamTest {
    private static final int PUBLISHERS = 4;
    private static final int STEPS = 1_500;

    private final Rig rig = new Rig();
    private final Remotes remotes = new Remotes(rig.dispatcher());
    private final ExecutorService threads = Executors.newFixedThreadPool(PUBLISHERS + 2);

    @After
    public void close() {
        threads.shutdownNow();
        rig.close();
    }

    @Test
    public void rule5_stateAndWhatFollowsItAreExactlyTheWholeWhenever() throws Exception {
        rig.agentState("READY");
        AtomicBoolean over = new AtomicBoolean();
        List<Future<?>> publishers = new ArrayList<>();
        for (int i = 0; i < PUBLISHERS; i++) {
            int number = i;
            publishers.add(threads.submit(() -> publish(number)));
        }
        List<Future<List<LateClient>>> late = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            late.add(threads.submit(() -> {
                List<LateClient> clients = new ArrayList<>();
                while (!over.get() && clients.size() < 60) {
                    clients.add(new LateClient(rig, remotes));
                }
                return clients;
            }));
        }
        for (Future<?> publisher : publishers) {
            publisher.get(60, TimeUnit.SECONDS);
        }
        over.set(true);
        List<LateClient> clients = new ArrayList<>();
        for (Future<List<LateClient>> each : late) {
            clients.addAll(each.get(60, TimeUnit.SECONDS));
        }
        rig.settle();

        LateClient last = new LateClient(rig, remotes);
        assertEquals(List.of(), last.catchUp());
        assertTrue("only " + clients.size() + " clients", clients.size() > 10);
        for (LateClient client : clients) {
            assertEquals(List.of(), client.catchUp());
            assertEquals(last.state(), client.state());
            assertEquals(0, client.missed());
            client.close();
        }
        last.close();
    }

    /** Calls that come and go, some with after-contact work, and values of all other kinds. */
    private void publish(int number) {
        Random random = new Random(number);
        List<String> calls = new ArrayList<>();
        List<String> afterwards = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            String part = "p" + number + random.nextInt(3);
            switch (random.nextInt(10)) {
                case 0 -> {
                    calls.add(number + "-" + step);
                    rig.call(number + "-" + step, "ALERTING");
                }
                case 1 -> rig.accept("onChannelStatusUpdateEvent", null, named("name", part, step));
                case 2 -> rig.accept("onTeamMemberEvent", null, named("userHandle", part, step));
                case 3 -> rig.accept("onResourceAcquiredEvent", null, named("channel", part, step));
                case 4 -> rig.accept("onResourceReleasedEvent", null, named("channel", part, step));
                case 5 -> rig.accept("onNavigationEvent", null, "{\"step\":" + step + "}");
                case 6 -> rig.accept("onCustomCardEndedEvent", null, "{\"step\":" + step + "}");
                default -> change(calls, afterwards, step, random);
            }
        }
    }

    private void change(List<String> calls, List<String> afterwards, int step, Random random) {
        if (!afterwards.isEmpty() && random.nextInt(3) == 0) {
            rig.publish(
                    SourceEvent.of(SourceEvent.INTERACTION_CLOSED, Rig.AGENT).interaction(afterwards.remove(0)));
        } else if (calls.isEmpty()) {
            rig.agentState("READY" + step);
        } else {
            String call = calls.get(random.nextInt(calls.size()));
            switch (random.nextInt(6)) {
                case 0 -> {
                    calls.remove(call);
                    rig.end(call, false);
                }
                case 1 -> {
                    calls.remove(call);
                    afterwards.add(call);
                    rig.end(call, true);
                }
                case 2 -> {
                    calls.remove(call);
                    rig.closeInteraction(call);
                }
                case 3 -> rig.accept("onContextDataEvent", call, "{\"data\":{\"step\":" + step + "}}");
                default -> rig.call(call, "ACTIVE");
            }
        }
    }

    private static String named(String key, String value, int step) {
        return "{\"" + key + "\":\"" + value + "\",\"step\":" + step + "}";
    }
}
