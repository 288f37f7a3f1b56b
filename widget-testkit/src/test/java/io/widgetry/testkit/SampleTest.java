package io.widgetry.testkit;

import static io.widgetry.testkit.Steps.anInteraction;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.widgetry.api.DataEventType;
import io.widgetry.api.payload.CardFocus;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Interaction;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Samples are those of the catalogue, can be varied, and refuse what is mistyped. */
public class SampleTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    public void thereIsAMethodForEachEventAndItsPayloadIsTheOneOfTheCatalogue() throws Exception {
        TreeSet<DataEventType> types = new TreeSet<>();
        for (Method method : Samples.class.getDeclaredMethods()) {
            if (method.getParameterCount() == 0) {
                Sample sample = (Sample) method.invoke(null);
                types.add(sample.type());
                try (InputStream in = Samples.class.getResourceAsStream(
                        "browser/samples/" + sample.type().wireName() + ".json")) {
                    assertEquals(JSON.readTree(in), JSON.readTree(sample.json()));
                }
                assertTrue(sample.type()
                        .payloadType()
                        .isInstance(sample.as(sample.type().payloadType())));
            }
        }
        assertEquals(Stream.of(DataEventType.values()).collect(Collectors.toCollection(TreeSet::new)), types);
    }

    @Test
    public void fieldsAreSetAtAnyDepthAndTheSampleStaysAsItWas() {
        Sample sample = Samples.contextData();
        Sample varied = sample.with("customerDetails.0.data.name", "Josh Davis")
                .with("contextStore.1", Map.of("data", "7"))
                .with("Agent ID", "10003")
                .without("cobrowse", "screenPop.0");

        ContextData data = varied.as(ContextData.class);
        assertEquals("Josh Davis", data.customer().orElseThrow().name());
        assertEquals("7", data.contextStore().get(1).text().orElseThrow());
        assertEquals("10003", data.agentId());
        assertEquals(List.of(), data.cobrowse());
        assertEquals(1, data.screenPop().size());
        assertEquals(
                "name1", sample.as(ContextData.class).customer().orElseThrow().name());
    }

    @Test
    public void aFieldOfTheRecordNeedNotBeInTheSample() {
        Interaction call = Samples.interaction()
                .with("capabilities.canHold", true)
                .with("intrinsics.any key", 1)
                .as(Interaction.class);

        assertTrue(call.capabilities().allows("canHold"));
        assertEquals(1, call.intrinsics().get("any key"));
    }

    @Test
    public void aMistypedFieldIsRefusedWithTheNearest() {
        assertRefused(
                "onInteractionEvent has no field \"sate\"; did you mean \"state\"? A field that is not in the catalogue"
                        + " is set with withExtra(…)",
                () -> Samples.interaction().with("sate", "HELD"));
        assertRefused(
                "onContextDataEvent has no field \"nmae\" of \"customerDetails.0.data.nmae\"; did you mean \"name\"?",
                () -> Samples.contextData().with("customerDetails.0.data.nmae", "x"));
        assertRefused(
                "onTeamMemberEvent has no field \"colour\", only [",
                () -> Samples.teamMember().with("colour", "red"));
        assertRefused(
                "onInteractionEvent has no field", () -> anInteraction("SMS").with("chanel", "SMS"));
        assertRefused(
                "there is nothing in a String", () -> Samples.interaction().with("state.code", 1));
    }

    @Test
    public void aPlaceThatAListDoesNotHaveIsRefused() {
        assertRefused(
                "\"2\" of \"customerDetails.2\" must be a place in a list, from 0 to 1",
                () -> Samples.contextData().with("customerDetails.2", Map.of()));
        assertRefused(
                "must be a place in a list", () -> Samples.participantsAdded().with("name", "x"));
        assertRefused(
                "there is no \"nothing\" to leave out",
                () -> Samples.interaction().without("nothing"));
    }

    @Test
    public void whatTheCatalogueDoesNotHaveIsSetAsAnExtra() {
        Interaction call = Samples.interaction().withExtra("acme.tier", "gold").as(Interaction.class);

        assertEquals(Map.of("tier", "gold"), call.other().get("acme"));
        assertRefused(
                "\"state.code\" cannot be set", () -> Samples.interaction().withExtra("state.code", 1));
    }

    @Test
    public void aSampleTakesTheIdOfTheScriptsInteractionUnlessTheTestSaysWhich() {
        Sample context = Samples.contextData();
        assertEquals("call-2", context.about("call-2").as(ContextData.class).interactionId());
        assertEquals(
                "mine",
                context.with("interactionId", "mine")
                        .about("call-2")
                        .as(ContextData.class)
                        .interactionId());
        assertEquals(
                "call-2",
                Samples.interaction().about("call-2").as(Interaction.class).id());
        assertEquals(
                Samples.agentState().json(),
                Samples.agentState().about("call-2").json());
        assertEquals(
                "[]", Samples.participantsAdded().json("[]").about("call-2").json());
    }

    @Test
    public void anotherPayloadMustBeJson() {
        assertEquals("false", Samples.interactionTabChange().json(" false ").json());
        assertRefused("not JSON", () -> Samples.cardFocused().json("{"));
        assertEquals(
                Stage.INTERACTION,
                Samples.cardFocused().as(CardFocus.class).interactionId().orElseThrow());
    }

    private static void assertRefused(String told, Supplier<?> code) {
        String message = assertThrows(IllegalArgumentException.class, code::get).getMessage();
        assertTrue(message, message.contains(told));
    }
}
