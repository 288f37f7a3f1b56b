package io.widgetry.core.internal.dispatch;

import java.util.Map;

/**
 * What one inbox hands over to another.
 *
 * @param mailbox what waits
 * @param firsts of each workspace the first live event of it
 * @param ending whether the context has ended
 */
record Estate(MailboxQueue mailbox, Map<Workspace, Delivery> firsts, boolean ending) {}
