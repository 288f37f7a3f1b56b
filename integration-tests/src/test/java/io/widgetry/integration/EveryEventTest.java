package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertSame;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEventType;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.support.Lines;
import io.widgetry.integration.support.PayloadDifferences;
import io.widgetry.integration.support.Samples;
import io.widgetry.integration.support.WidgetTest;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Journal;
import io.widgetry.integration.widget.RecordingWidget;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Each of the 23 events, a method for each: from a line of a feed to the callbacks of widgets in bundles of their own,
 * exactly once, with the payload that the page shows, typed, and its JSON as received (rule 17).
 */
public class EveryEventTest extends WidgetTest {
    private static final String CALL = "bffae854-9219-4cfc-9fd3-7125f2e76844";

    /** Hears everything about one interaction, and what concerns the whole workspace. */
    @Component(service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @AllEvents
    public static final class Card extends RecordingWidget {}

    /** Hears what concerns the whole workspace. */
    @Component(service = Widget.class)
    @WidgetName("home")
    @WidgetScope(Scope.AGENT)
    @AllEvents
    public static final class Home extends RecordingWidget {}

    /** Hears everything. */
    @Component(service = Widget.class)
    @WidgetName("archive")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    public static final class Archive extends RecordingWidget {}

    @Override
    protected Option[] widgets() {
        return new Option[] {bundleOf("test.everything", Card.class, Home.class, Archive.class)};
    }

    @Before
    public void grantTheToken() throws Exception {
        configureCore("tokenGrants", new String[] {"test.everything"});
    }

    @Test
    public void onAgentStateEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.AGENT_STATE);
    }

    @Test
    public void onAnyInteractionEndedEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.ANY_INTERACTION_ENDED);
    }

    @Test
    public void onAnyInteractionEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.ANY_INTERACTION);
    }

    @Test
    public void onCapabilitiesEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.CAPABILITIES);
    }

    @Test
    public void onCardFocusedEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.CARD_FOCUSED);
    }

    @Test
    public void onChannelStatusUpdateEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.CHANNEL_STATUS_UPDATE);
    }

    @Test
    public void onContextDataEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.CONTEXT_DATA);
    }

    @Test
    public void onCustomCardEndedEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.CUSTOM_CARD_ENDED);
    }

    @Test
    public void onEmailAttachmentUploadEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.EMAIL_ATTACHMENT_UPLOAD);
    }

    @Test
    public void onInteractionEndedEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.INTERACTION_ENDED);
    }

    @Test
    public void onInteractionEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.INTERACTION);
    }

    @Test
    public void onInteractionTabChange() throws Exception {
        isHeardOnceAsTold(DataEventType.INTERACTION_TAB_CHANGE);
    }

    @Test
    public void onMediaEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.MEDIA);
    }

    @Test
    public void onMediaMessageEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.MEDIA_MESSAGE);
    }

    @Test
    public void onMessageEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.MESSAGE);
    }

    @Test
    public void onNavigationEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.NAVIGATION);
    }

    @Test
    public void onParticipantsAdded() throws Exception {
        isHeardOnceAsTold(DataEventType.PARTICIPANTS_ADDED);
    }

    @Test
    public void onRequestServicesEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.REQUEST_SERVICES);
    }

    @Test
    public void onResourceAcquiredEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.RESOURCE_ACQUIRED);
    }

    @Test
    public void onResourceReleasedEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.RESOURCE_RELEASED);
    }

    @Test
    public void onSSOTokenRefreshEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.SSO_TOKEN_REFRESH);
    }

    @Test
    public void onTeamMemberEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.TEAM_MEMBER);
    }

    @Test
    public void onUserTypingEvent() throws Exception {
        isHeardOnceAsTold(DataEventType.USER_TYPING);
    }

    @Test
    public void noEventOfTheCatalogueIsMissingAbove() {
        Set<String> tests =
                Arrays.stream(getClass().getMethods()).map(Method::getName).collect(Collectors.toSet());
        for (DataEventType type : DataEventType.values()) {
            assertEquals(type.wireName(), true, tests.contains(type.wireName()));
        }
    }

    private void isHeardOnceAsTold(DataEventType type) throws Exception {
        String agent = "agent of " + type;
        boolean aboutACall = type.requiresInteraction() || type.wireName().startsWith("onAny");
        boolean begins = type == DataEventType.INTERACTION || type == DataEventType.ANY_INTERACTION;
        if (!begins) {
            play(Lines.call(agent, CALL, "ACTIVE"));
        }

        play(
                aboutACall
                        ? Lines.about(type.wireName(), agent, CALL, Samples.of(type))
                        : Lines.event(type.wireName(), agent, Samples.of(type)));
        settle();

        DataEvent heard = once("archive", agent, type);
        assertSame("one object for all", heard, once("card", agent, type));
        if (type.requiresInteraction()) {
            assertEquals(List.of(), heard("home", agent, type));
        } else {
            assertSame("one object for all", heard, once("home", agent, type));
        }
        assertEquals(Optional.of(type), heard.type());
        assertEquals(agent, heard.agentId());
        assertFalse(heard.replayed());
        assertEquals(sequence(type, begins), heard.sequence());
        if (aboutACall) {
            assertEquals(Optional.of(CALL), heard.interactionId());
        }
        assertEquals(Samples.of(type), heard.json());
        assertSame(type.payloadType(), heard.payload().getClass());
        assertEquals(List.of(), PayloadDifferences.between(Samples.of(type), (Record) heard.payload()));
    }

    /** One fact about an interaction has two names and two numbers (rule 9). */
    private static long sequence(DataEventType type, boolean begins) {
        long second = type.wireName().startsWith("onAny") ? 1 : 0;
        return (begins ? 1 : 3) + second;
    }

    private static DataEvent once(String widgetId, String agent, DataEventType type) {
        List<DataEvent> heard = heard(widgetId, agent, type);
        assertEquals(heard.toString(), 1, heard.size());
        return heard.get(0);
    }

    /** What a widget heard of an event, the call with which the test begins left out. */
    private static List<DataEvent> heard(String widgetId, String agent, DataEventType type) {
        return Journal.of(widgetId).events(agent).stream()
                .filter(event -> event.name().equals(type.wireName()))
                .toList();
    }
}
