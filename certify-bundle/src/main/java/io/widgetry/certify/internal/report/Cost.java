package io.widgetry.certify.internal.report;

/**
 * What a widget costs under the measured load.
 *
 * @param widget its id
 * @param scope for which contexts it has instances
 * @param instances how many there were
 * @param deliveries how many events it was told in that time
 * @param medianMillis half of its callbacks took at most this long
 * @param p99Millis 99 of 100 took at most this long
 * @param longestMillis the longest
 * @param cpuMillisPerDelivery processor time, estimated by samples
 * @param queuePeak how many events waited at most, for one instance
 * @param capacity how many may wait
 * @param dropped how many occurrences could not be kept
 * @param conflated how many state events gave way to a later value
 */
public record Cost(
        String widget,
        String scope,
        int instances,
        long deliveries,
        double medianMillis,
        double p99Millis,
        double longestMillis,
        double cpuMillisPerDelivery,
        long queuePeak,
        int capacity,
        long dropped,
        long conflated) {}
