package io.widgetry.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * The events that {@link Widget#onDataEvent} gets. A name outside the catalogue is accepted (rule 4) and shown as a
 * diagnosis with the nearest name that exists.
 */
@ComponentPropertyType
@RequiresWidgetRuntime
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SubscribesTo {
    /**
     * The names of the events.
     *
     * @return constants of {@link DataEvents}, or other names
     */
    String[] value();
}
