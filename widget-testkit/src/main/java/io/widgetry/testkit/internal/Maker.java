package io.widgetry.testkit.internal;

import io.widgetry.api.Widget;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a component's objects as Declarative Services does, of services and a configuration that the test gives. */
final class Maker {
    private final Class<? extends Widget> type;
    private final Declared declared;
    private final Map<Class<?>, List<Object>> services;
    private final Map<String, Object> properties;

    Maker(
            Class<? extends Widget> type,
            Declared declared,
            Map<Class<?>, List<Object>> services,
            Map<String, Object> configuration) {
        this.type = type;
        this.declared = declared;
        this.services = services;
        this.properties = new HashMap<>(declared.properties());
        properties.putAll(configuration);
        properties.put("component.name", declared.component());
    }

    Widget make() {
        Widget made = type.cast(call(() -> constructor().newInstance(arguments(constructor()))));
        for (String name : declared.fields()) {
            set(made, name);
        }
        declared.references().forEach(method -> run(made, method));
        declared.activate().forEach(method -> run(made, method));
        return made;
    }

    /** Lets an object go, also one that the test has made. */
    void release(Widget widget) {
        declared.deactivate().forEach(method -> run(widget, method));
    }

    private Constructor<?> constructor() {
        Constructor<?>[] all = type.getDeclaredConstructors();
        Constructor<?> found = Arrays.stream(all)
                .filter(each -> isMeant(each, declared.constructors()))
                .findFirst()
                .or(() -> Arrays.stream(all)
                        .filter(each -> each.getParameterCount() == 0)
                        .findFirst())
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                type.getName()
                                        + " has no constructor that a container would call: one without parameters, or one with @Activate"));
        found.setAccessible(true);
        return found;
    }

    /** From XML there is no descriptor, but the number of parameters, or the method's name. */
    private static boolean isMeant(Executable code, Set<String> descriptors) {
        String own = code instanceof Method method
                ? method.getName() + org.objectweb.asm.Type.getMethodDescriptor(method)
                : "<init>" + org.objectweb.asm.Type.getConstructorDescriptor((Constructor<?>) code);
        return descriptors.contains(own)
                || descriptors.contains("*" + code.getParameterCount()) && code instanceof Constructor
                || descriptors.contains(code.getName());
    }

    private void run(Widget widget, String descriptor) {
        Method method = Arrays.stream(type.getDeclaredMethods())
                .filter(each -> isMeant(each, Set.of(descriptor)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " has no method " + descriptor));
        method.setAccessible(true);
        call(() -> method.invoke(widget, arguments(method)));
    }

    private void set(Widget widget, String name) {
        call(() -> {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            field.set(widget, argument(field.getGenericType(), "its field " + name));
            return null;
        });
    }

    private Object[] arguments(Executable code) {
        return Arrays.stream(code.getGenericParameterTypes())
                .map(each -> argument(each, code instanceof Method ? code.getName() + "()" : "its constructor"))
                .toArray();
    }

    private Object argument(Type asked, String where) {
        if (asked instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> service) {
            if (generic.getRawType() == List.class || generic.getRawType() == Collection.class) {
                return services(service);
            } else if (generic.getRawType() == Optional.class) {
                return services(service).stream().findFirst();
            }
        }
        Class<?> raw = (Class<?>) (asked instanceof ParameterizedType generic ? generic.getRawType() : asked);
        if (raw == Map.class) {
            return Map.copyOf(properties);
        } else if (raw.isAnnotation()) {
            return Configured.as(raw.asSubclass(Annotation.class), properties);
        }
        return services(raw).stream()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type.getName()
                        + " needs a " + raw.getSimpleName() + " in " + where
                        + (raw.getName().startsWith("org.osgi.")
                                ? ", which only a container has: give a supplier instead of the class, or test it in a container"
                                : ": give it one with providing(" + raw.getSimpleName() + ".class, …)")));
    }

    private List<Object> services(Class<?> service) {
        return services.getOrDefault(service, List.of());
    }

    private interface Reflective {
        Object call() throws ReflectiveOperationException;
    }

    private static Object call(Reflective code) {
        try {
            return code.call();
        } catch (InvocationTargetException thrown) {
            throw Thrown.as(thrown.getCause());
        } catch (ReflectiveOperationException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
