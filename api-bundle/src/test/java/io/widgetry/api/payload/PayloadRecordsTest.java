package io.widgetry.api.payload;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.Test;

/** What holds for the records whoever makes them. */
public class PayloadRecordsTest {

    @Test
    public void everyPayloadCanBeMadeOfNothing() throws Exception {
        for (Class<?> type : Payload.class.getPermittedSubclasses()) {
            RecordComponent[] components = type.getRecordComponents();
            Object[] nothing = new Object[components.length];
            Class<?>[] types = new Class<?>[components.length];
            for (int i = 0; i < components.length; i++) {
                types[i] = components[i].getType();
                nothing[i] = types[i] == boolean.class ? Boolean.FALSE : null;
            }
            Constructor<?> constructor = type.getConstructor(types);
            Object payload = constructor.newInstance(nothing);
            for (RecordComponent component : components) {
                Object value = component.getAccessor().invoke(payload);
                if (component.getType() == List.class) {
                    assertEquals(component.toString(), List.of(), value);
                } else if (component.getType() == Map.class) {
                    assertEquals(component.toString(), Map.of(), value);
                }
            }
            assertEquals(payload, constructor.newInstance(nothing));
        }
    }

    @Test
    public void aRecordDoesNotFollowChangesOfWhatItWasMadeOf() {
        List<Object> inner = new ArrayList<>(List.of(1));
        Map<String, Object> other = new HashMap<>(Map.of("inner", inner));
        Service service = new Service("1", "IT", other);

        inner.add(2);
        other.clear();

        assertEquals(Map.of("inner", List.of(1)), service.other());
    }

    @Test
    public void whatARecordHoldsCannotBeChanged() {
        WidgetMessage message = new WidgetMessage(new HashMap<>(Map.of("list", new ArrayList<>(List.of(1)))));
        Map<?, ?> value = (Map<?, ?>) message.value();

        assertThrows(UnsupportedOperationException.class, value::clear);
        assertThrows(UnsupportedOperationException.class, ((List<?>) value.get("list"))::clear);
    }

    @Test
    public void elementsWithoutAValueAreLeftOut() {
        assertEquals(List.of(), new Participants(Arrays.asList(null, null)).participants());
        assertEquals(Arrays.asList(null, 1), new WidgetMessage(Arrays.asList(null, 1)).value());
    }

    @Test
    public void absentCapabilitiesAllowNothing() {
        Capabilities none = new ResourceState(null, null, null, null, null, null).capabilities();

        assertEquals(Capabilities.NONE, none);
        assertFalse(none.allows("canSetReady"));
        assertFalse(none.interaction().interaction().allows("canEnd"));
    }

    @Test
    public void aTimeStampThatIsNoneReadsAsEmpty() {
        assertEquals(Optional.empty(), changedAt(null));
        assertEquals(Optional.empty(), changedAt(""));
        assertEquals(Optional.empty(), changedAt("yesterday"));
        assertEquals(Optional.of(Instant.parse("2026-11-22T08:00:00Z")), changedAt("2026-11-22T09:00:00+01:00"));
    }

    @Test
    public void aCharacterLimitIsAnInteger() {
        assertEquals(OptionalInt.of(160), limit(160));
        assertEquals(OptionalInt.empty(), limit("160"));
        assertEquals(OptionalInt.empty(), limit(new BigDecimal("160.5")));
        assertEquals(OptionalInt.empty(), limit(9_999_999_999L));
    }

    @Test
    public void tokensAreComparedButNotTold() {
        assertEquals(new SsoToken("a"), new SsoToken("a"));
        assertNotEquals(new SsoToken("a"), new SsoToken("b"));
        assertFalse(new SsoToken("s3cret").toString().contains("s3cret"));
    }

    @Test
    public void loggedOutIsAState() {
        assertTrue(agent(AgentState.LOGGED_OUT).loggedOut());
        assertFalse(agent("READY").loggedOut());
        assertFalse(agent(null).loggedOut());
    }

    private static AgentState agent(String state) {
        return new AgentState(null, state, null, null, null, null, null, null, null);
    }

    private static Optional<Instant> changedAt(String time) {
        return new OriginState(null, null, null, null, time, null, null).lastStateChange();
    }

    private static OptionalInt limit(Object value) {
        ContextEntry entry = new ContextEntry(
                "CLIENT_VALIDATION", Map.of("type", ContextData.SMS_MAX_CHAR, "value", value), null, null, null);
        return new ContextData(
                        null,
                        List.of(entry),
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null)
                .characterLimit();
    }
}
