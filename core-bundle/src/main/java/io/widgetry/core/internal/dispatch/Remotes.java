package io.widgetry.core.internal.dispatch;

import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.Code;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RetainedState;
import io.widgetry.api.spi.ActionResult;
import io.widgetry.core.internal.dispatch.Settings.CodeKind;
import io.widgetry.core.internal.state.Snapshot;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** The verbs of the page's API for widgets outside of the container. */
public final class Remotes implements RemoteWidgets {
    private final Dispatcher dispatcher;
    private final RemoteBudgets budgets;
    private final WorkerShare share;

    public Remotes(Dispatcher dispatcher) {
        this.dispatcher = dispatcher;
        this.budgets = new RemoteBudgets(() -> dispatcher.settings().limits().messages());
        this.share = new WorkerShare(dispatcher.pool().shareLimit());
    }

    @Override
    public Optional<ClientConfiguration> configuration(RemoteWidget widget) {
        boolean granted = mayReadToken(widget.widgetId(), widget.bundle());
        return dispatcher
                .workspace(widget.agentId())
                .map(workspace -> Clients.configuration(workspace.state(), granted));
    }

    @Override
    public Optional<RetainedState> retained(String agentId) {
        Objects.requireNonNull(agentId, "agentId");
        for (; ; ) {
            Workspace workspace = dispatcher.workspace(agentId).orElse(null);
            if (workspace == null) {
                return Optional.empty();
            }
            Snapshot state = workspace.settled();
            if (state != null) { // else it has closed between the look-up and now
                return Optional.of(new RetainedState(
                        state,
                        workspace.since(),
                        RetainedValues.of(state, dispatcher.settings().product())));
            }
        }
    }

    @Override
    public boolean mayReadToken(String widgetId, String bundle) {
        return dispatcher.settings().grantsToken(new WidgetIdentity(bundle, widgetId));
    }

    @Override
    public List<Code> dispositionCodes(String channel) {
        return dispatcher.settings().codes(CodeKind.DISPOSITION, channel);
    }

    @Override
    public List<Code> workCodes(String channel) {
        return dispatcher.settings().codes(CodeKind.WORK, channel);
    }

    @Override
    public List<Code> additionalWorkCodes() {
        return dispatcher.settings().codes(CodeKind.ADDITIONAL_WORK, null);
    }

    @Override
    public List<Code> notReadyReasonCodes() {
        return dispatcher.settings().codes(CodeKind.NOT_READY, null);
    }

    @Override
    public long sendMessage(RemoteWidget sender, String json) {
        return send(sender, Message.toContext(json));
    }

    @Override
    public long sendMessage(RemoteWidget sender, String json, String widgetId) {
        Objects.requireNonNull(widgetId, "widgetId");
        return send(sender, Message.toWidget(json, widgetId));
    }

    @Override
    public long sendMessageToAnyWidget(RemoteWidget sender, String json) {
        return send(sender, Message.toAny(json));
    }

    private long send(RemoteWidget sender, Message message) {
        Objects.requireNonNull(message.json(), "json");
        Workspace workspace = dispatcher
                .workspace(sender.agentId())
                .orElseThrow(() ->
                        new IllegalStateException("agent " + sender.agentId() + " is not signed in: nothing was sent"));
        Optional<String> bound = sender.interactionId();
        if (bound.isPresent() && workspace.state().find(bound.get()) == null) {
            throw hasEnded(sender); // before any book is kept of it
        }
        if (!budgets.take(sender)) {
            return 0;
        }
        long number = dispatcher.send(Sender.of(sender), workspace, message);
        if (number == 0) {
            throw hasEnded(sender);
        }
        return number;
    }

    private static IllegalStateException hasEnded(RemoteWidget sender) {
        return new IllegalStateException(sender.interactionId()
                        .map(id -> "interaction " + id + " of agent " + sender.agentId() + " is not live")
                        .orElse("agent " + sender.agentId() + " has signed out")
                + ": nothing was sent");
    }

    @Override
    public CompletionStage<ActionResult> perform(RemoteWidget widget, String action, Map<String, ?> arguments) {
        Objects.requireNonNull(action, "action");
        Map<String, Object> copy = dispatcher.copyOf(Objects.requireNonNull(arguments, "arguments"));
        return dispatcher
                .actions()
                .perform(
                        new Asker(
                                widget.widgetId(),
                                new WidgetIdentity(widget.bundle(), widget.widgetId()),
                                dispatcher.workspace(widget.agentId()).orElse(null),
                                "agent " + widget.agentId() + " is not signed in",
                                widget.interactionId(),
                                answer -> OneTurn.run(dispatcher.pool(), share, answer)),
                        action,
                        copy);
    }
}
