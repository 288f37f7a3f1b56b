package io.widgetry.web.internal.desktop;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.web.internal.browser.BrowserWidgets;
import io.widgetry.web.internal.browser.FrameKeys;
import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.browser.OpenFrames;
import io.widgetry.web.internal.browser.SampleWidgets;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.stream.Reader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.Test;

public class DesktopOfferTest {
    private static final Reader READER = new Reader("login-1", "http://localhost:8642", "600008", Set.of("agent"));

    private final AtomicLong nanos = new AtomicLong();
    private final BrowserWidgets browser = new BrowserWidgets();
    private final List<WidgetStatus> java = new ArrayList<>();
    private final DesktopOffer offer = new DesktopOffer(
            browser,
            proxy(RuntimeAdmin.class, () -> List.copyOf(java)),
            proxy(RemoteWidgets.class, () -> false),
            new FrameKeys(Duration.ofSeconds(30), nanos::get),
            FrameSettings.DEFAULT,
            new OpenFrames(),
            nanos::get);

    private static <T> T proxy(Class<T> type, Supplier<Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> answer.get()));
    }

    private static WidgetStatus widget(String id, String version, Scope scope) {
        return new WidgetStatus(
                id, id, 1, version, id, scope, true, List.of(), null, null, 0, 0, null, null, null, null, null, null,
                null, List.of());
    }

    private List<String> told() {
        List<String> told = new ArrayList<>();
        try {
            Json.MAPPER
                    .readTree(offer.widgets(READER))
                    .forEach(each -> told.add(each.get("widgetId").asText() + " "
                            + each.get("version").asText()
                            + (each.get("java").asBoolean()
                                    ? " " + each.get("scope").asText()
                                    : "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    @Test
    public void bothKindsAreOfferedButNothingHeadless() {
        java.add(widget("log", "1.0.0", Scope.RUNTIME));
        java.add(widget("caller-card", "1.1.0", Scope.INTERACTION));
        SampleWidgets.deploy(browser, 7, "card", "1.0.0");
        pass(1_000);
        assertTrue(offer.refresh());
        assertEquals(List.of("card 1.0.0", "caller-card 1.1.0 INTERACTION"), told());
        assertFalse(offer.refresh());
    }

    @Test
    public void anUpdateIsToldOnceAndWithoutAMomentInWhichTheWidgetIsAway() {
        SampleWidgets.deploy(browser, 7, "card", "1.0.0");
        assertTrue(offer.refresh());
        SampleWidgets.remove(browser, 7);
        assertFalse(offer.refresh());
        pass(900);
        assertFalse(offer.refresh());
        assertEquals(List.of("card 1.0.0"), told());
        SampleWidgets.deploy(browser, 7, "card", "1.1.0");
        assertTrue(offer.refresh());
        assertEquals(List.of("card 1.1.0"), told());
    }

    @Test
    public void whatStaysAwayIsTakenAfterASecond() {
        SampleWidgets.deploy(browser, 7, "card", "1.0.0");
        offer.refresh();
        SampleWidgets.remove(browser, 7);
        assertFalse(offer.refresh());
        pass(1_000);
        assertTrue(offer.refresh());
        assertEquals(List.of(), told());
    }

    @Test
    public void eachLoginHasFramesOfItsOwn() {
        SampleWidgets.deploy(browser, 7, "card", "1.0.0");
        offer.refresh();
        assertEquals(offer.widgets(READER), offer.widgets(READER));
        Reader other = new Reader("login-2", "http://localhost:8642", "600008", Set.of("agent"));
        assertFalse(offer.widgets(READER).equals(offer.widgets(other)));
    }
}
