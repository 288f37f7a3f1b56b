package io.widgetry.core.internal.dispatch;

import io.widgetry.api.DataEventType;
import io.widgetry.api.EventKind;
import io.widgetry.api.Product;
import io.widgetry.api.admin.ObservedEvent;
import io.widgetry.core.internal.state.Fact;
import io.widgetry.core.internal.state.Snapshot;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What a late subscriber to everything would be told of a workspace's state (rule 5). */
final class RetainedValues {
    private RetainedValues() {}

    static List<ObservedEvent> of(Snapshot state, Product product) {
        return Arrays.stream(DataEventType.values())
                .filter(type ->
                        type.kind() == EventKind.STATE && type.products().contains(product))
                .flatMap(type -> state.current(type, null).stream())
                .sorted(Comparator.comparingLong(Fact::sequence))
                .map(fact -> Observations.of(fact, null, null, 0))
                .toList();
    }
}
