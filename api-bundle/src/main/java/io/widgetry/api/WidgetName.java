package io.widgetry.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The widget's id: what shell and desktop show, and where {@link WidgetApi#sendMessage(Object, String)} finds it.
 * Without it, the id is made from the component's name: {@code com.acme.CallerCard} becomes {@code caller-card}. Where
 * another widget has the id already, the later one is known by symbolic name and component name instead.
 */
@ComponentPropertyType
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WidgetName {
    /**
     * The id.
     *
     * @return letters, digits, {@code -}, {@code _} and {@code .}
     */
    String value();
}
