package io.widgetry.core.internal.dispatch;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import io.widgetry.api.DataEvents;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races at the seam between state and events: the state as of some moment, then every later event, each once (rule 5). */
public final class SeamRaces {
    private SeamRaces() {}

    /** An instance subscribes by API while a publisher goes on. */
    @JCStressTest
    @Outcome(
            id = {"opened 1r 2 3", "opened 2r 3", "opened 3r"},
            expect = ACCEPTABLE,
            desc = "No gap and no double")
    @Outcome(expect = FORBIDDEN, desc = "A gap, a double, or out of order")
    @State
    public static class SubscribeAndPublish {
        private final Scene scene = Scene.home().state().attach().settled();

        @Actor
        public void subscriber() {
            scene.subscribe(DataEvents.AGENT_STATE);
        }

        @Actor
        public void publisher() {
            scene.state().state();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** An instance opens and subscribes in that while a publisher goes on. */
    @JCStressTest
    @Outcome(
            id = {"opened 1r 2 3", "opened 2r 3", "opened 3r"},
            expect = ACCEPTABLE,
            desc = "No gap and no double")
    @Outcome(expect = FORBIDDEN, desc = "A gap, a double, or out of order")
    @State
    public static class OpenAndPublish {
        private final Scene scene =
                Scene.subscribing(DataEvents.AGENT_STATE).state().attach();

        @Actor
        public void worker() {
            scene.turns();
        }

        @Actor
        public void publisher() {
            scene.state().state();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A widget is deployed while a publisher goes on. */
    @JCStressTest
    @Outcome(
            id = {"opened 1r 2 3", "opened 2r 3", "opened 3r"},
            expect = ACCEPTABLE,
            desc = "No gap and no double")
    @Outcome(expect = FORBIDDEN, desc = "A gap, a double, or out of order")
    @State
    public static class DeployAndPublish {
        private final Scene scene = Scene.home(DataEvents.AGENT_STATE).state();

        @Actor
        public void deployer() {
            scene.attach();
            scene.turns();
        }

        @Actor
        public void publisher() {
            scene.state().state();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A widget's service properties change while a publisher goes on. */
    @JCStressTest
    @Outcome(
            id = {"opened 1r 2 3", "opened 2r 3", "opened 3r"},
            expect = ACCEPTABLE,
            desc = "No gap and no double")
    @Outcome(expect = FORBIDDEN, desc = "A gap, a double, or out of order")
    @State
    public static class RedeclareAndPublish {
        private final Scene scene = Scene.home().state().attach().settled();

        @Actor
        public void deployer() {
            scene.redeclare(DataEvents.AGENT_STATE);
        }

        @Actor
        public void publisher() {
            scene.state().state();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A quarantine comes and goes while a publisher goes on: what was not let in is told again. */
    @JCStressTest
    @Outcome(
            id = {"opened 1 2 3", "opened 1 2r 3", "opened 1 2 3r", "opened 1 3r"},
            expect = ACCEPTABLE,
            desc = "It ends with the latest state, in order")
    @Outcome(expect = FORBIDDEN, desc = "The latest state is missing, or something is doubled or out of order")
    @State
    public static class QuarantineAndPublish {
        private final Scene scene =
                Scene.home(DataEvents.AGENT_STATE).attach().state().settled();

        @Actor
        public void supervisor() {
            scene.shutOut();
            scene.readmit();
        }

        @Actor
        public void publisherAndWorker() {
            scene.state();
            scene.turns();
            scene.state();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }
}
