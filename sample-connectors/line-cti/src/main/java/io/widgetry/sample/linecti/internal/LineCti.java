package io.widgetry.sample.linecti.internal;

import io.widgetry.api.DataEvents;
import io.widgetry.api.spi.Action;
import io.widgetry.api.spi.ActionHandler;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.SourceEvent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Connects a telephony system that speaks lines over TCP: what it tells becomes events, and what agents and widgets ask
 * for becomes commands, each of which it answers. What the lines mean is here; how they travel is in {@link Link}.
 */
@Component(
        service = ActionHandler.class,
        immediate = true,
        configurationPid = LineCti.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        property = ActionHandler.SOURCES + "=" + LineCti.SOURCE)
@Designate(ocd = Config.class)
public final class LineCti implements ActionHandler, Link.Ends {
    static final String PID = "io.widgetry.sample.line-cti";
    static final String SOURCE = "/line-cti";

    private static final Map<String, String> EVENTS = Map.of(
            "agent", DataEvents.AGENT_STATE,
            "gone", DataEvents.AGENT_STATE,
            "call", DataEvents.INTERACTION,
            "ended", DataEvents.INTERACTION_ENDED,
            "wrapup", DataEvents.INTERACTION_ENDED,
            "closed", SourceEvent.INTERACTION_CLOSED);
    private static final Map<String, String> COMMANDS = Map.of(
            "acceptInteraction", "answer",
            "holdInteraction", "hold",
            "unholdInteraction", "retrieve",
            "endInteraction", "clear");
    private static final String SIGNED_OUT = "{\"currentState\":\"LOGGED_OUT\"}";

    private final DataEventPublisher events;
    private final Link link;
    private final Answers answers;
    private final Set<String> agents = ConcurrentHashMap.newKeySet();
    private String last = "-"; // only the reading thread uses it

    @Activate
    public LineCti(@Reference DataEventPublisher events, Config config) {
        this.events = events;
        this.answers = new Answers(config.answerMillis());
        this.link = new Link(config, this);
        link.open();
    }

    @Deactivate
    void close() {
        link.close();
    }

    @Override
    public String greeting() {
        return "HELLO " + last;
    }

    @Override
    public void told(String line) {
        String[] words = line.split(" ", 6);
        if (words[0].equals("EVENT") && words.length == 6) {
            publish(words[1], words[2], words[3], words[4], words[5]);
        } else if (words[0].equals("OK") && words.length == 2) {
            answers.give(words[1], ActionResult.DONE);
        } else if (words[0].equals("NO") && words.length > 2) {
            answers.give(words[1], ActionResult.refused(line.substring(line.indexOf(' ', 3) + 1)));
        } else if (line.equals("RESET")) {
            agents.forEach(agent -> publish(null, agent, "-", "gone", SIGNED_OUT));
        } else if (!line.isEmpty()) { // an empty line says that the system is there
            link.send("BAD - MALFORMED this is no EVENT, OK, NO or RESET with all its words");
        }
    }

    private void publish(String id, String agent, String call, String what, String json) {
        PublishResult result = events.publish(SourceEvent.of(EVENTS.getOrDefault(what, what), agent)
                .from(SOURCE, id)
                .interaction(call.equals("-") ? null : call)
                .afterContactWork(what.equals("wrapup"))
                .json(what.equals("gone") ? SIGNED_OUT : json)
                .build());
        result.reason().ifPresent(reason -> link.send("BAD " + id + " " + reason + " " + result.message()));
        if (what.equals("gone")) {
            agents.remove(agent);
        } else {
            agents.add(agent);
        }
        last = id == null ? last : id;
    }

    @Override
    public CompletionStage<ActionResult> handle(Action action) {
        String command = COMMANDS.get(action.name());
        if (command == null) {
            return Answers.refused("the telephony system has no command for " + action.name());
        }
        // an id that a widget made up must not become a second line
        String call = action.interactionId().orElse("-").replaceAll("\\s", "_");
        return answers.to(number -> link.send("DO " + number + " " + command + " " + action.agentId() + " " + call));
    }

    @Override
    public void lost() {
        answers.refuseAll("the telephony system is gone");
    }
}
