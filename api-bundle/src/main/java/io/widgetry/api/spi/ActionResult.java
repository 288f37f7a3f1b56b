package io.widgetry.api.spi;

import java.util.Objects;

/**
 * What became of an action.
 *
 * @param done whether it was carried out
 * @param reason why not, a sentence for people; empty if it was; not null
 */
public record ActionResult(boolean done, String reason) {
    /** The action was carried out. */
    public static final ActionResult DONE = new ActionResult(true, "");

    /**
     * Checks the components.
     *
     * @param done whether it was carried out
     * @param reason not null
     */
    public ActionResult {
        Objects.requireNonNull(reason, "reason");
    }

    /**
     * An action that was not carried out.
     *
     * @param reason why; not null
     * @return the result
     */
    public static ActionResult refused(String reason) {
        return new ActionResult(false, reason);
    }
}
