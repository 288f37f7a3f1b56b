package io.widgetry.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.annotation.bundle.Requirement;

/**
 * Makes a bundle require an implementation of this API, so that a widget does not resolve without a runtime. Comes with
 * {@link WidgetScope}, {@link SubscribesTo} and {@link Mailbox}.
 */
@Requirement(
        namespace = RequiresWidgetRuntime.NAMESPACE,
        name = RequiresWidgetRuntime.NAME,
        version = RequiresWidgetRuntime.VERSION)
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.ANNOTATION_TYPE})
public @interface RequiresWidgetRuntime {
    /** The namespace of implementations of a contract, as OSGi defines it. */
    String NAMESPACE = "osgi.implementation";

    /** The capability's name in that namespace. */
    String NAME = "io.widgetry";

    /** The version of the contract. */
    String VERSION = "1.0";
}
