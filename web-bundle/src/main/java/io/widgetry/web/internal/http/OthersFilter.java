package io.widgetry.web.internal.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Stands before servlets that other bundles bring: they are for operators, whatever they check themselves. */
public final class OthersFilter implements Filter {
    private static final Endpoint ANY =
            Endpoint.get("/", Access.OPERATOR, "What another bundle serves.", exchange -> {});

    private final Hosts hosts;
    private final RequestChecks checks;

    public OthersFilter(Gate gate, Hosts hosts) {
        this.hosts = hosts;
        this.checks = new RequestChecks(gate, hosts);
    }

    @Override
    public void doFilter(ServletRequest given, ServletResponse answer, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest request = (HttpServletRequest) given;
        HttpServletResponse response = (HttpServletResponse) answer;
        SecurityHeaders.set(response::setHeader);
        try {
            hosts.check(request);
            RequestPath.segments(request.getRequestURI());
            RequestChecks.checkRole(checks.visitor(request, ANY), ANY, Map.of());
        } catch (HttpException e) {
            Answers.error(response, e);
            return;
        }
        chain.doFilter(request, response);
    }
}
