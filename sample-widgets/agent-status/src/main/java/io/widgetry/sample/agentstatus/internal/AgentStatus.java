package io.widgetry.sample.agentstatus.internal;

import io.widgetry.api.Code;
import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.WorkspaceState;
import io.widgetry.api.payload.AgentState;
import io.widgetry.api.payload.Capabilities;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Component;

/**
 * Shows the agent's state, the reason for it, how long it has lasted, the agent's resources, and what the agent can do.
 *
 * <p>Four events matter here, yet this widget has no field and never asks which of them came: every event carries a
 * snapshot of the workspace as of that event, and the snapshot is all there is to show. A widget without fields needs no
 * instance for each agent either: this one is a singleton, and the context says whose Home it draws.
 *
 * <p>The time in the state is reckoned from the event's time, not from this computer's clock, so that a recording shows
 * the same times today as on the day it was made.
 */
@Component
@WidgetName("agent-status")
@WidgetScope(Scope.AGENT)
@SubscribesTo({
    DataEvents.AGENT_STATE,
    DataEvents.CAPABILITIES,
    DataEvents.RESOURCE_ACQUIRED,
    DataEvents.RESOURCE_RELEASED
})
public final class AgentStatus implements Widget {

    @Override
    public void onDataEvent(DataEvent event, WidgetContext context) {
        WorkspaceState workspace = event.state();
        View view = View.titled(context.api().getClientDetails().displayName());
        if (workspace.agentState().isPresent()) {
            AgentState agent = workspace.agentState().get();
            view = view.row("Reason", reason(agent.reasonCode(), context.api().getNotReadyReasonCodes()))
                    .row("Since", agent.lastStateChangeTime())
                    .row(
                            "For",
                            agent.lastStateChange()
                                    .map(since -> time(since, event.time()))
                                    .orElse(""))
                    .status(agent.currentState());
        }
        for (Map.Entry<String, String> resource : resources(workspace).entrySet()) {
            view = view.row(resource.getKey(), resource.getValue());
        }
        context.show(view.items(allowed(workspace.capabilities())));
    }

    /** A code is a number in text; what it means depends on the installation, which may not tell. */
    private static String reason(String code, List<Code> known) {
        return known.stream()
                .filter(each -> each.code().equals(code))
                .map(Code::friendlyName)
                .findFirst()
                .orElse(code);
    }

    /** By channel: what was acquired, overlaid with the state of now where the agent's state tells it. */
    private static Map<String, String> resources(WorkspaceState workspace) {
        Map<String, String> resources = new LinkedHashMap<>();
        workspace.resources().forEach(each -> resources.put(each.channel(), each.state()));
        workspace.agentState().map(AgentState::resourceStates).orElse(Map.of()).forEach((channel, each) -> {
            if (each != null) {
                resources.put(channel, each.state());
            }
        });
        return resources;
    }

    private static List<String> allowed(Capabilities capabilities) {
        return capabilities.flags().keySet().stream()
                .filter(capabilities::allows)
                .sorted()
                .toList();
    }

    private static String time(Instant since, Instant now) {
        Duration time = since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
        return String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }
}
