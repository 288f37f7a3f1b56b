package io.widgetry.sample.transcript.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.ContextData;
import io.widgetry.api.payload.Media;
import io.widgetry.api.payload.MediaMessage;
import io.widgetry.api.payload.Participant;
import io.widgetry.api.payload.Participants;
import io.widgetry.api.payload.UserTyping;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/**
 * Shows a chat or an exchange of e-mails as it goes on: what was said, who is there, who types, and how long a message
 * may be.
 *
 * <p>Three things to copy. Messages are kept by their id, because the history ({@code onMediaEvent}) may be told again
 * and must not double them; and only the latest {@value #MAX_LINES} lines are kept, because a widget that grows with
 * its interaction is a leak. {@code onUserTypingEvent} arrives for <em>all</em> interactions of the agent, so this
 * widget compares the interaction's id, which the other events here do not need. And the HTML of an e-mail is untrusted:
 * a view is plain text, so its tags are shown and never take effect.
 */
@Component(scope = ServiceScope.PROTOTYPE)
@WidgetName("transcript")
@WidgetScope(Scope.INTERACTION)
@SubscribesTo({
    DataEvents.MEDIA,
    DataEvents.MEDIA_MESSAGE,
    DataEvents.PARTICIPANTS_ADDED,
    DataEvents.USER_TYPING,
    DataEvents.CONTEXT_DATA
})
public final class Transcript implements Widget {
    static final int MAX_LINES = 100;

    private final Map<String, String> lines = new LinkedHashMap<>();
    private final Set<String> people = new LinkedHashSet<>();
    private int unnamed;
    private String limit = "";
    private String typing = "";

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        if (event.payload() instanceof Media media) {
            media.messages().stream().filter(Objects::nonNull).forEach(this::said);
            media.participants().forEach(person -> people.add(name(person)));
        } else if (event.payload() instanceof MediaMessage message) {
            said(message);
            typing = "";
        } else if (event.payload() instanceof Participants added) {
            added.participants().forEach(this::joined);
        } else if (event.payload() instanceof ContextData data) {
            limit = data.characterLimit().isPresent() ? data.characterLimit().getAsInt() + " characters" : "";
        } else if (event.payload() instanceof UserTyping user) {
            if (!event.interactionId().equals(context.interactionId()) || user.participant() == null) {
                return;
            }
            typing = name(user.participant()) + " is typing";
        }
        context.show(View.titled("Transcript")
                .row("People", String.join(", ", people))
                .row("Limit", limit)
                .items(List.copyOf(lines.values()))
                .status(typing));
    }

    private void said(MediaMessage message) {
        add(
                message.messageId(),
                name(message.receivedFrom()) + ": " + message.text().orElse("(no text)"));
    }

    private void joined(Participant person) {
        people.add(name(person));
        add(null, "* " + name(person) + " joined");
    }

    private void add(String id, String line) {
        lines.put(id == null ? "line " + unnamed++ : id, line.strip());
        if (lines.size() > MAX_LINES) {
            lines.remove(lines.keySet().iterator().next());
        }
    }

    private static String name(Participant person) {
        return person == null
                ? "Somebody"
                : Stream.of(person.name(), person.address())
                        .filter(text -> text != null && !text.isBlank())
                        .findFirst()
                        .orElse("Somebody");
    }
}
