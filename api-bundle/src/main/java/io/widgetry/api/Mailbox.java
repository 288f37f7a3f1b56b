package io.widgetry.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * How much may wait for one instance of the widget, and what gives way when more comes. State events always conflate
 * to the latest value; {@code onInteractionEndedEvent} is always kept.
 */
@ComponentPropertyType
@RequiresWidgetRuntime
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Mailbox {
    /** Prefix of the service properties: {@code mailbox.capacity}, {@code mailbox.overflow}. */
    String PREFIX_ = "mailbox.";

    /**
     * How many events may wait.
     *
     * @return the number of events, from 1 to 1,000,000; 0 stands for the runtime's configured default
     */
    int capacity() default 0;

    /**
     * What gives way when the mailbox is full of occurrences.
     *
     * @return the policy
     */
    Overflow overflow() default Overflow.DROP_NEWEST;
}
