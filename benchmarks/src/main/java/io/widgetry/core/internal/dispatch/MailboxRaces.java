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

/** Races at one mailbox: nothing is lost, doubled, or delivered after the fence; no turn is forgotten. */
public final class MailboxRaces {
    private MailboxRaces() {}

    /** A publisher puts in while a turn takes out and comes to rest. */
    @JCStressTest
    @Outcome(id = "opened 1 2 3", expect = ACCEPTABLE, desc = "All, once, in order, and no turn was forgotten")
    @Outcome(expect = FORBIDDEN, desc = "Lost, doubled, out of order, or never told")
    @State
    public static class OfferAndTurn {
        private final Scene scene =
                Scene.home(DataEvents.CUSTOM_CARD_ENDED).attach().settled().occurrence();

        @Actor
        public void publisher() {
            scene.occurrence().occurrence();
        }

        @Actor
        public void worker() {
            scene.turns();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A publisher puts more in than fits while a turn takes out. */
    @JCStressTest
    @Outcome(id = "opened 1( 2r?)?( 3r?)? 4r?", expect = ACCEPTABLE, desc = "In order, and the latest state is told")
    @Outcome(expect = FORBIDDEN, desc = "The latest state is lost, or something out of order or doubled")
    @State
    public static class OverflowAndTurn {
        private final Scene scene =
                Scene.smallHome(1, DataEvents.AGENT_STATE).attach().settled().state();

        @Actor
        public void publisher() {
            scene.state().state().state();
        }

        @Actor
        public void worker() {
            scene.turns();
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            r.r1 = scene.story().toString();
        }
    }

    /** A publisher puts in and a turn takes out while the widget's service goes. */
    @JCStressTest
    @Outcome(id = "opened 1( 2)?( 3)? released", expect = ACCEPTABLE, desc = "As far as it came, and then nothing")
    @Outcome(expect = FORBIDDEN, desc = "Lost, doubled, out of order, or delivered after the fence")
    @State
    public static class DeliveryAndFence {
        private final Scene scene = Scene.home(DataEvents.CUSTOM_CARD_ENDED)
                .attach()
                .occurrence()
                .settled()
                .occurrence();

        @Actor
        public void publisherAndWorker() {
            scene.occurrence();
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

    /** A turn takes out while the mailbox is handed over to a new version. */
    @JCStressTest
    @Outcome(
            id = {
                "opened 1 2 3 released new:opened",
                "opened 1 2 released new:opened new:3",
                "opened 1 released new:opened new:2 new:3"
            },
            expect = ACCEPTABLE,
            desc = "The one goes on where the other stopped")
    @Outcome(expect = FORBIDDEN, desc = "Lost, doubled, out of order, or told to the old one after the new one")
    @State
    public static class TurnAndHandOver {
        private final Scene scene = Scene.home(DataEvents.CUSTOM_CARD_ENDED)
                .attach()
                .occurrence()
                .settled()
                .occurrence()
                .occurrence();

        @Actor
        public void worker() {
            scene.turns();
        }

        @Actor
        public void updater() {
            scene.update(DataEvents.CUSTOM_CARD_ENDED);
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            scene.turnsOfSuccessor();
            r.r1 = scene.story().toString();
        }
    }

    /** A publisher puts in while the mailbox is handed over to a new version. */
    @JCStressTest
    @Outcome(
            id = "opened 1 released new:opened new:2 new:3 new:4",
            expect = ACCEPTABLE,
            desc = "The new one is told all that the old one was not")
    @Outcome(expect = FORBIDDEN, desc = "Lost, doubled, or out of order")
    @State
    public static class OfferAndHandOver {
        private final Scene scene =
                Scene.home(DataEvents.CUSTOM_CARD_ENDED).attach().occurrence().settled();

        @Actor
        public void publisher() {
            scene.occurrence().occurrence().occurrence();
        }

        @Actor
        public void updater() {
            scene.update(DataEvents.CUSTOM_CARD_ENDED);
        }

        @Arbiter
        public void rest(L_Result r) {
            scene.turns();
            scene.turnsOfSuccessor();
            r.r1 = scene.story().toString();
        }
    }
}
