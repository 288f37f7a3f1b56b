package io.widgetry.core.internal.dispatch;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;
import static org.openjdk.jcstress.annotations.Expect.FORBIDDEN;

import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.L_Result;

/** Races in an instance's life: opened first, closed at most once and last, its object given back once, then nothing. */
public final class LifeCycleRaces {
    private LifeCycleRaces() {}

    /** An instance opens while its interaction ends. */
    @JCStressTest
    @Outcome(id = "opened 1 end closed released", expect = ACCEPTABLE, desc = "A whole life, the end told before it")
    @Outcome(expect = FORBIDDEN, desc = "Something is missing, doubled, or out of order")
    @State
    public static class OpenAndEnd {
        private final Scene scene = Scene.interaction().attach().update();

        @Actor
        public void worker() {
            scene.turns();
        }

        @Actor
        public void publisher() {
            scene.end();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** An instance opens while its widget's service goes. */
    @JCStressTest
    @Outcome(
            id = {"nothing", "released", "opened released", "opened 1 released"},
            expect = ACCEPTABLE,
            desc = "As far as it came; what was made is given back once")
    @Outcome(expect = FORBIDDEN, desc = "A callback after the service is gone, or an object kept or given back twice")
    @State
    public static class OpenAndRemove {
        private final Scene scene = Scene.interaction().attach().update();

        @Actor
        public void worker() {
            scene.turns();
        }

        @Actor
        public void remover() {
            scene.remove();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** An interaction ends while the widget's service goes. */
    @JCStressTest
    @Outcome(
            id = {"opened 1 released", "opened 1 end released", "opened 1 end closed released"},
            expect = ACCEPTABLE,
            desc = "As far as it came, closed at most once")
    @Outcome(expect = FORBIDDEN, desc = "Closed twice, without its end, or after the service is gone")
    @State
    public static class EndAndRemove {
        private final Scene scene = Scene.interaction().attach().update().settled();

        @Actor
        public void publisherAndWorker() {
            scene.end();
            scene.turns();
        }

        @Actor
        public void remover() {
            scene.remove();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** An interaction ends while the widget is quarantined. */
    @JCStressTest
    @Outcome(
            id = {"opened 1 released", "opened 1 end released", "opened 1 end closed released"},
            expect = ACCEPTABLE,
            desc = "Closed, or dismissed without hearing of it")
    @Outcome(expect = FORBIDDEN, desc = "Closed twice, without its end, or never ended")
    @State
    public static class EndAndQuarantine {
        private final Scene scene = Scene.interaction().attach().update().settled();

        @Actor
        public void publisherAndWorker() {
            scene.end();
            scene.turns();
        }

        @Actor
        public void supervisor() {
            scene.shutOut();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A quarantine is lifted while the widget's service goes. */
    @JCStressTest
    @Outcome(
            id = {"opened 1 released", "opened 1 3r released"},
            expect = ACCEPTABLE,
            desc = "Told the state again, or gone before")
    @Outcome(expect = FORBIDDEN, desc = "A callback after the service is gone, or something told twice")
    @State
    public static class ReadmitAndRemove {
        private final Scene scene =
                Scene.interaction().attach().update().settled().shutOut().update();

        @Actor
        public void supervisorAndWorker() {
            scene.readmit();
            scene.turns();
        }

        @Actor
        public void remover() {
            scene.remove();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }
}
