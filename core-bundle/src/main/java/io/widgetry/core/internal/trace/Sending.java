package io.widgetry.core.internal.trace;

import io.widgetry.api.Scope;

/**
 * Who sent a message between widgets to whom; not what.
 *
 * @param sender the sender
 * @param scope its scope
 * @param everywhere whether it went to the whole workspace, not only to the sender's context
 * @param addressee the only widget that is to get it; null for all
 */
public record Sending(Party sender, Scope scope, boolean everywhere, String addressee) {}
