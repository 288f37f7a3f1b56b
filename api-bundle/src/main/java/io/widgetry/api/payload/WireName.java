package io.widgetry.api.payload;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** How a record component is spelled in the JSON, where that is not the component's own name. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface WireName {

    /**
     * The field's name, then any other spellings that sources use for the same fact. All are read, the first that is
     * present wins (a second one is kept among the {@link OtherFields}), and the first of this list is written.
     *
     * @return at least one name
     */
    String[] value();
}
