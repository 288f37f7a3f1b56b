package io.widgetry.web.internal.desktop;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.widgetry.api.ClientConfiguration;
import io.widgetry.api.ClientDetails;
import io.widgetry.api.Code;
import io.widgetry.api.admin.RemoteWidget;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.web.internal.browser.BrowserWidget;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Endpoints;
import io.widgetry.web.internal.http.Exchange;
import io.widgetry.web.internal.http.HttpException;
import io.widgetry.web.internal.http.Parameter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who the agent is, what can be chosen from, where widgets stand; and the token, for whom it is meant. */
final class ConfigurationEndpoints implements Endpoints {
    /** Codes can be configured for any channel; a page is told of those for these. */
    private static final List<String> CHANNELS =
            List.of("VOICE", "VIDEO", "WEBCHAT", "CHAT", "MESSAGING", "SMS", "EMAIL", "SOCIAL", "GENERIC");

    private final RemoteWidgets remote;
    private final RuntimeAdmin admin;
    private final Callers callers;
    private final LayoutFile layout;

    ConfigurationEndpoints(RemoteWidgets remote, RuntimeAdmin admin, Callers callers, LayoutFile layout) {
        this.remote = remote;
        this.admin = admin;
        this.callers = callers;
        this.layout = layout;
    }

    record Details(String agentId, String displayName, String firstName, String lastName) {}

    record User(String id, String displayName, String firstName, String lastName) {}

    record Resource(String address) {}

    record Profile(Resource defaultResource) {}

    record Client(User user, List<Profile> userProfileDetailsList) {}

    record Choice(String code, String friendlyName) {}

    record Codes(
            List<Choice> notReady,
            List<Choice> additionalWork,
            Map<String, List<Choice>> disposition,
            Map<String, List<Choice>> work) {}

    /** All that a desktop needs before it begins, but no secret. */
    record Configuration(Details clientDetails, Client configuration, Codes codes, String product, JsonNode layout) {}

    /**
     * The single-sign-on token.
     *
     * @param token text or object, as the source told it; absent before it has told any
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Token(Object token) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.get(
                                "/api/agents/{agent}/configuration",
                                Access.AGENT,
                                "Tells who the agent is, the codes to choose from, and the layout.",
                                this::configuration)
                        .answers(Configuration.class),
                Endpoint.get(
                                "/api/agents/{agent}/token",
                                Access.AGENT,
                                "Gives the single-sign-on token for a browser widget that was granted it.",
                                this::token)
                        .with(Parameter.requiredText("widgetId", "For which browser widget."))
                        .answers(Token.class));
    }

    private void configuration(Exchange exchange) throws IOException {
        String agent = exchange.path("agent");
        RemoteWidget desktop = new RemoteWidget(Callers.DESKTOP, "io.widgetry.web", agent, Optional.empty());
        ClientConfiguration client = remote.configuration(desktop)
                .orElseGet(() ->
                        new ClientConfiguration(Optional.empty(), new ClientDetails(agent, agent, "", ""), List.of()));
        ClientDetails user = client.user();
        exchange.json(new Configuration(
                new Details(user.agentId(), user.displayName(), user.firstName(), user.lastName()),
                new Client(
                        new User(user.agentId(), user.displayName(), user.firstName(), user.lastName()),
                        client.resourceAddresses().stream()
                                .map(address -> new Profile(new Resource(address)))
                                .toList()),
                codes(),
                admin.status().product().id(),
                layout.forRoles(exchange.session().roles())));
    }

    private Codes codes() {
        return new Codes(
                choices(remote.notReadyReasonCodes()),
                choices(remote.additionalWorkCodes()),
                byChannel(remote::dispositionCodes),
                byChannel(remote::workCodes));
    }

    private static Map<String, List<Choice>> byChannel(Function<String, List<Code>> codes) {
        Map<String, List<Choice>> byChannel = new LinkedHashMap<>();
        byChannel.put("", choices(codes.apply(null)));
        CHANNELS.forEach(channel -> byChannel.put(channel, choices(codes.apply(channel))));
        return byChannel;
    }

    private static List<Choice> choices(List<Code> codes) {
        return codes.stream()
                .map(code -> new Choice(code.code(), code.friendlyName()))
                .toList();
    }

    private void token(Exchange exchange) throws HttpException, IOException {
        BrowserWidget widget = callers.widget(exchange.required("widgetId"));
        if (!remote.mayReadToken(widget.id(), widget.bundle())) {
            throw new HttpException(
                    403,
                    "Widget " + widget.id()
                            + " was not granted the token: name it or its bundle in the core's tokenGrants.");
        }
        ClientConfiguration client = remote.configuration(
                        new RemoteWidget(widget.id(), widget.bundle(), exchange.path("agent"), Optional.empty()))
                .orElseThrow(() -> new HttpException(409, "Agent " + exchange.path("agent") + " is not signed in."));
        exchange.json(new Token(client.token().map(token -> token.value()).orElse(null)));
    }
}
