package io.widgetry.integration.browser;

import static org.junit.Assert.assertTrue;

import io.widgetry.integration.support.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An operation of the server's own description, so that none is forgotten when the rules are tried.
 *
 * @param method such as POST
 * @param path with variables in braces
 * @param audience for whom it is, a sentence
 */
record Operation(String method, String path, String audience) {
    static final String FOR_ANYBODY = "For anybody.";
    static final String FOR_AGENT = "For the agent of the path only.";
    static final String FOR_OPERATOR = "For the role operator.";
    static final String FOR_PUBLISHER = "For the role publisher.";

    /** All that the running server describes. */
    static List<Operation> all(WebRuntime runtime) throws Exception {
        String description =
                runtime.http(Access.OPERATOR).get("/api/openapi.json").text();
        Map<?, ?> paths = (Map<?, ?>) Json.object(description).get("paths");
        List<Operation> all = new ArrayList<>();
        paths.forEach((path, methods) -> ((Map<?, ?>) methods)
                .forEach((method, operation) -> all.add(new Operation(
                        method.toString().toUpperCase(),
                        path.toString(),
                        ((Map<?, ?>) operation).get("description").toString()))));
        return all;
    }

    /** Those for an audience; so many at least, or nothing would be proven. */
    static List<Operation> some(List<Operation> all, Predicate<String> audience, int atLeast) {
        List<Operation> found =
                all.stream().filter(each -> audience.test(each.audience())).toList();
        assertTrue("too few: " + found, found.size() >= atLeast);
        return found;
    }

    /** As a program of somebody tries it, in the workspace of an agent. */
    Wire by(int port, Access access, String agentId) {
        String tried = path.replace("{agent}", agentId).replaceAll("\\{\\w+}", "x");
        Wire wire = new Wire(port, method, tried).bearer(access);
        return method.equals("POST") ? wire.json("{}") : wire;
    }
}
