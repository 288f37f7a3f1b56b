package io.widgetry.core.internal.dispatch;

import io.widgetry.api.spi.PublishResult;
import io.widgetry.api.spi.PublishResult.Reason;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What became of published events since the start. */
public final class PublishCounters {
    private final LongAdder accepted = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final Map<Reason, LongAdder> rejected = new EnumMap<>(Reason.class);

    PublishCounters() {
        for (Reason reason : Reason.values()) {
            rejected.put(reason, new LongAdder());
        }
    }

    PublishResult count(PublishResult result) {
        switch (result.status()) {
            case ACCEPTED -> accepted.increment();
            case DUPLICATE -> duplicates.increment();
            case REJECTED ->
                result.reason().ifPresent(reason -> rejected.get(reason).increment());
        }
        return result;
    }

    public long accepted() {
        return accepted.sum();
    }

    public long duplicates() {
        return duplicates.sum();
    }

    /** {@return the rejected ones by reason, reasons without any left out} */
    public Map<Reason, Long> rejected() {
        Map<Reason, Long> counts = new EnumMap<>(Reason.class);
        rejected.forEach((reason, count) -> {
            if (count.sum() > 0) {
                counts.put(reason, count.sum());
            }
        });
        return counts;
    }
}
