package io.widgetry.api.admin;

import io.widgetry.api.Product;
import io.widgetry.api.spi.PublishResult;
import java.time.Instant;
import java.util.Map;

/**
 * The runtime as a whole.
 *
 * @param product the product that it runs as
 * @param since when the core started
 * @param agents how many workspaces are open
 * @param interactions how many interactions are live
 * @param widgets how many widgets are deployed
 * @param instances how many widget instances there are
 * @param accepted how many events were accepted since the start
 * @param duplicates how many were duplicates
 * @param rejected how many were rejected, by reason; unmodifiable
 * @param workers how many threads deliver events
 * @param busyWorkers how many of them are in a widget's code now
 * @param abandonedThreads how many threads were given up because a callback on them does not return
 * @param abandonedLimit how many may be given up at most
 */
public record RuntimeStatus(
        Product product,
        Instant since,
        int agents,
        int interactions,
        int widgets,
        int instances,
        long accepted,
        long duplicates,
        Map<PublishResult.Reason, Long> rejected,
        int workers,
        int busyWorkers,
        int abandonedThreads,
        int abandonedLimit) {}
