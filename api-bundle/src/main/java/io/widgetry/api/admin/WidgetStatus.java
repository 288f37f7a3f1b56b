package io.widgetry.api.admin;

import io.widgetry.api.Overflow;
import io.widgetry.api.Scope;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A deployed widget.
 *
 * @param widgetId its id
 * @param bundle the symbolic name of its bundle
 * @param bundleId the id of its bundle
 * @param version the version of its bundle
 * @param component the name of its component
 * @param scope for which contexts it has instances
 * @param prototype whether each context has an object of its own
 * @param subscriptions what it subscribes to, by event name
 * @param state how it fares
 * @param stateSince since when
 * @param instances how many instances it has
 * @param capacity how much may wait for one instance
 * @param overflow what gives way when a mailbox is full
 * @param counters what was delivered, summed over its instances, ended ones included
 * @param sinceDeployed the same, but of this version alone
 * @param cost what it costs
 * @param stall the last callback that stalled; empty if none has since it was deployed
 * @param quarantine why it is given nothing; empty unless it is quarantined or probed
 * @param lastFailure the last thing that it threw: type and place, no message; empty if none
 * @param diagnoses what an operator or the widget's developer should know, each a sentence
 */
public record WidgetStatus(
        String widgetId,
        String bundle,
        long bundleId,
        String version,
        String component,
        Scope scope,
        boolean prototype,
        List<SubscriptionStatus> subscriptions,
        WidgetState state,
        Instant stateSince,
        int instances,
        int capacity,
        Overflow overflow,
        Counters counters,
        Counters sinceDeployed,
        WidgetCost cost,
        Optional<Stall> stall,
        Optional<Quarantine> quarantine,
        Optional<String> lastFailure,
        List<String> diagnoses) {}
