package io.widgetry.shell.internal.command;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.Grant.Kind;
import io.widgetry.shell.internal.text.Text;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class GrantCommandsTest {
    private final FakeRuntime runtime = new FakeRuntime();
    private final GrantCommands commands = new GrantCommands(runtime);

    private void grant(Kind kind, String holder, String... names) {
        runtime.grants.add(new Grant(kind, holder, List.of(names)));
    }

    private String grants() throws Exception {
        return commands.grants(new String[0]);
    }

    @Test
    public void whoHoldsWhatIsListed() throws Exception {
        grant(Kind.TOKEN, "com.acme.hold-counter", "onSSOTokenRefreshEvent");
        grant(Kind.ACTION, "com.acme.cards/com.acme.cards.Card", "acceptInteraction", "endInteraction");
        grant(Kind.ACTION, "io.widgetry.web/desktop", "*");
        grant(Kind.ACTION, "*");
        assertEquals("""
                HOLDER                              KIND    GRANTED
                com.acme.hold-counter               token   onSSOTokenRefreshEvent
                com.acme.cards/com.acme.cards.Card  action  acceptInteraction, endInteraction
                io.widgetry.web/desktop             action  every action
                *                                   action  nothing

                No other widget gets the token. * stands for every widget that no entry for actions names. The
                core's tokenGrants and actionGrants say so.""", grants());
    }

    @Test
    public void withoutConfigurationWhatHoldsThenIsSaid() throws Exception {
        assertEquals("""
                No widget gets the token. Every widget may ask for every action. The core's tokenGrants and
                actionGrants say so.""", grants());
    }

    @Test
    public void whatIsNotRestrictedIsSaid() throws Exception {
        grant(Kind.ACTION, "com.acme", "setAgentReady");
        assertEquals("""
                HOLDER    KIND    GRANTED
                com.acme  action  setAgentReady

                No widget gets the token. Every other widget may ask for every action. The core's tokenGrants and
                actionGrants say so.""", grants());
    }

    @Test
    public void everythingFitsWhateverIsConfigured() throws Exception {
        grant(
                Kind.ACTION,
                "com." + "x".repeat(200),
                Collections.nCopies(30, "acceptInteraction\u001B[2J").toArray(String[]::new));
        assertTrue(grants(), grants().lines().allMatch(line -> Text.width(line) <= Text.WIDTH));
        assertTrue(grants(), grants().chars().noneMatch(c -> c != '\n' && Character.isISOControl(c)));
    }
}
