package io.widgetry.health.internal.fakes;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A service that answers some methods without arguments and counts how often it was asked. Any other method is one that
 * nobody was to call.
 *
 * @param <S> the service's type
 */
public final class Fake<S> {
    private final Class<S> type;
    private final Map<String, Supplier<?>> answers = new TreeMap<>();
    private final List<String> asked = new ArrayList<>();

    private Fake(Class<S> type) {
        this.type = type;
    }

    /** A service that answers nothing yet. */
    public static <S> Fake<S> of(Class<S> type) {
        return new Fake<>(type);
    }

    /** Answers a method, or answers it differently from now on. */
    public Fake<S> answer(String method, Supplier<?> answer) {
        answers.put(method, answer);
        return this;
    }

    /** The methods that were called, in their order. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /** The service. */
    public S service() {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Supplier<?> answer = answers.get(method.getName());
                    if (answer == null) {
                        throw new AssertionError(method + " was called");
                    }
                    asked.add(method.getName());
                    return answer.get();
                }));
    }
}
