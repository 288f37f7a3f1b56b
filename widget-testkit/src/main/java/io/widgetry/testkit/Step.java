package io.widgetry.testkit;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Something that happens in a test: the phone rings, the customer hangs up, time passes. {@link Steps} has the usual ones,
 * every {@link Sample} is one, and a test may write its own:
 *
 * <pre>{@code
 * static final Step A_CALL_FROM_A_VIP = stage -> {
 *     stage.play(aVoiceInteraction().alerting());
 *     stage.play(contextData().with("customerDetails.0.data.title", "VIP"));
 * };
 * }</pre>
 */
@ConsumerType
@FunctionalInterface
public interface Step {

    /**
     * Makes it happen. When this has returned, the test waits until the widgets have done all that they do about it.
     *
     * @param stage where it happens; not null
     */
    void play(Stage stage);
}
