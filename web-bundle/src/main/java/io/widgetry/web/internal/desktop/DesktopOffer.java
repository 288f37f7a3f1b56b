package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.core.JsonGenerator;
import io.widgetry.api.Scope;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.web.internal.browser.BrowserWidget;
import io.widgetry.web.internal.browser.BrowserWidgets;
import io.widgetry.web.internal.browser.FrameKeys;
import io.widgetry.web.internal.browser.FrameKeys.Frame;
import io.widgetry.web.internal.browser.FrameSettings;
import io.widgetry.web.internal.browser.OpenFrames;
import io.widgetry.web.internal.browser.WidgetJson;
import io.widgetry.web.internal.http.Json;
import io.widgetry.web.internal.stream.Offer;
import io.widgetry.web.internal.stream.Reader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The widgets that pages are told of: browser widgets, and Java widgets that show something in a desktop. */
final class DesktopOffer implements Offer {
    /** So long a widget may be away, as it is during an update, before pages are told. */
    private static final long AWAY_NANOS = Duration.ofSeconds(1).toNanos();

    /** So often it is asked which Java widgets there are, which costs more than to look at browser widgets. */
    private static final long LOOK_NANOS = Duration.ofSeconds(1).toNanos();

    private record JavaWidget(String id, String version, Scope scope) {}

    private record Widgets(List<BrowserWidget> browser, List<JavaWidget> java) {
        Set<String> ids() {
            return Stream.concat(
                            browser.stream().map(BrowserWidget::id),
                            java.stream().map(JavaWidget::id))
                    .collect(Collectors.toSet());
        }
    }

    private final BrowserWidgets browser;
    private final RuntimeAdmin admin;
    private final RemoteWidgets remote;
    private final FrameKeys keys;
    private final FrameSettings settings;
    private final OpenFrames frames;
    private final LongSupplier nanos;
    private final Development development = new Development();

    // Of the thread that refreshes.
    private List<JavaWidget> java;
    private long javaSeen;
    private boolean waiting;
    private long awaySince;
    private volatile Widgets current;

    DesktopOffer(
            BrowserWidgets browser,
            RuntimeAdmin admin,
            RemoteWidgets remote,
            FrameKeys keys,
            FrameSettings settings,
            OpenFrames frames,
            LongSupplier nanos) {
        this.browser = browser;
        this.admin = admin;
        this.remote = remote;
        this.keys = keys;
        this.settings = settings;
        this.frames = frames;
        this.nanos = nanos;
        this.current = look();
    }

    private Widgets look() {
        if (java == null || nanos.getAsLong() - javaSeen >= LOOK_NANOS) {
            javaSeen = nanos.getAsLong();
            java = admin.widgets().stream()
                    .filter(widget -> widget.scope() != Scope.RUNTIME)
                    .map(widget -> new JavaWidget(widget.widgetId(), widget.version(), widget.scope()))
                    .toList();
        }
        return new Widgets(browser.offered(), java);
    }

    /** Looks which widgets there are; from one thread. {@return whether pages are to be told} */
    boolean refresh() {
        Widgets now = look();
        if (now.equals(current)) {
            waiting = false;
            return false;
        }
        Set<String> gone = new HashSet<>(current.ids());
        gone.removeAll(now.ids());
        if (!gone.isEmpty() && !isOverdue()) {
            return false;
        }
        waiting = false;
        current = now;
        gone.forEach(frames::removed);
        return true;
    }

    private boolean isOverdue() {
        if (!waiting) {
            waiting = true;
            awaySince = nanos.getAsLong();
        }
        return nanos.getAsLong() - awaySince >= AWAY_NANOS;
    }

    @Override
    public String widgets(Reader reader) {
        Widgets told = current;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = Json.MAPPER.createGenerator(text)) {
            json.writeStartArray();
            for (BrowserWidget widget : told.browser()) {
                Frame frame = new Frame(reader.login(), reader.origin(), widget);
                boolean token = remote.mayReadToken(widget.id(), widget.bundle());
                WidgetJson.write(json, widget, keys.keyFor(frame), reader.origin(), token, settings);
            }
            for (JavaWidget widget : told.java()) {
                json.writeStartObject();
                json.writeStringField("widgetId", widget.id());
                json.writeStringField("version", widget.version());
                json.writeStringField("scope", widget.scope().name());
                json.writeBooleanField("java", true);
                json.writeEndObject();
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    Development developing() {
        return development;
    }

    @Override
    public String development() {
        return development.told();
    }

    @Override
    public List<String> tokenHolders() {
        return browser.offered().stream()
                .filter(widget -> remote.mayReadToken(widget.id(), widget.bundle()))
                .map(BrowserWidget::id)
                .toList();
    }

    @Override
    public void closed(String agentId, String interactionId) {
        frames.closed(agentId, interactionId);
    }

    @Override
    public void signedOut(String agentId) {
        frames.left(agentId);
    }
}
