package io.widgetry.web.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.web.internal.http.Nullable;
import java.util.Locale;

/**
 * What became of a published event.
 *
 * @param index which one of the request it was, from 0; blank lines are not counted
 * @param status {@code accepted}, {@code duplicate} or {@code rejected}
 * @param sequence its number in the workspace; 0 if it got none
 * @param reason why it was rejected, such as {@code INTERACTION_CLOSED}; absent unless it was
 * @param message a sentence for people; absent if it was accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Verdict(
        int index,
        String status,
        long sequence,
        @Nullable String reason,
        @Nullable String message) {
    static Verdict of(int index, PublishResult result) {
        return new Verdict(
                index,
                result.status().name().toLowerCase(Locale.ROOT),
                result.sequence(),
                result.reason().map(Enum::name).orElse(null),
                result.message().isEmpty() ? null : result.message());
    }

    /** The status of an answer that is about this event alone. */
    int httpStatus() {
        return switch (status) {
            case "accepted" -> 202;
            case "duplicate" -> 409;
            default -> PublishResult.Reason.STOPPING.name().equals(reason) ? 503 : 422;
        };
    }
}
