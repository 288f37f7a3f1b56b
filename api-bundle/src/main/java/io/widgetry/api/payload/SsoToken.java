package io.widgetry.api.payload;

/**
 * The agent's new single-sign-on token: the payload of {@code onSSOTokenRefreshEvent}. It is a secret (rule 20): it
 * reaches only widgets that were granted it, and its text form does not tell it.
 *
 * @param value the token, opaque: a string, or an object as a map
 */
public record SsoToken(@WholeValue Object value) implements Payload {

    /**
     * Makes a map unmodifiable.
     *
     * @param value a plain value, copied; may be null
     */
    public SsoToken {
        value = Values.frozen(value);
    }

    /** {@return a text without the token} */
    @Override
    public String toString() {
        return "SsoToken[value=***]";
    }
}
