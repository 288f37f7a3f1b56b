package io.widgetry.sample.test;

import io.widgetry.api.DataEventType;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetApi;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetStore;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.Payload;
import io.widgetry.api.payload.WidgetMessage;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.core.internal.json.JsonLimits;
import io.widgetry.core.internal.json.PayloadMapper;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Tells one widget instance what happens, in JSON as a feed has it, and remembers what the widget showed and sent.
 * Everything happens on the caller's thread. What the dispatcher would not deliver, a test must not tell: routing is
 * proved elsewhere.
 */
public final class Story implements WidgetContext {
    public static final String AGENT = "600008";
    public static final String INTERACTION = "bffae854-9219-4cfc-9fd3-7125f2e76844";

    private static final PayloadMapper MAPPER = new PayloadMapper(JsonLimits.DEFAULT);

    private final Widget widget;
    private final Scope scope;
    private final String widgetId;
    private final Memory memory = new Memory();
    private final RecordingApi api = new RecordingApi(this);
    private final Store store = new Store();
    private final List<View> views = new CopyOnWriteArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private final Set<Story> others = new LinkedHashSet<>();
    private boolean open;

    private Instant now = Instant.parse("2026-11-23T09:00:00Z");
    private long sequence;

    private Story(Widget widget, Scope scope, String widgetId) {
        this.widget = widget;
        this.scope = scope;
        this.widgetId = widgetId;
    }

    /** Opens the widget; for {@link Scope#INTERACTION}, on {@link #INTERACTION}. */
    public static Story of(Widget widget, Scope scope, String widgetId) throws Exception {
        Story story = later(widget, scope, widgetId);
        together(story);
        return story;
    }

    /** Lets widgets hear each other's messages, and opens those that are not open yet, one after the other. */
    public static void together(Story... stories) throws Exception {
        for (Story story : stories) {
            story.others.addAll(List.of(stories));
            story.others.remove(story);
        }
        for (Story story : stories) {
            if (!story.open) {
                story.open = true;
                story.widget.opened(story);
            }
        }
    }

    /** A story that {@link #together} begins. */
    public static Story later(Widget widget, Scope scope, String widgetId) {
        return new Story(widget, scope, widgetId);
    }

    /** When the next events happen. */
    public Story at(String time) {
        now = Instant.parse(time);
        return this;
    }

    /** An event about {@link #INTERACTION}, if it is about one. */
    public Story event(String name, String json) throws Exception {
        boolean about = DataEventType.byName(name)
                        .map(DataEventType::requiresInteraction)
                        .orElse(false)
                || name.startsWith("onAnyInteraction");
        return event(name, about ? INTERACTION : null, json);
    }

    /** An event about an interaction, or, with null, about none. */
    public Story event(String name, String interactionId, String json) throws Exception {
        Payload payload = bind(DataEventType.byName(name).orElse(null), json);
        memory.remember(name, interactionId, now, payload);
        deliver(told(name, interactionId, payload, json));
        return this;
    }

    /** Something about {@link #INTERACTION} that the widget did not subscribe to: only the state shows it. */
    public Story unheard(String name, String json) throws Exception {
        memory.remember(name, INTERACTION, now, bind(DataEventType.byName(name).orElse(null), json));
        sequence++;
        return this;
    }

    /** The interaction ends, and goes into after-contact work. */
    public Story endsIntoAfterContactWork(String name, String json) throws Exception {
        memory.afterContactWork(INTERACTION, now);
        deliver(told(name, INTERACTION, bind(DataEventType.byName(name).orElseThrow(), json), json));
        return this;
    }

    /** Another widget sends a message to all. */
    public Story message(String json) throws Exception {
        return event(DataEvents.MESSAGE, null, json);
    }

    public Story closes() throws Exception {
        widget.closed(this);
        return this;
    }

    /** What the widget shows. */
    public View view() {
        return views.get(views.size() - 1);
    }

    /** All that it showed, the latest last. */
    public List<View> views() {
        return views;
    }

    /** The rows that it shows, by label. */
    public Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        view().rows().forEach(row -> rows.put(row.label(), row.value()));
        return rows;
    }

    public List<Sent> sent() {
        return sent;
    }

    void send(String to, Object data) {
        String json = MAPPER.write(data);
        sent.add(new Sent(to, asHeard(json).value()));
        for (Story other : others) {
            boolean addressed = other.widgetId.equals(to);
            if (addressed || to.equals(Sent.CONTEXT) || to.equals(Sent.WORKSPACE)) {
                other.hear(json, addressed);
            }
        }
    }

    private void hear(String json, boolean addressed) {
        try {
            ToldEvent event = told(DataEvents.MESSAGE, null, asHeard(json), json);
            deliver(event);
            if (addressed) {
                api.deliver(event.as(DataEvents.MESSAGE + ":" + widgetId));
            }
        } catch (Exception e) {
            throw new AssertionError(widgetId + " failed", e);
        }
    }

    private void deliver(ToldEvent event) throws Exception {
        widget.onDataEvent(event, this);
        api.deliver(event);
    }

    private ToldEvent told(String name, String interactionId, Payload payload, String json) {
        sequence++;
        return new ToldEvent(
                name,
                AGENT,
                Optional.ofNullable(interactionId),
                sequence,
                now,
                false,
                payload,
                json,
                memory.snapshot(sequence));
    }

    private static WidgetMessage asHeard(String json) {
        try {
            return (WidgetMessage) bind(DataEventType.MESSAGE, json);
        } catch (MalformedEventException e) {
            throw new AssertionError("what was written cannot be read: " + json, e);
        }
    }

    private static Payload bind(DataEventType type, String json) throws MalformedEventException {
        return MAPPER.bind(type, json);
    }

    @Override
    public String widgetId() {
        return widgetId;
    }

    @Override
    public Scope scope() {
        return scope;
    }

    @Override
    public Optional<String> agentId() {
        return scope == Scope.RUNTIME ? Optional.empty() : Optional.of(AGENT);
    }

    @Override
    public Optional<String> interactionId() {
        return scope == Scope.INTERACTION ? Optional.of(INTERACTION) : Optional.empty();
    }

    @Override
    public void show(View view) {
        views.add(view);
    }

    @Override
    public WorkspaceState state() {
        return memory.snapshot(sequence);
    }

    @Override
    public WidgetApi api() {
        return api;
    }

    @Override
    public WidgetApi newApi() {
        return new RecordingApi(this);
    }

    @Override
    public WidgetStore store() {
        return store;
    }
}
