package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static io.widgetry.core.internal.dispatch.Rig.CALL;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Product;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.spi.SourceEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.After;
import org.junit.Test;

/** What somebody outside of the container who comes late is told. */
public class RetainedStateTest {
    private Rig rig = new Rig();
    private Remotes remotes = new Remotes(rig.dispatcher());

    @After
    public void close() {
        rig.close();
    }

    private void runAs(Settings settings) {
        rig.close();
        rig = new Rig(settings);
        remotes = new Remotes(rig.dispatcher());
    }

    private RetainedState retained() {
        return remotes.retained(AGENT).orElseThrow();
    }

    private List<String> values() {
        return retained().values().stream()
                .map(event -> event.name() + "#" + event.sequence())
                .toList();
    }

    @Test
    public void rule5_theLatestValuesAreThereInTheOrderOfTheirNumbersAndOccurrencesAreNot() {
        rig.agentState("READY");
        rig.accept("onCapabilitiesEvent", null, "{\"canSetReady\":true}");
        rig.accept("onCustomCardEndedEvent", null, "{\"id\":\"x\"}");
        rig.accept("onChannelStatusUpdateEvent", null, "{\"name\":\"VOICE\",\"status\":\"OFF\"}");
        rig.accept("onChannelStatusUpdateEvent", null, "{\"name\":\"CHAT\",\"status\":\"ON\"}");
        rig.accept("onChannelStatusUpdateEvent", null, "{\"name\":\"VOICE\",\"status\":\"ON\"}");
        rig.agentState("NOT_READY");

        assertEquals(
                List.of(
                        "onCapabilitiesEvent#2",
                        "onChannelStatusUpdateEvent#5",
                        "onChannelStatusUpdateEvent#6",
                        "onAgentStateEvent#7"),
                values());
        assertEquals(7, retained().state().sequence());
    }

    @Test
    public void rule9_bothNamesOfAnInteractionAreThereUntilItIsClosed() {
        rig.call(CALL, "ALERTING");
        rig.accept("onContextDataEvent", CALL, "{\"data\":{\"a\":1}}");
        rig.call(CALL, "ACTIVE");
        rig.end(CALL, true);

        assertEquals(List.of("onContextDataEvent#3", "onInteractionEvent#4", "onAnyInteractionEvent#5"), values());
        assertEquals(Optional.of(CALL), retained().values().get(2).interactionId());
        assertTrue(retained().state().interaction(CALL).orElseThrow().afterContactWork());

        rig.closeInteraction(CALL);
        assertEquals(List.of(), values());
        assertEquals(0, retained().state().interactionCount());
    }

    @Test
    public void rule17_textsAreAsReceived() {
        String text = "{ \"b\" : 1.50, \"$$hashKey\":\"x\",\"a b\":null }";
        rig.accept("onContextDataEvent", CALL, text);

        ObservedEvent value = retained().values().get(0);
        assertEquals(text, value.json());
        assertEquals(Optional.empty(), value.origin());
        assertEquals(Optional.empty(), value.message());
        assertEquals(0, value.instances());
    }

    @Test
    public void rule20_theTokenIsMaskedAndReachesOnlyThoseWhoWereGrantedIt() {
        runAs(Settings.DEFAULT.withTokenGrants(Set.of("com.acme.all", "com.acme.some/chosen")));
        rig.accept("onSSOTokenRefreshEvent", null, "\"s3cret\"");

        assertEquals("\"***\"", retained().values().get(0).json());
        assertFalse(retained().toString().contains("s3cret"));
        assertTrue(remotes.mayReadToken("any", "com.acme.all"));
        assertTrue(remotes.mayReadToken("chosen", "com.acme.some"));
        assertFalse(remotes.mayReadToken("other", "com.acme.some"));
        assertEquals("s3cret", tokenOf("chosen", "com.acme.some").orElseThrow());
        assertEquals(Optional.empty(), tokenOf("other", "com.acme.some"));
    }

    private Optional<String> tokenOf(String widgetId, String bundle) {
        return remotes.configuration(new RemoteWidget(widgetId, bundle, AGENT, Optional.empty()))
                .orElseThrow()
                .token()
                .map(token -> token.value().toString());
    }

    @Test
    public void rule21_whatTheProductDoesNotHaveIsNotTold() {
        rig.accept("onTeamMemberEvent", null, "{\"userHandle\":\"u\"}");
        rig.agentState("READY");
        rig.dispatcher().configure(Settings.DEFAULT.withProduct(Product.AXP_CONNECT));

        assertEquals(List.of("onAgentStateEvent#2"), values());
    }

    @Test
    public void anAgentWhoIsNotSignedInHasNothing() {
        RemoteWidget widget = new RemoteWidget("w", "b", AGENT, Optional.empty());
        assertEquals(Optional.empty(), remotes.retained(AGENT));
        assertEquals(Optional.empty(), remotes.configuration(widget));
        rig.agentState("READY");
        RetainedState first = retained();
        rig.agentState("LOGGED_OUT");
        assertEquals(Optional.empty(), remotes.retained(AGENT));

        rig.agentState("READY");
        assertFalse(first.since().isAfter(retained().since()));
        assertEquals(1, retained().state().sequence());
        assertEquals(AGENT, remotes.configuration(widget).orElseThrow().user().agentId());
    }

    @Test
    public void whatASourceEndedWithoutAfterContactWorkIsGoneWithItsEnd() {
        rig.call(CALL, "ACTIVE");
        Rig.accepted(rig.publish(SourceEvent.of("onAnyInteractionEndedEvent", AGENT)
                .interaction(CALL)
                .json("{}")));

        assertEquals(4, retained().state().sequence());
        assertEquals(List.of(), values());
    }
}
