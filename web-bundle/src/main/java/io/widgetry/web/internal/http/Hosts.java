package io.widgetry.web.internal.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which names this server answers to. A page of another site can have its own name point to our address, and would then
 * count as of the same origin as we: so a request for any other name is refused.
 */
public final class Hosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    // Browsers take each of these names for this machine, and give each a process of its own.
    private static final Pattern FRAME_HOST = Pattern.compile("[a-z0-9-]{1,63}\\.localhost");
    private static final String FRAMES = "/frame/";

    private final Set<String> configured;

    /**
     * Makes the list.
     *
     * @param configured further names, each with or without a port
     */
    public Hosts(List<String> configured) {
        this.configured =
                configured.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Refuses a request that is for somebody else. */
    void check(HttpServletRequest request) throws HttpException {
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        if (hosts.size() != 1) {
            throw HttpException.badRequest("The request needs one Host header.");
        }
        String host = hosts.get(0).toLowerCase(Locale.ROOT);
        boolean ours = isOurs(host, request)
                || request.getRequestURI().startsWith(FRAMES) && isFrameHost(withPort(host, request), request);
        if (!ours || !named(request).equals(withPort(host, request))) {
            throw new HttpException(
                    421, "This server does not answer to that name; the configuration's hosts can add it.");
        }
    }

    private boolean isOurs(String host, HttpServletRequest request) {
        String full = withPort(host, request);
        String port = ":" + request.getLocalPort();
        if (configured.contains(host) || configured.contains(full)) {
            return true;
        }
        if (!full.endsWith(port)) {
            return false;
        }
        String name = full.substring(0, full.length() - port.length());
        return LOOPBACK.contains(name) || configured.contains(name) || name.equals(address(request.getLocalAddr()));
    }

    /** Frames are served under names of their own, and nothing else is. */
    private static boolean isFrameHost(String host, HttpServletRequest request) {
        String port = ":" + request.getLocalPort();
        return host.endsWith(port)
                && FRAME_HOST
                        .matcher(host.substring(0, host.length() - port.length()))
                        .matches();
    }

    /** The name as the server understood it: from the request's line, if that has one. */
    private static String named(HttpServletRequest request) {
        return address(request.getServerName().toLowerCase(Locale.ROOT)) + ":" + request.getServerPort();
    }

    private static String withPort(String host, HttpServletRequest request) {
        boolean hasPort = host.matches(".*:\\d{1,5}");
        return hasPort ? host : host + ":" + (request.isSecure() ? 443 : 80);
    }

    private static String address(String address) {
        return address.contains(":") && !address.startsWith("[") ? "[" + address + "]" : address;
    }

    /** Whether an origin is this server's own, as the request has reached it. */
    boolean isOwn(String origin, HttpServletRequest request) {
        String host = request.getHeader("Host");
        String given = origin.toLowerCase(Locale.ROOT);
        // In front of a configured name there may be a proxy that does the encryption.
        return given.equals((request.getScheme() + "://" + host).toLowerCase(Locale.ROOT))
                || configured.contains(host.toLowerCase(Locale.ROOT))
                        && given.equals("https://" + host.toLowerCase(Locale.ROOT));
    }
}
