package io.widgetry.certify.internal.report;

import java.util.List;

/**
 * Why a widget does not pass.
 *
 * @param budget the budget that it does not keep to, as budget files name it
 * @param message a sentence with what was measured and what is allowed
 * @param details what belongs to it, one a line, such as where in the code; unmodifiable
 */
public record Reason(String budget, String message, List<String> details) {
    /** Copies the list. */
    public Reason {
        details = List.copyOf(details);
    }
}
