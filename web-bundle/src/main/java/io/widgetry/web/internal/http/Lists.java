package io.widgetry.web.internal.http;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;

/** The type of a list, which Java has no literal for. */
public final class Lists {
    private record ListType(Type element) implements ParameterizedType {
        @Override
        public Type[] getActualTypeArguments() {
            return new Type[] {element};
        }

        @Override
        public Type getRawType() {
            return List.class;
        }

        @Override
        public Type getOwnerType() {
            return null;
        }
    }

    private Lists() {}

    /** A list of such elements. */
    public static Type of(Type element) {
        return new ListType(element);
    }
}
