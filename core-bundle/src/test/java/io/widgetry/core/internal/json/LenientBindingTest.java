package io.widgetry.core.internal.json;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.CustomCard;
import io.widgetry.api.payload.Interaction;
import io.widgetry.api.payload.MediaMessage;
import io.widgetry.api.payload.Navigation;
import io.widgetry.api.payload.Participants;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.SsoToken;
import io.widgetry.api.payload.Untyped;
import io.widgetry.api.payload.WidgetMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

/** What the page does not show: unknown fields survive, and a field of an odd type never costs the event (rule 17). */
public class LenientBindingTest {
    private final PayloadMapper mapper = new PayloadMapper(JsonLimits.DEFAULT);

    @Test
    public void unknownFieldsSurviveInTheirOrderWithExactNumbers() throws Exception {
        Interaction call = (Interaction) mapper.bind(
                DataEventType.INTERACTION,
                "{\"zeta\":1.0E+2,\"id\":\"i\",\"$$hashKey\":\"object:1\",\"big\":12345678901234567890,"
                        + "\"two words\":[null,{\"deep\":0.1}],\"alpha\":4294967296,\"none\":null}");

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("zeta", new BigDecimal("1.0E+2"));
        expected.put("$$hashKey", "object:1");
        expected.put("big", new BigInteger("12345678901234567890"));
        expected.put("two words", Arrays.asList(null, Map.of("deep", new BigDecimal("0.1"))));
        expected.put("alpha", 4294967296L);
        expected.put("none", null);
        assertEquals(expected, call.other());
        assertEquals(List.copyOf(expected.keySet()), List.copyOf(call.other().keySet()));
    }

    @Test
    public void whatWasReadCannotBeChanged() throws Exception {
        Untyped untyped = (Untyped) mapper.bind(null, "{\"list\":[1,{\"a\":2}]}");
        List<?> list = (List<?>) ((Map<?, ?>) untyped.value()).get("list");

        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) untyped.value()).clear());
        assertThrows(UnsupportedOperationException.class, () -> list.remove(0));
        assertThrows(UnsupportedOperationException.class, () -> ((Map<?, ?>) list.get(1)).clear());
    }

    @Test
    public void aFieldOfAnotherTypeReadsAsAbsentAndIsKept() throws Exception {
        String json = "{\"id\":42,\"title\":{\"a\":[1,2]},\"isConsult\":\"yes\",\"topic\":\"T\",\"intrinsics\":[1],"
                + "\"capabilities\":true}";
        Interaction call = (Interaction) mapper.bind(DataEventType.INTERACTION, json);

        assertNull(call.id());
        assertNull(call.title());
        assertFalse(call.isConsult());
        assertEquals("T", call.topic());
        assertEquals(Map.of(), call.intrinsics());
        assertEquals(Capabilities.NONE, call.capabilities());
        assertEquals(
                Map.of(
                        "id",
                        42,
                        "title",
                        Map.of("a", List.of(1, 2)),
                        "isConsult",
                        "yes",
                        "intrinsics",
                        List.of(1),
                        "capabilities",
                        true),
                call.other());
        assertEquals(Trees.normalised(Trees.of(json)), Trees.normalised(Trees.of(mapper.write(call))));
    }

    @Test
    public void aNumberThatDoesNotFitReadsAsAbsentAndIsKept() throws Exception {
        CustomCard card = (CustomCard) mapper.bind(
                DataEventType.CUSTOM_CARD_ENDED,
                "{\"establishedTime\":99999999999999999999,\"menuTimeout\":1e400,\"countdownDuration\":\"30\"}");
        Navigation navigation = (Navigation) mapper.bind(DataEventType.NAVIGATION, "{\"layout\":4294967296}");

        assertNull(card.establishedTime());
        assertNull(card.menuTimeout());
        assertNull(card.countdownDuration());
        assertEquals(new BigInteger("99999999999999999999"), card.other().get("establishedTime"));
        assertEquals(new BigDecimal("1e400"), card.other().get("menuTimeout"));
        assertEquals("30", card.other().get("countdownDuration"));
        assertNull(navigation.layout());
        assertEquals(4294967296L, navigation.other().get("layout"));
    }

    @Test
    public void aNumberThatJavaCannotHoldReadsAsNull() throws Exception {
        assertEquals(
                new WidgetMessage(Arrays.asList(null, 1)), mapper.bind(DataEventType.MESSAGE, "[1e99999999999,1]"));
    }

    @Test
    public void anElementOfAnotherTypeIsLeftOut() throws Exception {
        Participants added =
                (Participants) mapper.bind(DataEventType.PARTICIPANTS_ADDED, "[7,[[]],{\"name\":\"A\"},null]");
        AgentState state = (AgentState) mapper.bind(
                DataEventType.AGENT_STATE,
                "{\"resourceStates\":{\"VOICE\":\"READY\",\"EMAIL\":{\"state\":\"READY\"}},\"currentState\":\"X\"}");

        assertEquals(1, added.participants().size());
        assertEquals("A", added.participants().get(0).name());
        assertEquals(Optional.empty(), state.resource("VOICE"));
        assertEquals("READY", state.resource("EMAIL").orElseThrow().state());
        assertEquals("X", state.currentState());
    }

    @Test
    public void theFirstOfTwoSpellingsWinsAndTheOtherIsKept() throws Exception {
        Participants added = (Participants)
                mapper.bind(
                        DataEventType.PARTICIPANTS_ADDED,
                        "[{\"name\":\"short\",\"participantName\":\"long\"},{\"participantName\":\"long\",\"name\":\"short\"}]");

        assertEquals("short", added.participants().get(0).name());
        assertEquals(
                Map.of("participantName", "long"), added.participants().get(0).other());
        assertEquals("long", added.participants().get(1).name());
        assertEquals(Map.of("name", "short"), added.participants().get(1).other());
    }

    @Test
    public void capabilitiesOfTheInteractionAreBesideTheAgents() throws Exception {
        Capabilities capabilities = (Capabilities)
                mapper.bind(
                        DataEventType.CAPABILITIES,
                        "{\"canLogout\":true,\"interaction\":{\"canEnd\":true,\"canHold\":false},\"reason\":\"R\",\"none\":null}");

        assertTrue(capabilities.allows("canLogout"));
        assertFalse(capabilities.allows("canEnd"));
        assertTrue(capabilities.interaction().allows("canEnd"));
        assertEquals(Map.of("canLogout", true), capabilities.flags());
        assertEquals("R", capabilities.other().get("reason"));
        assertTrue(capabilities.other().containsKey("none"));
    }

    @Test
    public void aBodyIsAStringOrAnObjectWithText() throws Exception {
        assertEquals(Optional.of("plain"), message("\"plain\"").text());
        assertEquals(
                Optional.of("rich"),
                message("{\"text\":\"rich\",\"html\":\"<b>rich</b>\"}").text());
        assertEquals(Optional.empty(), message("{\"text\":7}").text());
        assertEquals(Optional.empty(), message("null").text());
    }

    @Test
    public void focusCanBeOnNothing() throws Exception {
        CardFocus focus = (CardFocus) mapper.bind(
                DataEventType.CARD_FOCUSED, "{\"context\":{\"id\":\"i\",\"workRequestId\":\"w\"},\"extra\":1}");

        assertEquals(Optional.of("i"), focus.interactionId());
        assertEquals("w", focus.context().workRequestId());
        assertEquals(Map.of("extra", 1), focus.other());
        assertEquals(Optional.empty(), ((CardFocus) mapper.bind(DataEventType.CARD_FOCUSED, "{}")).interactionId());
    }

    @Test
    public void aCustomerWithOddMembersIsReadAllTheSame() throws Exception {
        ContextData data = (ContextData) mapper.bind(
                DataEventType.CONTEXT_DATA,
                "{\"customerDetails\":[null,{\"data\":\"text\"},{\"data\":{\"name\":\"N\",\"email\":5,\"vip\":true}}],"
                        + "\"clientValidation\":[null,{\"data\":{\"type\":\"SMS_MAX_CHAR\",\"value\":160}}]}");

        assertEquals("N", data.customer().orElseThrow().name());
        assertNull(data.customer().orElseThrow().email());
        assertEquals(
                Map.of("email", 5, "vip", true), data.customer().orElseThrow().other());
        assertEquals(160, data.characterLimit().orElseThrow());
    }

    @Test
    public void theTokenIsReachableAndItsTextFormDoesNotTellIt() throws Exception {
        SsoToken text = (SsoToken) mapper.bind(DataEventType.SSO_TOKEN_REFRESH, "\"s3cret\"");
        Payload object = mapper.bind(DataEventType.SSO_TOKEN_REFRESH, "{\"token\":\"s3cret\"}");

        assertEquals("s3cret", text.value());
        assertEquals(new SsoToken(Map.of("token", "s3cret")), object);
        assertFalse((text + " " + object).contains("s3cret"));
    }

    @Test
    public void anyJsonValueIsAMessage() throws Exception {
        assertEquals(new WidgetMessage(null), mapper.bind(DataEventType.MESSAGE, "null"));
        assertEquals(new WidgetMessage(7), mapper.bind(DataEventType.MESSAGE, "7"));
        assertEquals(new WidgetMessage("a"), mapper.bind(DataEventType.MESSAGE, "\"a\""));
        assertEquals(new WidgetMessage(List.of(true)), mapper.bind(DataEventType.MESSAGE, "[true]"));
        assertEquals(new Untyped(Map.of("a", 1)), mapper.bind(null, "{\"a\":1}"));
    }

    private MediaMessage message(String body) throws Exception {
        return (MediaMessage) mapper.bind(DataEventType.MEDIA_MESSAGE, "{\"body\":" + body + "}");
    }
}
