package io.widgetry.web.internal.describe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.widgetry.web.internal.http.Access;
import io.widgetry.web.internal.http.Endpoint;
import io.widgetry.web.internal.http.Parameter;
import io.widgetry.web.internal.http.Role;
import io.widgetry.web.internal.http.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The description of what is served, made of the table that is served from. */
final class OpenApi {
    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "The request is wrong; the sentence says what.",
            "401", "Nobody is logged in.",
            "403", "The session has no such role, or the request comes from another origin.",
            "404", "There is no such thing.",
            "429", "Too many requests; Retry-After says when to try again.",
            "503", "A part of the runtime is not active."));

    private final Schemas schemas = new Schemas();
    private final ObjectNode document = JsonNodeFactory.instance.objectNode();

    private OpenApi() {}

    /** The document, OpenAPI 3.1. */
    static ObjectNode of(Routes routes, String version) {
        OpenApi api = new OpenApi();
        api.document.put("openapi", "3.1.0");
        api.document
                .putObject("info")
                .put("title", "Widgetry")
                .put("version", version)
                .put(
                        "description",
                        "A program sends the token of an access (the command web:link makes one) as Authorization: Bearer."
                                + " Errors are {\"error\": \"a sentence\"}.");
        api.document.putArray("servers").addObject().put("url", "/");
        ObjectNode paths = api.document.putObject("paths");
        for (Endpoint endpoint : routes.all()) {
            if (endpoint.described()) {
                paths.withObjectProperty(endpoint.path().plain())
                        .set(endpoint.method().toLowerCase(Locale.ROOT), api.operation(endpoint));
            }
        }
        api.components();
        return api.document;
    }

    private ObjectNode operation(Endpoint endpoint) {
        ObjectNode operation = JsonNodeFactory.instance.objectNode();
        operation.put("operationId", operationId(endpoint));
        operation.put("summary", endpoint.summary());
        operation.put("description", audience(endpoint));
        ArrayNode security = operation.putArray("security");
        if (endpoint.access() != Access.PUBLIC) {
            security.addObject().putArray("session");
            security.addObject().putArray("token");
        }
        parameters(endpoint, operation);
        if (endpoint.body().isExpected()) {
            ObjectNode body = operation.putObject("requestBody").put("required", true);
            ObjectNode content = body.putObject("content");
            for (String type : endpoint.body().mediaTypes()) {
                ObjectNode media = content.putObject(type);
                if (endpoint.body().type() != null) {
                    media.set("schema", schemas.of(endpoint.body().type()));
                }
            }
        }
        responses(endpoint, operation.putObject("responses"));
        return operation;
    }

    private static String audience(Endpoint endpoint) {
        return switch (endpoint.access()) {
            case PUBLIC -> "For anybody.";
            case SESSION -> "For whoever is logged in.";
            case AGENT -> "For the agent of the path only.";
            default -> "For the role " + endpoint.access().role().map(Role::id).orElse("") + ".";
        };
    }

    private static String operationId(Endpoint endpoint) {
        StringBuilder id = new StringBuilder(endpoint.method().toLowerCase(Locale.ROOT));
        for (String word : endpoint.path().text().split("[^A-Za-z0-9]+")) {
            if (!word.isEmpty() && !word.equals("api")) {
                id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return id.toString();
    }

    private static void parameters(Endpoint endpoint, ObjectNode operation) {
        ArrayNode parameters = operation.putArray("parameters");
        for (String variable : endpoint.path().variables()) {
            parameters
                    .addObject()
                    .put("name", variable)
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string");
        }
        for (Parameter parameter : endpoint.query()) {
            ObjectNode schema = parameters
                    .addObject()
                    .put("name", parameter.name())
                    .put("in", "query")
                    .put("required", parameter.required())
                    .put("description", parameter.sentence())
                    .putObject("schema");
            if (parameter.max() > 0) {
                schema.put("type", "integer").put("minimum", 1).put("maximum", parameter.max());
            } else {
                schema.put("type", "string");
            }
        }
    }

    private void responses(Endpoint endpoint, ObjectNode responses) {
        if (endpoint.answerType().isEmpty()) {
            responses.putObject("204").put("description", "Done.");
        } else {
            ObjectNode media = responses
                    .putObject("200")
                    .put("description", endpoint.summary())
                    .putObject("content")
                    .putObject(endpoint.answerType());
            if (endpoint.answers() != null) {
                media.set("schema", schemas.of(endpoint.answers()));
            }
        }
        for (String status : endpoint.access() == Access.PUBLIC ? List.of("400", "403", "429") : REFUSALS.keySet()) {
            responses.putObject(status).put("$ref", "#/components/responses/refused" + status);
        }
    }

    private void components() {
        ObjectNode components = document.putObject("components");
        ObjectNode all = components.putObject("schemas");
        schemas.all().forEach(all::set);
        ObjectNode error = all.putObject("Error").put("type", "object");
        error.putObject("properties").putObject("error").put("type", "string");
        error.putArray("required").add("error");
        ObjectNode responses = components.putObject("responses");
        REFUSALS.forEach((status, sentence) -> responses
                .putObject("refused" + status)
                .put("description", sentence)
                .putObject("content")
                .putObject(Endpoint.JSON)
                .putObject("schema")
                .put("$ref", "#/components/schemas/Error"));
        ObjectNode security = components.putObject("securitySchemes");
        security.putObject("session").put("type", "apiKey").put("in", "cookie").put("name", "widgetry-PORT");
        security.putObject("token").put("type", "http").put("scheme", "bearer");
    }
}
