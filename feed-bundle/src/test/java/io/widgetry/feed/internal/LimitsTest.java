package io.widgetry.feed.internal;

import static org.junit.Assert.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.Test;

public class LimitsTest {
    private static final Limits DEFAULTS = new Limits(16, 4 * 1024 * 1024, 4, 65_536);

    private final List<String> faults = new ArrayList<>();

    /** A configuration as the container makes it. */
    private Limits read(Function<Method, Object> values) {
        return Limits.of(
                (FeedConfig) Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {FeedConfig.class},
                        (proxy, method, arguments) -> values.apply(method)),
                faults::add);
    }

    @Test
    public void theDefaultsAreWithinTheirRanges() {
        assertEquals(DEFAULTS, read(Method::getDefaultValue));
        assertEquals(List.of(), faults);
    }

    @Test
    public void theLimitsThemselvesAreAllowed() {
        assertEquals(new Limits(1, 1024, 1, 1), read(each -> each.getName().equals("maxLineBytes") ? 1024 : 1));
        assertEquals(List.of(), faults);
    }

    @Test
    public void inThePlaceOfAValueOutOfRangeTheDefaultHolds() {
        assertEquals(DEFAULTS, read(each -> each.getName().equals("maxFeeds") ? 400 : -1));
        assertEquals(
                List.of(
                        "maxFeeds is 400, but must be from 1 to 64: 16 is used",
                        "maxLineBytes is -1, but must be from 1024 to 67108864: 4194304 is used",
                        "maxRecordings is -1, but must be from 1 to 64: 4 is used",
                        "recordingBacklog is -1, but must be from 1 to 1000000: 65536 is used"),
                faults);
    }

    @Test
    public void inThePlaceOfAValueOfAnotherTypeTheDefaultHolds() {
        assertEquals(DEFAULTS, read(each -> {
            throw new IllegalArgumentException("as the container throws it");
        }));
        assertEquals(
                List.of(
                        "maxFeeds is not a whole number: 16 is used",
                        "maxLineBytes is not a whole number: 4194304 is used",
                        "maxRecordings is not a whole number: 4 is used",
                        "recordingBacklog is not a whole number: 65536 is used"),
                faults);
    }
}
