package io.widgetry.web.internal.rest;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A service whose methods answer what a test says; all others fail. */
final class Stub<T> {
    private final Map<String, Function<Object[], Object>> answers = new HashMap<>();
    private final Class<T> type;

    private Stub(Class<T> type) {
        this.type = type;
    }

    static <T> Stub<T> of(Class<T> type) {
        return new Stub<>(type);
    }

    Stub<T> answer(String method, Object value) {
        return answer(method, arguments -> value);
    }

    Stub<T> answer(String method, Function<Object[], Object> value) {
        answers.put(method, value);
        return this;
    }

    T service() {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    Function<Object[], Object> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new UnsupportedOperationException(type.getSimpleName() + "." + method.getName());
                    }
                    return answer.apply(arguments);
                }));
    }
}
