package io.widgetry.web.internal.http;

import java.util.concurrent.Semaphore;

/**
 * The limits of one session, or of all that one token is used for.
 *
 * @param requests requests
 * @param events published events
 * @param streams how many streams may be open at the same time
 */
record Buckets(Bucket requests, Bucket events, Semaphore streams) {}
