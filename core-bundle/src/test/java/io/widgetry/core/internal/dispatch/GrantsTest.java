package io.widgetry.core.internal.dispatch;

import static io.widgetry.core.internal.dispatch.Rig.AGENT;
import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.Grant;
import io.widgetry.api.admin.Grant.Kind;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** Who may ask for which actions. */
public class GrantsTest {
    private static final WidgetIdentity CARD = new WidgetIdentity("com.acme", "Card");
    private static final WidgetIdentity NORTH = new WidgetIdentity("com.acme", "Card", "north");

    private static Grants actions(Map<String, Set<String>> actions) {
        return new Grants(Set.of(), actions);
    }

    private static void assertGranted(Grants grants, WidgetIdentity widget, String action) {
        assertEquals(Optional.empty(), grants.refusal(widget, action));
    }

    private static void assertRefused(Grants grants, WidgetIdentity widget, String action, String entry) {
        assertEquals(
                Optional.of(action + " is not granted to " + widget + ": the entry " + entry
                        + "=… of the core's actionGrants says what it may ask for"),
                grants.refusal(widget, action));
    }

    @Test
    public void withoutAnEntryEveryWidgetMayAskForEveryAction() {
        assertGranted(Grants.DEFAULT, CARD, "acceptInteraction");
    }

    @Test
    public void aWidgetThatAnEntryNamesMayAskForThoseOnly() {
        Grants grants = actions(Map.of("com.acme/Card", Set.of("a", "b"), "com.other", Set.of("c")));

        assertGranted(grants, CARD, "a");
        assertGranted(grants, NORTH, "b");
        assertRefused(grants, CARD, "c", "com.acme/Card");
        assertRefused(grants, NORTH, "c", "com.acme/Card");
        assertGranted(grants, new WidgetIdentity("com.acme", "Board"), "c");
    }

    @Test
    public void entriesForABundleItsComponentAndItsConfigurationAreTakenTogether() {
        Grants grants = actions(
                Map.of("com.acme", Set.of("a"), "com.acme/Card", Set.of("b"), "com.acme/Card~north", Set.of("c")));

        List.of("a", "b", "c").forEach(action -> assertGranted(grants, NORTH, action));
        assertGranted(grants, CARD, "a");
        assertRefused(grants, CARD, "c", "com.acme/Card");
        assertRefused(grants, NORTH, "d", "com.acme/Card~north");
    }

    @Test
    public void allOthersMayAskForWhatTheStarSays() {
        Grants grants = actions(Map.of("*", Set.of("a"), "com.acme", Set.of("*"), "com.mute", Set.of()));

        assertGranted(grants, CARD, "whatever");
        assertGranted(grants, new WidgetIdentity("com.other", "X"), "a");
        assertRefused(grants, new WidgetIdentity("com.other", "X"), "b", "*");
        assertRefused(grants, new WidgetIdentity("com.mute", "X"), "a", "com.mute");
    }

    @Test
    public void theyAreListedTokensFirstAndOthersLast() {
        Grants grants = new Grants(
                Set.of("b", "a/C"), Map.of("*", Set.of(), "z", Set.of("endInteraction", "acceptInteraction")));

        assertEquals(
                List.of(
                        new Grant(Kind.TOKEN, "a/C", List.of("onSSOTokenRefreshEvent")),
                        new Grant(Kind.TOKEN, "b", List.of("onSSOTokenRefreshEvent")),
                        new Grant(Kind.ACTION, "z", List.of("acceptInteraction", "endInteraction")),
                        new Grant(Kind.ACTION, "*", List.of())),
                grants.listed());
    }

    @Test
    public void anActionThatIsNotGrantedDoesNotReachTheSourceFromInsideOrOutside() throws Exception {
        try (Rig rig = new Rig(Settings.DEFAULT.withGrants(
                actions(Map.of("test.card", Set.of("one"), "com.acme/page", Set.of("two")))))) {
            List<String> asked = new CopyOnWriteArrayList<>();
            rig.dispatcher().actions().add("cti", Set.of(), (Action action) -> {
                asked.add(action.widgetId() + " " + action.name());
                return CompletableFuture.completedFuture(ActionResult.DONE);
            });
            Recorder card = rig.singleton("card", Rig.scoped("AGENT"), new Recorder());
            rig.agentState("READY");
            rig.settle();
            Remotes remotes = new Remotes(rig.dispatcher());
            RemoteWidget page = new RemoteWidget("page", "com.acme", AGENT, Optional.empty());
            for (String action : List.of("one", "two")) {
                card.context()
                        .api()
                        .perform(action, Map.of())
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS);
                remotes.perform(page, action, Map.of()).toCompletableFuture().get(20, TimeUnit.SECONDS);
            }
            assertEquals(List.of("card one", "page two"), asked);
            assertEquals(
                    "one is not granted to com.acme/page: the entry com.acme/page=… of the core's actionGrants says"
                            + " what it may ask for",
                    remotes.perform(page, "one", Map.of())
                            .toCompletableFuture()
                            .get(20, TimeUnit.SECONDS)
                            .reason());
        }
    }
}
