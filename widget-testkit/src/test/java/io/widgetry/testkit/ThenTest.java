package io.widgetry.testkit;

import static io.widgetry.testkit.Samples.ssoTokenRefresh;
import static io.widgetry.testkit.Steps.aVoiceInteraction;
import static io.widgetry.testkit.Steps.anotherWidgetSends;
import static io.widgetry.testkit.Steps.event;
import static io.widgetry.testkit.Steps.theAgentHolds;
import static io.widgetry.testkit.Steps.theInteraction;
import static io.widgetry.testkit.Steps.theSourceCarriesOut;
import static io.widgetry.testkit.Steps.theSourceRefuses;
import static io.widgetry.testkit.Steps.theWidgetGoes;
import static io.widgetry.testkit.Steps.theWidgetIsUpdated;
import static io.widgetry.testkit.Steps.timePasses;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.View;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.Rule;
import org.junit.Test;

/** Each assertion holds for what is so and fails for what is not, with what is so in its message. */
public class ThenTest {
    @Rule
    public final WidgetRule widget = WidgetRule.of(Probe::new);

    private Then told(Object... command) {
        return widget.when(anotherWidgetSends(List.of(command))).then();
    }

    private void call() {
        widget.given(aVoiceInteraction().active().allowing("canHold"));
    }

    private void fails(String part, Consumer<Then> assertion) {
        AssertionError wrong = assertThrows(AssertionError.class, () -> assertion.accept(widget.then()));
        assertTrue(wrong.getMessage(), wrong.getMessage().contains(part));
    }

    @Test
    public void assertionsOnWhatIsShown() {
        call();
        widget.then().showsNothing();
        fails("shows nothing", then -> then.title("x"));

        told("show")
                .shows(View.titled("show").row("to do", "nothing").item("one").item("two"))
                .title("show")
                .row("to do", "nothing")
                .noRow("done")
                .items("one", "two")
                .status("");
        fails("to do: nothing", Then::showsNothing);
        fails("[show]", then -> then.shows(View.titled("other")));
        fails("but it is: show", then -> then.title("other"));
        fails("shows no row \"done\"", then -> then.row("done", "x"));
        fails("but it is: nothing", then -> then.row("to do", "x"));
        fails("shows a row", then -> then.noRow("to do"));
        fails("but it is: [one, two]", then -> then.items("two", "one"));
        fails("the status", then -> then.status("x"));
    }

    @Test
    public void assertionsOnMessages() {
        call();
        widget.then().sentNothing();
        fails("but []", then -> then.sent("hello"));

        told("say", Map.of("n", List.of(1, 2))).sent(Map.of("n", List.of(1, 2)));
        fails("{n=[1, 2]} in the context", Then::sentNothing);
        fails("{n=[1, 2]} in the context", then -> then.sentTo("other", Map.of("n", List.of(1, 2))));
        fails("{n=[1, 2]} in the context", then -> then.sentToAny(Map.of("n", List.of(1, 2))));
        assertEquals(1, widget.then().messages().size());
    }

    @Test
    public void actionsReachTheSourceWhichCarriesThemOutOrIsToldToRefuse() {
        call();
        widget.then().askedForNothing();

        told("act", "holdInteraction").title("done").askedFor("holdInteraction", Map.of("note", "n"));
        fails("for [holdInteraction]", then -> then.askedFor("endInteraction"));
        fails("{note=n}", then -> then.askedFor("holdInteraction", Map.of()));
        fails("holdInteraction", Then::askedForNothing);

        widget.given(theSourceRefuses("holdInteraction", "the line is gone"), timePasses(Duration.ofSeconds(1)));
        told("act", "holdInteraction").title("the line is gone");
        widget.given(theSourceCarriesOut("holdInteraction"), timePasses(Duration.ofSeconds(1)));
        told("act", "holdInteraction").title("done");
        assertEquals(3, widget.then().actions().size());
    }

    @Test
    public void whatTheCapabilitiesDoNotAllowDoesNotReachTheSource() {
        call();

        told("act", "endInteraction")
                .title("endInteraction needs the interaction's capability canEnd, which is not granted now")
                .askedForNothing();
    }

    @Test
    public void aDoubleClickIsOneByTheTestsClock() {
        call();

        told("act", "holdInteraction");
        told("act", "holdInteraction");
        assertEquals(2, widget.then().actions().size()); // the message in between is an event

        widget.when(stage -> {
            stage.message(List.of("act", "holdInteraction"), false);
            stage.pass(Duration.ofMillis(499));
        });
        assertEquals(3, widget.then().actions().size());
    }

    @Test
    public void subscriptionsAreDeclaredOnesAndThoseByApi() {
        call();
        widget.then().subscribesTo("onMessageEvent", "onSSOTokenRefreshEvent");

        told("listen", "onInteractionEvent")
                .subscribesTo("onInteractionEvent", "onMessageEvent", "onSSOTokenRefreshEvent")
                .title("onInteractionEvent")
                .status("replayed");
        widget.when(theAgentHolds()).then().status("");
        fails("onSSOTokenRefreshEvent", then -> then.subscribesTo("onMessageEvent"));
    }

    @Test
    public void anEventOutsideTheCatalogueIsTold() {
        call();
        told("listen", "acme.wallboard");

        widget.when(event("acme.wallboard", "{\"calls\":3}")).then().title("acme.wallboard");
    }

    @Test
    public void aCallbackThatThrowsFailsTheNextAssertionUnlessItIsExpected() {
        call();
        told("throw").threw(IOException.class, "as told").showsNothing();
        fails("did not throw IOException", then -> then.threw(IOException.class));

        widget.when(anotherWidgetSends(List.of("throw")));
        AssertionError unexpected =
                assertThrows(AssertionError.class, () -> widget.then().showsNothing());
        assertTrue(
                unexpected.getMessage(),
                unexpected.getMessage().contains("java.io.IOException: as told in onMessageEvent"));
        assertSame(IOException.class, unexpected.getCause().getClass());
        assertThrows(AssertionError.class, () -> widget.then().threw(IllegalStateException.class));
    }

    @Test
    public void aTimerThatThrowsIsAFailureToo() {
        call();
        told("throwLater").showsNothing();

        widget.when(timePasses(Duration.ofSeconds(1))).then().threw(IllegalStateException.class, "later");
    }

    @Test
    public void timePassesOnlyWhenItIsToldTo() {
        call();
        told("remind").row("times", "0").row("at", "2026-03-02T09:00:00Z");

        widget.when(timePasses(Duration.ofMinutes(59).plusSeconds(59)))
                .then()
                .row("times", "59")
                .row("at", "2026-03-02T09:59:00Z");
        widget.when(timePasses(Duration.ofSeconds(1))).then().row("times", "60");
        assertEquals(61, widget.then().views().size());
    }

    @Test
    public void whoDoesNotComeToRestIsToldOf() {
        try (WidgetTester hasty = WidgetTester.of(Probe::new).patientFor(Duration.ofSeconds(1))) {
            hasty.given(aVoiceInteraction());

            AssertionError late =
                    assertThrows(AssertionError.class, () -> hasty.when(anotherWidgetSends(List.of("spin"))));
            assertTrue(
                    late.getMessage(),
                    late.getMessage().startsWith("the widgets have not come to rest within 1000 ms"));
        }
    }

    @Test
    public void theStoreOutlivesAnUpdate() {
        call();
        told("store", 7).stored("kept", 7).stored("other", null);

        widget.when(theWidgetIsUpdated()).then().isOpen().stored("kept", 7);
        fails("but it is: 7", then -> then.stored("kept", 8));
    }

    @Test
    public void aWidgetThatHasGoneIsToldNothing() {
        call();
        widget.when(theWidgetGoes()).then().isClosed();

        widget.when(theAgentHolds()).then().showsNothing();
        fails("is not there", Then::isOpen);
    }

    @Test
    public void theTokenIsForThoseWhoAreGrantedItOnly() {
        call();
        widget.when(ssoTokenRefresh()).then().showsNothing();

        try (WidgetTester granted = WidgetTester.of(Probe::new).grantedTheToken()) {
            granted.given(aVoiceInteraction()).when(ssoTokenRefresh()).then().title("has the token");
        }
    }

    @Test
    public void whatOperatorsAreToldIsToldToTestsToo() {
        call();
        told("listen", "onInteractionEvnt").diagnosed("onInteractionEvent");
        fails("is not diagnosed", then -> then.diagnosed("something else"));
    }

    @Test
    public void anInteractionOfWhichNothingWasToldCannotChange() {
        String told = assertThrows(
                        IllegalStateException.class, () -> widget.when(theInteraction("new"), theAgentHolds()))
                .getMessage();
        assertTrue(told, told.startsWith("nothing was told of the interaction new yet"));
        assertFalse(widget.stage().told().isPresent());
    }

    @Test
    public void anEventThatTheRuntimeRefusesFailsTheStep() {
        AssertionError refused =
                assertThrows(AssertionError.class, () -> widget.when(event("onInteractionEvent", "{\"state\":")));

        assertTrue(refused.getMessage(), refused.getMessage().startsWith("the runtime refused the event: "));
    }

    @Test
    public void nobodyIsThereToSendAMessageBeforeThereIsAContext() {
        assertThrows(IllegalStateException.class, () -> widget.when(anotherWidgetSends("hello")));
    }
}
