package io.widgetry.web.internal.browser;

import io.widgetry.web.internal.http.Tokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The keys under which frames and their files are served: each for one login session and one version of a widget. Who has the
 * key needs nothing else, since a frame of an opaque origin sends no cookie.
 */
public final class FrameKeys {
    private static final int MOST = 100_000;

    /**
     * What a key stands for.
     *
     * @param login the id of the login session
     * @param desktop the origin of the desktop in which the frame is
     * @param widget the widget, in one version
     */
    public record Frame(String login, String desktop, BrowserWidget widget) {}

    // Guarded by this.
    private final Map<String, Frame> frames = new LinkedHashMap<>();
    private final Map<Frame, String> keys = new HashMap<>();
    private final Map<BrowserWidget, Long> retired = new LinkedHashMap<>();
    private final Duration grace;
    private final LongSupplier nanos;

    /**
     * No keys yet.
     *
     * @param grace how long those of an old version are good, for frames that are just loading
     */
    public FrameKeys(Duration grace, LongSupplier nanos) {
        this.grace = grace;
        this.nanos = nanos;
    }

    /** {@return the key for a frame, the same one each time} */
    public synchronized String keyFor(Frame frame) {
        String key = keys.get(frame);
        if (key == null) {
            key = Tokens.next();
            keys.put(frame, key);
            frames.put(key, frame);
            if (frames.size() > MOST) {
                remove(frames.keySet().iterator().next());
            }
        }
        return key;
    }

    /** {@return what a key stands for; empty if it is none, or none any more} */
    public synchronized Optional<Frame> find(String key) {
        Frame frame = frames.get(key);
        if (frame == null) {
            return Optional.empty();
        }
        Long until = retired.get(frame.widget());
        return until == null || until - nanos.getAsLong() > 0 ? Optional.of(frame) : Optional.empty();
    }

    /** A session has ended. */
    public synchronized void forget(String login) {
        new ArrayList<>(frames.entrySet()).forEach(each -> {
            if (each.getValue().login().equals(login)) {
                remove(each.getKey());
            }
        });
    }

    /** A widget's bundle goes. */
    public void retire(BrowserWidget widget) {
        widget.keepFiles();
        synchronized (this) {
            retired.put(widget, nanos.getAsLong() + grace.toNanos());
        }
    }

    /** Forgets what is over. */
    public synchronized void tick() {
        for (Iterator<Map.Entry<BrowserWidget, Long>> all = retired.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<BrowserWidget, Long> each = all.next();
            if (each.getValue() - nanos.getAsLong() <= 0) {
                all.remove();
                new ArrayList<>(frames.entrySet()).forEach(frame -> {
                    if (frame.getValue().widget() == each.getKey()) {
                        remove(frame.getKey());
                    }
                });
            }
        }
    }

    private void remove(String key) {
        keys.remove(frames.remove(key));
    }

    synchronized int size() {
        return frames.size();
    }
}
