package io.widgetry.web.internal.http;

import java.time.Duration;
import java.util.Optional;

/**
 * Where and how to listen.
 *
 * @param host an address or a name; empty for loopback, in both versions of the protocol
 * @param port 0 for any that is free
 * @param keystore what to encrypt with; empty for plain HTTP
 * @param maxConnections how many connections there may be at the same time
 * @param headerTime how long a new connection has for the head of its first request
 * @param idleTime how long nothing may happen on a connection
 */
public record Binding(
        String host,
        int port,
        Optional<Keystore> keystore,
        int maxConnections,
        Duration headerTime,
        Duration idleTime) {

    /**
     * A file with a key and its certificate.
     *
     * @param path the file
     * @param password its password
     * @param type such as PKCS12
     */
    public record Keystore(String path, String password, String type) {
        @Override
        public String toString() {
            return path;
        }
    }
}
