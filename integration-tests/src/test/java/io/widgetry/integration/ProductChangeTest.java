package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Product;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.RecordingWidget;
import java.util.List;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;

/** The product is changed by Configuration Admin while the runtime runs: rule 21. */
public class ProductChangeTest extends WidgetTest {

    /** Has one event of all products and one that AXP Connect lacks. */
    @Component(service = Widget.class)
    @WidgetName("team")
    @SubscribesTo({DataEvents.TEAM_MEMBER, DataEvents.AGENT_STATE})
    public static final class Team extends RecordingWidget {}

    /** The same, and comes later. */
    @Component(service = Widget.class)
    @WidgetName("late-team")
    @SubscribesTo({DataEvents.TEAM_MEMBER, DataEvents.AGENT_STATE})
    public static final class LateTeam extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {
            frameworkProperty("widgetry.product").value("axp"),
            bundleOf("test.team", Team.class),
            TestBundle.named("test.late").with(LateTeam.class).laterAs("late")
        };
    }

    private void runAs(Product product) throws Exception {
        configureCore("product", product.id());
        assertEquals(product, admin().status().product());
    }

    @Test
    public void rule21_theConfigurationPrevailsOverTheFrameworkPropertyAndTakesEffectAtOnce() throws Exception {
        assertEquals(Product.AXP, admin().status().product());
        play(member("change", "ann"));

        runAs(Product.AXP_CONNECT);
        assertEquals(1, tryToPlay(member("change", "bob")).rejected());
        assertEquals(1, widget("team").diagnoses().size());

        runAs(Product.AXP);
        play(member("change", "cal"));
        assertEquals(0, widget("team").diagnoses().size());
        assertTold(List.of("opened", "1 onTeamMemberEvent", "2 onTeamMemberEvent"), "team", "change");
    }

    @Test
    public void rule21_whatTheProductNoLongerHasIsNotToldToALateSubscriberEither() throws Exception {
        play(member("late", "ann"), Lines.agentState("late", "READY"));
        runAs(Product.AXP_CONNECT);
        start("late");

        assertTold(List.of("opened", "2 onAgentStateEvent again"), "late-team", "late");
    }

    private static String member(String agent, String handle) {
        return Lines.event("onTeamMemberEvent", agent, "{\"userHandle\":\"" + handle + "\"}");
    }
}
