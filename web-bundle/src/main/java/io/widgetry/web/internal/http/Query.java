package io.widgetry.web.internal.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Takes a query string apart, by what the endpoint says it takes. */
final class Query {
    private static final int LONGEST = 4_096;

    private Query() {}

    /** The parameters that are there; each was checked. */
    static Map<String, String> of(String raw, Endpoint endpoint) throws HttpException {
        Map<String, String> given = new LinkedHashMap<>();
        if (endpoint.described()) {
            for (String pair : raw == null || raw.isEmpty()
                    ? new String[0]
                    : shortEnough(raw).split("&")) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                check(name, value, endpoint);
                if (given.put(name, value) != null) {
                    throw HttpException.badRequest("The parameter \"" + name + "\" is given twice.");
                }
            }
            for (Parameter parameter : endpoint.query()) {
                if (parameter.required()
                        && given.getOrDefault(parameter.name(), "").isEmpty()) {
                    throw HttpException.badRequest(
                            "The parameter \"" + parameter.name() + "\" is missing: " + parameter.sentence() + ".");
                }
            }
        }
        return given;
    }

    private static String shortEnough(String raw) throws HttpException {
        if (raw.length() > LONGEST) {
            throw new HttpException(414, "The query is longer than " + LONGEST + " characters.");
        }
        return raw;
    }

    private static String decode(String text) throws HttpException {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw HttpException.badRequest("The query has a % that is not followed by two hexadecimal digits.");
        }
    }

    private static void check(String name, String value, Endpoint endpoint) throws HttpException {
        List<Parameter> known = endpoint.query();
        Optional<Parameter> found =
                known.stream().filter(each -> each.name().equals(name)).findFirst();
        if (found.isEmpty()) {
            String all = known.stream().map(Parameter::name).collect(Collectors.joining(", "));
            throw HttpException.badRequest("There is no parameter \"" + (name.length() > 50 ? "…" : name) + "\" here; "
                    + (all.isEmpty() ? "there are none" : "there are " + all) + ".");
        }
        Parameter parameter = found.get();
        if (parameter.isNumber() && !isNumber(value, parameter.max())) {
            throw HttpException.badRequest(
                    "The parameter \"" + name + "\" must be a whole number from 1 to " + parameter.max() + ".");
        }
    }

    private static boolean isNumber(String value, int max) {
        if (!value.matches("\\d{1,9}")) {
            return false;
        }
        int number = Integer.parseInt(value);
        return number >= 1 && number <= max;
    }
}
