package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.web.internal.browser.FrameKeys.Frame;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.Test;

public class FrameKeysTest {
    private final AtomicLong nanos = new AtomicLong();
    private final FrameKeys keys = new FrameKeys(Duration.ofSeconds(30), nanos::get);
    private final BrowserWidget card = SampleWidgets.card("1.0.0");

    private static Frame frame(String login, BrowserWidget widget) {
        return new Frame(login, "http://localhost:8642", widget);
    }

    private Optional<BrowserWidget> widget(String key) {
        return keys.find(key).map(Frame::widget);
    }

    @Test
    public void aKeyIsForOneSessionAndOneVersion() {
        String key = keys.keyFor(frame("login-1", card));
        assertTrue(key, key.matches("[A-Za-z0-9_-]{43}"));
        assertEquals(key, keys.keyFor(frame("login-1", card)));
        assertNotEquals(key, keys.keyFor(frame("login-2", card)));
        assertNotEquals(key, keys.keyFor(new Frame("login-1", "http://127.0.0.1:8642", card)));
        assertNotEquals(key, keys.keyFor(frame("login-1", SampleWidgets.card("1.0.0"))));
        assertEquals(Optional.of(card), widget(key));
        assertEquals(Optional.empty(), widget(key.substring(1)));
    }

    @Test
    public void aKeyEndsWithItsSession() {
        String mine = keys.keyFor(frame("login-1", card));
        String other = keys.keyFor(frame("login-2", card));
        keys.forget("login-1");
        assertEquals(Optional.empty(), widget(mine));
        assertEquals(Optional.of(card), widget(other));
        assertEquals(1, keys.size());
    }

    @Test
    public void anOldVersionIsServedForAWhileToFramesThatAreJustLoading() throws Exception {
        String key = keys.keyFor(frame("login-1", card));
        keys.retire(card);
        assertEquals(
                "/* 1.0.0 */",
                new String(widget(key).orElseThrow().read("card.js").orElseThrow()));
        nanos.addAndGet(Duration.ofSeconds(29).toNanos());
        keys.tick();
        assertEquals(Optional.of(card), widget(key));
        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        assertEquals(Optional.empty(), widget(key));
        keys.tick();
        assertEquals(0, keys.size());
    }
}
