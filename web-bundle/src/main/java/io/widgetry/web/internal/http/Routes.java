package io.widgetry.web.internal.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The endpoints that there are now, found by path. Immutable. */
public final class Routes {
    private final List<Endpoint> endpoints;

    /**
     * Takes endpoints of whatever groups there are.
     *
     * @throws IllegalArgumentException if two have the same method and path
     */
    public Routes(Collection<Endpoint> endpoints) {
        this.endpoints = endpoints.stream()
                .sorted(Comparator.<Endpoint, String>comparing(
                                each -> each.path().weight())
                        .thenComparing(each -> each.path().text())
                        .thenComparing(Endpoint::method))
                .toList();
        this.endpoints.stream()
                .collect(Collectors.groupingBy(
                        each -> each.method() + " " + each.path().plain(), Collectors.counting()))
                .forEach((route, count) -> {
                    if (count > 1) {
                        throw new IllegalArgumentException("there are " + count + " endpoints " + route);
                    }
                });
    }

    /** An endpoint with the values of its path's variables. */
    record Match(Endpoint endpoint, Map<String, String> values) {}

    /** All endpoints, words before variables. */
    public List<Endpoint> all() {
        return endpoints;
    }

    /**
     * Finds the endpoint.
     *
     * @param segments the path, decoded
     * @throws HttpException 404 if there is no such path, 405 if it has other methods
     */
    Match find(String method, List<String> segments) throws HttpException {
        Optional<PathTemplate> path = endpoints.stream()
                .map(Endpoint::path)
                .filter(each -> each.match(segments).isPresent())
                .findFirst();
        if (path.isEmpty()) {
            throw HttpException.notFound("There is nothing at this address.");
        }
        Map<String, String> values = path.get().match(segments).orElseThrow();
        List<Endpoint> there = endpoints.stream()
                .filter(each -> each.path().equals(path.get()))
                .toList();
        return there.stream()
                .filter(each -> each.method().equals(method) || method.equals("HEAD") && hasHead(each))
                .findFirst()
                .map(each -> new Match(each, values))
                .orElseThrow(() -> notAllowed(there));
    }

    /** A stream has no end to wait for. */
    private static boolean hasHead(Endpoint endpoint) {
        return endpoint.method().equals("GET") && !endpoint.answerType().equals(Endpoint.EVENT_STREAM);
    }

    private static HttpException notAllowed(List<Endpoint> there) {
        String allowed = there.stream().map(Endpoint::method).sorted().collect(Collectors.joining(", "));
        return new HttpException(405, "This address is for " + allowed + " only.", Map.of("Allow", allowed));
    }
}
