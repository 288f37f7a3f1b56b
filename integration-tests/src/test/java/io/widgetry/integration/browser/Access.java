package io.widgetry.integration.browser;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Somebody who may log in.
 *
 * @param name the entry's name
 * @param roles as the file has them
 * @param agentId whose desktop it is; null without the role agent
 * @param token what to log in with
 */
record Access(String name, String roles, String agentId, String token) {
    static final Access OPERATOR = new Access("operator", "\"operator\"", null, "operators-token-for-tests-only");
    static final Access PUBLISHER = new Access("publisher", "\"publisher\"", null, "publishers-token-for-tests-only");
    /** The agent of the simulator's desktop, who may do everything, as the one who starts the program may. */
    static final Access FIRST =
            new Access("first", "\"agent\",\"operator\",\"publisher\"", "600008", "the-first-token-for-tests-only");

    static Access agent(int number) {
        return new Access(
                "agent-" + number, "\"agent\"", "70" + number, "token-of-agent-" + number + "-for-tests-only");
    }

    /** The file with all of them. */
    static String file(int agents) {
        return Stream.concat(
                        Stream.of(FIRST, OPERATOR, PUBLISHER),
                        IntStream.range(0, agents).mapToObj(Access::agent))
                .map(Access::json)
                .collect(Collectors.joining(",\n", "{\"entries\":[", "]}"));
    }

    private String json() {
        String agent = agentId == null ? "" : ",\"agentId\":\"" + agentId + "\"";
        return "{\"name\":\"" + name + "\",\"roles\":[" + roles + "]" + agent + ",\"token\":\"" + token + "\"}";
    }
}
