package io.widgetry.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/** For which contexts the widget has instances. Without it: {@link Scope#AGENT}. */
@ComponentPropertyType
@RequiresWidgetRuntime
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface WidgetScope {
    /**
     * The scope.
     *
     * @return the scope
     */
    Scope value();
}
