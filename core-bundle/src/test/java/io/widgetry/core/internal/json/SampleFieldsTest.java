package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Attachment;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.ChannelStatus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.CustomCard;
import io.widgetry.api.payload.Customer;
import io.widgetry.api.payload.EmailAttachments;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.InteractionTab;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.MediaMessage;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Participant;
import io.widgetry.api.payload.Participants;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.Resource;
import io.widgetry.api.payload.Service;
import io.widgetry.api.payload.Services;
import io.widgetry.api.payload.TeamMember;
import io.widgetry.api.payload.UserTyping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** The tricky fields of the page's payloads, each checked by hand. */
public class SampleFieldsTest {
    private final PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);

    @Test
    public void agentStateKeepsNanosecondsCodesAndBothMaps() throws Exception {
        AgentState state = sample(AgentState.class, DataEventType.AGENT_STATE);

        assertEquals(Optional.of(Instant.parse("2023-10-19T11:48:12.688356092Z")), state.lastStateChange());
        assertEquals("700", state.reasonCode());
        assertEquals(Optional.of("0"), state.reasonCode("ELITE"));
        assertEquals(Optional.empty(), state.reasonCode("ELSEWHERE"));
        assertEquals(
                List.of("EMAIL", "VOICE", "WEBCHAT"),
                List.copyOf(state.resourceStates().keySet()));
        assertEquals("600008_Email", state.resource("EMAIL").orElseThrow().resourceAddress());
        assertTrue(state.resource("VOICE").orElseThrow().capabilities().allows("canSetCallForwarding"));
        assertFalse(state.capabilities().allows("canSetReady"));
        assertFalse(state.loggedOut());
    }

    @Test
    public void interactionHasItsFlagsAndIds() throws Exception {
        Interaction call = sample(Interaction.class, DataEventType.INTERACTION);

        assertEquals("Stella Pavlova", call.title());
        assertEquals("00142002901551796576", call.workRequestId());
        assertEquals("ALERTING", call.state());
        assertFalse(call.isConsult());
        assertEquals(Capabilities.NONE, call.capabilities());
        assertEquals(Map.of(), call.intrinsics());
    }

    @Test
    public void capabilitiesAreAMapOfFlags() throws Exception {
        Capabilities capabilities = sample(Capabilities.class, DataEventType.CAPABILITIES);

        assertEquals(16, capabilities.flags().size());
        assertTrue(capabilities.allows("canSetNotReady"));
        assertFalse(capabilities.allows("canLogin"));
        assertFalse(capabilities.allows("canDoWhatNobodyToldOf"));
        assertEquals(Capabilities.NONE, capabilities.interaction());
    }

    @Test
    public void contextDataHasCustomerLimitAndKeysWithSpaces() throws Exception {
        ContextData data = sample(ContextData.class, DataEventType.CONTEXT_DATA);

        Customer customer = data.customer().orElseThrow();
        assertEquals("name1", customer.name());
        assertEquals("department1", customer.department());
        assertEquals(Optional.of(Instant.parse("2017-09-19T12:45:10.763Z")), customer.created());
        assertEquals(Map.of(), customer.other());
        assertEquals(OptionalInt.of(10000), data.characterLimit());
        assertEquals(OptionalInt.of(10000), data.characterLimit(ContextData.WEBCHAT_MAX_CHAR));
        assertEquals(OptionalInt.empty(), data.characterLimit(ContextData.SMS_MAX_CHAR));
        assertEquals("10002", data.agentId());
        assertEquals("1002", data.stationId());
        assertEquals("6194c3ef-676d-4743-a2a5-a86f5591ceer", data.interactionId());
        assertEquals(Optional.of("716391"), data.contextStore().get(0).text());
        assertEquals(Optional.of("CLOSE_ON_END"), data.screenPop().get(1).field("action"));
        assertNull(data.cobrowse().get(0).description());
    }

    @Test
    public void customCardHoldsMillisecondsBeyond32Bits() throws Exception {
        CustomCard card = sample(CustomCard.class, DataEventType.CUSTOM_CARD_ENDED);

        assertEquals(Long.valueOf(1293938403992L), card.establishedTime());
        assertEquals(Optional.of(Instant.ofEpochMilli(1293938403992L)), card.updated());
        assertEquals(Long.valueOf(30), card.countdownDuration());
        assertTrue(card.updatableTimer());
        assertFalse(card.isTimerDisabled());
    }

    @Test
    public void mediaParticipantsAreReadInTheirLongSpelling() throws Exception {
        Media media = sample(Media.class, DataEventType.MEDIA);

        Participant customer = media.participants().get(1);
        assertEquals("CUSTOMER", customer.type());
        assertEquals("Josh Davis", customer.name());
        assertEquals("(503) 421-9800", customer.address());
        assertEquals(
                customer,
                media.messages().get(0).chatMessageEvent().participants().get(1));
    }

    @Test
    public void mediaMessageTellsItsTextAndTimes() throws Exception {
        MediaMessage message = sample(MediaMessage.class, DataEventType.MEDIA_MESSAGE);

        assertEquals(Optional.of("I would like to update some details on my car insurance policy."), message.text());
        assertEquals(Optional.of(Instant.parse("2017-09-20T12:54:08.064Z")), message.arrived());
        assertEquals("", message.lastModifiedDate());
        assertEquals(Optional.empty(), message.lastModified());
        assertEquals("Stella Pavlova", message.receivedFrom().name());
        assertNull(message.messageEvent());
        assertTrue(message.flags().read());
        assertEquals("CONFIDENTIAL", message.sensitivity());
    }

    @Test
    public void teamMemberHasChannelsWithTheirHashKeys() throws Exception {
        TeamMember member = sample(TeamMember.class, DataEventType.TEAM_MEMBER);

        assertNull(member.lastStateChangeTime());
        assertEquals(Optional.empty(), member.lastStateChange());
        assertEquals(7, member.channels().size());
        assertEquals("object:644", member.channels().get(0).hashKey());
        assertTrue(member.interactions().get(0).capabilities().allows("canObserve"));
        assertTrue(member.interactions().get(0).isCustomerInteraction());
    }

    @Test
    public void payloadsThatAreNoObjectsAreBoundToo() throws Exception {
        assertTrue(sample(InteractionTab.class, DataEventType.INTERACTION_TAB_CHANGE)
                .mentor());
        Participants added = sample(Participants.class, DataEventType.PARTICIPANTS_ADDED);
        assertEquals("Steve Von", added.participants().get(1).name());
        assertTrue(added.participants().get(0).muted());
        assertEquals(
                new Service("f775be25-68a0-4c54-9b10-a24f6cc4b5bb", "IT", null),
                sample(Services.class, DataEventType.REQUEST_SERVICES)
                        .services()
                        .get(1));
    }

    @Test
    public void theSmallPayloadsAreComplete() throws Exception {
        assertEquals(
                new ChannelStatus("Chat", "aoc-chat-missed", false, "aoc-chat", "Lunch", null),
                sample(ChannelStatus.class, DataEventType.CHANNEL_STATUS_UPDATE));
        assertEquals(
                new Resource(
                        "VOICE",
                        "READY",
                        "10777",
                        "phobosagent12@wta.com",
                        "f260787c-a3b0-4a88-866b-a6e866c15894",
                        null),
                sample(Resource.class, DataEventType.RESOURCE_RELEASED));
        Attachment attachment = sample(EmailAttachments.class, DataEventType.EMAIL_ATTACHMENT_UPLOAD)
                .attachments()
                .get(0);
        assertEquals(Long.valueOf(8233), attachment.size());
        Navigation navigation = sample(Navigation.class, DataEventType.NAVIGATION);
        assertEquals(Integer.valueOf(1), navigation.layout());
        assertEquals(List.of("AGENT", "SUPERVISOR"), navigation.roles());
        UserTyping typing = sample(UserTyping.class, DataEventType.USER_TYPING);
        assertEquals(new Participant("AGENT", "", "Tessie Corkery", "600003", false, true, null), typing.participant());
    }

    private <T extends Payload> T sample(Class<T> record, DataEventType type) throws Exception {
        return record.cast(mapper.bind(type, Samples.text(type)));
    }
}
