package io.widgetry.web.internal.http;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Who asks, and whether the request may come from where it comes from. */
final class RequestChecks {
    private static final String BEARER = "Bearer ";
    private static final int LONGEST_TOKEN = 200;
    private static final long IGNORED_BODY = 1_024;

    private final Gate gate;
    private final Hosts hosts;

    RequestChecks(Gate gate, Hosts hosts) {
        this.gate = gate;
        this.hosts = hosts;
    }

    /** The cookie's name has the port in it: browsers do not tell ports apart. */
    static String cookieName(HttpServletRequest request) {
        return "widgetry-" + request.getServerPort();
    }

    static Optional<String> cookie(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(cookieName(request))
                        && cookie.getValue().length() <= LONGEST_TOKEN) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    static String mediaType(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null ? "" : type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    }

    private static boolean changes(HttpServletRequest request) {
        return !request.getMethod().equals("GET") && !request.getMethod().equals("HEAD");
    }

    private static Optional<String> bearer(HttpServletRequest request) throws HttpException {
        String header = request.getHeader("Authorization");
        if (header == null) {
            return Optional.empty();
        }
        if (!header.regionMatches(true, 0, BEARER, 0, BEARER.length()) || header.length() > LONGEST_TOKEN) {
            throw unauthorized();
        }
        return Optional.of(header.substring(BEARER.length()).trim());
    }

    /** Whoever asks; null if nobody is known and the endpoint is for anybody. */
    Session visitor(HttpServletRequest request, Endpoint endpoint) throws HttpException {
        boolean isPublic = endpoint.access() == Access.PUBLIC;
        Optional<String> token = isPublic ? Optional.empty() : bearer(request);
        if (token.isPresent()) {
            // A browser never sends such a header by itself, so there is nobody to be misused.
            return gate.byToken(token.get(), request.getRemoteAddr());
        }
        checkOrigin(request, endpoint);
        Session session = cookie(request).flatMap(gate::byCookie).orElse(null);
        if (session == null && !isPublic) {
            throw unauthorized();
        }
        return session;
    }

    private static HttpException unauthorized() {
        return new HttpException(
                401,
                "Log in first: open the link that the start printed, or that web:link prints.",
                Map.of("WWW-Authenticate", "Bearer"));
    }

    /** A page of another origin must not have a browser that is logged in do something, or read something. */
    private void checkOrigin(HttpServletRequest request, Endpoint endpoint) throws HttpException {
        String origin = request.getHeader("Origin");
        String site = request.getHeader("Sec-Fetch-Site");
        if (changes(request)) {
            if (origin == null || !hosts.isOwn(origin, request) || site != null && !site.equals("same-origin")) {
                throw foreign();
            }
        } else if (endpoint.access() != Access.PUBLIC && !isOwnOrVisit(request, site)) {
            throw foreign();
        }
    }

    /** Browsers count other ports of the same host as the same site, and send them our cookie. */
    private static boolean isOwnOrVisit(HttpServletRequest request, String site) {
        return site == null
                || site.equals("same-origin")
                || site.equals("none")
                || "navigate".equals(request.getHeader("Sec-Fetch-Mode"))
                        && "document".equals(request.getHeader("Sec-Fetch-Dest"));
    }

    private static HttpException foreign() {
        return new HttpException(
                403,
                "A page of another origin may not do this; a program has to send its token (Authorization: Bearer).");
    }

    static void checkRole(Session session, Endpoint endpoint, Map<String, String> path) throws HttpException {
        Optional<Role> role = endpoint.access().role();
        if (role.isPresent() && !session.roles().contains(role.get())) {
            throw new HttpException(403, "This is for the role " + role.get().id() + ".");
        }
        if (endpoint.access() == Access.AGENT
                && !session.agentId().filter(path.get("agent")::equals).isPresent()) {
            throw new HttpException(403, "This is another agent's workspace.");
        }
    }

    static void checkBody(HttpServletRequest request, Endpoint endpoint, Limits limits) throws HttpException {
        long length = request.getContentLengthLong();
        boolean isThere = length > 0 || request.getHeader("Transfer-Encoding") != null;
        Body body = endpoint.body();
        if (!body.isExpected()) {
            if (isThere && (!mediaType(request).equals(Endpoint.JSON) || length > IGNORED_BODY || length < 0)) {
                throw HttpException.badRequest("This address takes no body.");
            }
            return;
        }
        if (!body.mediaTypes().contains(mediaType(request))) {
            throw new HttpException(415, "The Content-Type must be " + String.join(" or ", body.mediaTypes()) + ".");
        }
        if (request.getHeader("Content-Encoding") != null) {
            throw new HttpException(415, "The body must not be encoded.");
        }
        if (length > body.limit(limits)) {
            throw LimitedBody.tooLong(body.limit(limits));
        }
    }
}
