package io.widgetry.core.internal.dispatch;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.ClientDetails;
import org.junit.After;
import org.junit.Test;

/** Under which name the agent is shown. */
public class ClientDetailsTest {
    private final Rig rig = new Rig(Settings.DEFAULT);

    @After
    public void close() {
        rig.close();
    }

    private ClientDetails details() {
        return Clients.details(
                rig.dispatcher().workspace(Rig.AGENT).orElseThrow().state());
    }

    private void member(String self, String names) {
        rig.accept("onTeamMemberEvent", null, "{\"userHandle\":\"u" + self + "\",\"isSelf\":" + self + names + "}");
    }

    @Test
    public void theTeamsNameIsTheAgents() {
        member("false", ",\"lastName\":\"Other\"");
        member("true", ",\"firstName\":\"Dovra\",\"lastName\":\"3\"");

        assertEquals(new ClientDetails(Rig.AGENT, "Dovra 3", "Dovra", "3"), details());
    }

    @Test
    public void aLastNameAloneIsEnough() {
        member("true", ",\"lastName\":\"6\"");

        assertEquals(new ClientDetails(Rig.AGENT, "6", "", "6"), details());
    }

    @Test
    public void withoutANameTheIdStandsIn() {
        member("true", "");

        assertEquals(new ClientDetails(Rig.AGENT, Rig.AGENT, "", ""), details());
    }
}
