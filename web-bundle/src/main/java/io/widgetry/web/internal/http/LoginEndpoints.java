package io.widgetry.web.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** In and out, and who one is. */
public final class LoginEndpoints implements Endpoints {
    private final Gate gate;
    private final Limits limits;
    private final Supplier<String> product;
    private final String version;

    /**
     * Makes the endpoints.
     *
     * @param product the product that the runtime runs as
     * @param version this bundle's
     */
    public LoginEndpoints(Gate gate, Limits limits, Supplier<String> product, String version) {
        this.gate = gate;
        this.limits = limits;
        this.product = product;
        this.version = version;
    }

    /** What a login brings. */
    record Login(String token) {
        Login {
            if (token == null || token.isEmpty() || token.length() > 200) {
                throw new IllegalArgumentException("The field \"token\" must hold a token.");
            }
        }
    }

    /** Who one is. */
    record SessionView(List<Role> roles, String agentId, String product, String version) {}

    @Override
    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/api/login", Access.PUBLIC, "Begins a session: sets a cookie.", this::login)
                        .takes(Login.class),
                Endpoint.post("/api/logout", Access.PUBLIC, "Ends the session of the cookie.", this::logout),
                Endpoint.get("/api/session", Access.SESSION, "Says who is logged in.", this::session)
                        .answers(SessionView.class),
                Endpoint.page("/", Access.PUBLIC, "Leads to the right page.", LoginEndpoints::start));
    }

    private void login(Exchange exchange) throws HttpException, IOException {
        HttpServletRequest request = exchange.request();
        Login login = exchange.body(Login.class);
        String cookie = gate.login(login.token(), request.getRemoteAddr());
        RequestChecks.cookie(request).ifPresent(gate::logout);
        setCookie(exchange, cookie, limits.sessionLife().toSeconds());
        exchange.nothing();
    }

    private void logout(Exchange exchange) {
        RequestChecks.cookie(exchange.request()).ifPresent(gate::logout);
        setCookie(exchange, "", 0);
        exchange.nothing();
    }

    private static void setCookie(Exchange exchange, String value, long seconds) {
        HttpServletRequest request = exchange.request();
        exchange.answerHeader(
                "Set-Cookie",
                RequestChecks.cookieName(request) + "=" + value + "; Path=/; Max-Age=" + seconds
                        + "; HttpOnly; SameSite=Strict" + (request.isSecure() ? "; Secure" : ""));
    }

    private void session(Exchange exchange) throws IOException {
        Session session = exchange.session();
        exchange.json(new SessionView(
                session.roles().stream().sorted().toList(), session.agentId().orElse(null), product.get(), version));
    }

    private static void start(Exchange exchange) {
        Optional<Set<Role>> roles = exchange.visitor().map(Session::roles);
        if (roles.isEmpty()) {
            exchange.redirect("/login/");
        } else {
            exchange.redirect(roles.get().contains(Role.AGENT) ? "/desktop/" : "/operations/");
        }
    }
}
