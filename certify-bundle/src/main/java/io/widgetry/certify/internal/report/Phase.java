package io.widgetry.certify.internal.report;

/**
 * A part of a certification.
 *
 * @param name what was done
 * @param events how many events were published
 * @param deliveries how many of them, with their second names, the widgets were told
 * @param millis how long it took
 * @param remark what is to be said of it, a sentence or a list of them; may be empty
 */
public record Phase(String name, long events, long deliveries, long millis, String remark) {}
