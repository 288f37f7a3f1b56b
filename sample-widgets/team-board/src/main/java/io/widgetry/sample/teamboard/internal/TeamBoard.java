package io.widgetry.sample.teamboard.internal;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.payload.TeamMember;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Component;

/**
 * Shows a supervisor what each member of the team is doing: state, reason and interactions.
 *
 * <p>{@code onTeamMemberEvent} tells of one member at a time. The board does not collect them: the snapshot that every
 * event carries has the whole team, also for a board that is deployed in the middle of the day. Hence no fields, and a
 * singleton that serves all supervisors.
 */
@Component
@WidgetName("team-board")
@WidgetScope(Scope.AGENT)
@SubscribesTo(DataEvents.TEAM_MEMBER)
public final class TeamBoard implements Widget {
    private static final Comparator<TeamMember> BY_NAME =
            Comparator.comparing(TeamBoard::name, String.CASE_INSENSITIVE_ORDER);

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        List<TeamMember> team = event.state().team().stream().sorted(BY_NAME).toList();
        long ready =
                team.stream().filter(member -> "READY".equals(member.state())).count();
        View board = View.titled("Team").status(ready + " of " + team.size() + " ready");
        for (TeamMember member : team) {
            board = board.row(name(member), doing(member));
        }
        context.show(board);
    }

    private static String name(TeamMember member) {
        return words(member.lastName(), "(" + member.userHandle() + ")");
    }

    private static String doing(TeamMember member) {
        String state = words(member.state(), member.stateReason());
        String busyWith = member.interactions().stream()
                .filter(Objects::nonNull)
                .map(each -> words(each.channel(), each.state(), each.topic()))
                .collect(Collectors.joining(", "));
        return busyWith.isEmpty() ? state : state + ": " + busyWith;
    }

    /** A text of a payload is null where the source did not tell it. */
    private static String words(String... words) {
        return Stream.of(words).filter(word -> word != null && !word.isBlank()).collect(Collectors.joining(" "));
    }
}
