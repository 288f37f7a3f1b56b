package io.widgetry.web.internal.stream;

import io.widgetry.api.admin.RemoteWidgets;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * What feeds live among.
 *
 * @param remote where a workspace's state is taken from
 * @param offer which widgets there are
 * @param views what Java widgets show
 * @param settings the limits
 * @param epochs makes an epoch that nobody has had, not even before a restart
 * @param background where a feed takes a workspace's state
 * @param used told how many bytes of history are taken or given back
 */
record World(
        RemoteWidgets remote,
        Offer offer,
        Views views,
        StreamSettings settings,
        Supplier<String> epochs,
        Executor background,
        LongConsumer used) {}
