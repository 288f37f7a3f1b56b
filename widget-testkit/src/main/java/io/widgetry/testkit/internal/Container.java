package io.widgetry.testkit.internal;

import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.View;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.admin.EventFilter;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetStatus;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import io.widgetry.core.internal.admin.Admin;
import io.widgetry.core.internal.dispatch.Dispatcher;
import io.widgetry.core.internal.dispatch.Settings;
import io.widgetry.core.internal.dispatch.Watching;
import io.widgetry.core.internal.dispatch.WidgetHost;
import io.widgetry.core.internal.json.PayloadMapper;
import io.widgetry.testkit.Sent;
import io.widgetry.testkit.Stage;
import io.widgetry.testkit.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A core in memory with the widgets of a test. What happens in it has happened when its methods return. */
public final class Container implements Stage {
    private static final Duration NEVER = Duration.ofDays(1);
    private static final Duration UPDATE = Duration.ofMinutes(1);

    private final Witness witness = new Witness();
    private final VirtualTime time;
    private final Dispatcher dispatcher;
    private final RuntimeAdmin admin;
    private final Quiet quiet;
    private final Settings settings;
    private final Source source = new Source(witness);
    private final Partner partner = new Partner();
    private final Map<Part, WidgetHost> widgets = new LinkedHashMap<>();
    private final Part main;
    private final Map<String, String> told = new HashMap<>();
    private String agent = AGENT;
    private String interaction = INTERACTION;

    Container(Instant start, Duration patience, Given given, List<Part> parts) {
        this.time = new VirtualTime(start, witness);
        Core core = Core.of(given.core());
        this.settings = patient(core.settings());
        this.dispatcher = new Dispatcher(settings, new PayloadMapper(core.limits()), Watching.ALL, time);
        this.quiet = new Quiet(dispatcher, patience);
        this.admin = new Admin(dispatcher);
        admin.monitor(
                new EventFilter(Optional.empty(), Optional.empty(), Optional.of(DataEvents.MESSAGE), Optional.empty()),
                1_000_000,
                this::observe);
        dispatcher.actions().add(source, Set.of(), source);
        this.main = parts.get(0);
        parts.forEach(part -> widgets.put(part, part.deploy(dispatcher)));
        partner.deploy(dispatcher, scope() == Scope.INTERACTION ? Scope.INTERACTION : Scope.AGENT);
        settle();
    }

    /** A widget that fails or is looked at in a debugger stays where it is: the test says what is wrong. */
    private static Settings patient(Settings settings) {
        return settings.withSupervision(new Settings.Supervision(NEVER, NEVER, NEVER, 0, 100, NEVER, NEVER, NEVER))
                .withUpdateWindow(Duration.ZERO);
    }

    private void observe(ObservedEvent event) {
        event.message()
                .ifPresent(route -> witness.sent(
                        route.senderId(), new Sent(Json.read(event.json()), route.widgetId(), route.everywhere())));
    }

    /** {@return the scope of the widget under test} */
    public Scope scope() {
        return widgets.get(main).descriptor().scope();
    }

    /** {@return the id of the widget under test} */
    public String widgetId() {
        return widgets.get(main).id();
    }

    /** {@return what the widgets did} */
    public Witness witness() {
        return witness;
    }

    /** {@return what an operator sees of a widget; empty if it is not there} */
    public Optional<WidgetStatus> status(String widgetId) {
        return admin.widgets().stream()
                .filter(each -> each.widgetId().equals(widgetId))
                .findFirst();
    }

    /** {@return where a widget's instance is that the script is about now} */
    public Place place(String widgetId) {
        Scope scope = status(widgetId).map(WidgetStatus::scope).orElse(scope());
        return new Place(
                widgetId,
                scope == Scope.RUNTIME ? Optional.empty() : Optional.of(agent),
                scope == Scope.INTERACTION ? Optional.of(interaction) : Optional.empty());
    }

    /** {@return whether there is such an instance now} */
    public boolean isOpen(Place place) {
        return admin.instances(place.widgetId()).stream()
                .anyMatch(each -> each.agentId().equals(place.agentId())
                        && each.interactionId().equals(place.interactionId()));
    }

    /** {@return what an instance keeps under a name} */
    public Optional<Object> stored(Place place, String key) {
        return dispatcher.widget(place.widgetId()).stream()
                .flatMap(host -> host.instances().stream())
                .filter(instance -> Place.of(instance).equals(place))
                .findFirst()
                .flatMap(instance -> dispatcher.kept(instance, key));
    }

    /** {@return the latest that an instance showed} */
    public Optional<View> view(Place place) {
        List<View> all = witness.views(place);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private void settle() {
        long deadline = quiet.deadline();
        do {
            quiet.await(deadline);
        } while (time.ring(time.now()));
    }

    @Override
    public String agent() {
        return agent;
    }

    @Override
    public String interaction() {
        return interaction;
    }

    @Override
    public void turnTo(String interactionId) {
        interaction = interactionId;
    }

    @Override
    @SuppressWarnings("unchecked") // an object's members are keyed by name
    public Optional<Map<String, Object>> told() {
        boolean live = dispatcher
                .workspace(agent)
                .flatMap(workspace -> workspace.state().interaction(interaction))
                .isPresent();
        return live
                ? Optional.ofNullable(told.get(key())).map(json -> (Map<String, Object>) Json.read(json))
                : Optional.empty();
    }

    private String key() {
        return agent + '\n' + interaction;
    }

    @Override
    public Instant now() {
        return time.now();
    }

    @Override
    public void pass(Duration duration) {
        Instant then = time.now().plus(duration);
        long deadline = quiet.deadline();
        while (time.ring(then)) {
            quiet.await(deadline);
        }
        settle();
    }

    @Override
    public void publish(String event, String interactionId, String json) {
        boolean tells = event.equals(DataEvents.INTERACTION) || event.equals(DataEvents.ANY_INTERACTION);
        if (tells && interactionId != null) {
            told.put(agent + '\n' + interactionId, json);
        }
        publish(SourceEvent.of(event, agent).interaction(interactionId).json(json));
    }

    private void publish(SourceEvent.Builder event) {
        PublishResult result =
                dispatcher.publish(event.from(Source.NAME, null).at(time.now()).build());
        if (!result.isAccepted()) {
            throw new AssertionError("the runtime refused the event: " + result.message());
        }
        settle();
    }

    @Override
    public void end(boolean afterContactWork) {
        String last = told.getOrDefault(key(), Json.write(Map.of("id", interaction)));
        publish(SourceEvent.of(DataEvents.INTERACTION_ENDED, agent)
                .interaction(interaction)
                .afterContactWork(afterContactWork)
                .json(last));
    }

    @Override
    public void close() {
        publish(SourceEvent.of(SourceEvent.INTERACTION_CLOSED, agent).interaction(interaction));
    }

    @Override
    public void play(Step step) {
        step.play(this);
        settle();
    }

    @Override
    public void playFor(String agentId, Step... steps) {
        String before = agent;
        String beforeInteraction = interaction;
        agent = agentId;
        try {
            for (Step step : steps) {
                play(step);
            }
        } finally {
            agent = before;
            interaction = beforeInteraction;
        }
    }

    @Override
    public void message(Object data, boolean everywhere) {
        Optional<String> where = scope() == Scope.INTERACTION ? Optional.of(interaction) : Optional.empty();
        WidgetContext sender = partner.in(Optional.of(agent), where)
                .orElseThrow(() -> new IllegalStateException("no widget can send a message there, because there is no "
                        + (scope() == Scope.INTERACTION ? "interaction " + interaction : "workspace of agent " + agent)
                        + " now: begin with "
                        + (scope() == Scope.INTERACTION
                                ? "given(aVoiceInteraction().active())"
                                : "given(theAgentSignsIn())")));
        if (everywhere) {
            sender.api().sendMessageToAnyWidget(data);
        } else {
            sender.api().sendMessage(data);
        }
        settle();
    }

    @Override
    public void update() {
        dispatcher.configure(settings.withUpdateWindow(UPDATE));
        dispatcher.deployments().remove(widgets.get(main));
        widgets.put(main, main.deploy(dispatcher));
        settle();
        dispatcher.configure(settings);
    }

    @Override
    public void undeploy() {
        dispatcher.deployments().remove(widgets.get(main));
        settle();
    }

    @Override
    public void refuse(String action, String reason) {
        source.refuse(action, reason);
    }

    /** Ends it: no callback is entered any more. */
    public void shutDown() {
        dispatcher.close();
    }
}
