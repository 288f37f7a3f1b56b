package io.widgetry.web.internal;

import io.widgetry.web.internal.http.Binding;
import io.widgetry.web.internal.http.Limits;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What the configuration says, put right where it is wrong.
 *
 * @param binding where to listen
 * @param limits how much of everything
 * @param hosts further names of the server
 * @param allowPlainRemote whether others may come without encryption
 * @param agentId whose desktop the first link opens
 */
record WebSettings(Binding binding, Limits limits, List<String> hosts, boolean allowPlainRemote, String agentId) {
    private static final int DEFAULT_PORT = 8642;
    private static final Duration HEADER_TIME = Duration.ofSeconds(10);
    private static final Duration IDLE_TIME = Duration.ofSeconds(40);

    /**
     * Reads a configuration.
     *
     * @param startedAt the port that the launcher was told; null if it was not
     * @param faults is told what is wrong and what holds in its stead
     */
    static WebSettings read(WebConfiguration configuration, String startedAt, Consumer<String> faults) {
        return new Reader(faults).read(configuration, startedAt);
    }

    private record Reader(Consumer<String> faults) {

        WebSettings read(WebConfiguration configuration, String startedAt) {
            return new WebSettings(
                    binding(configuration, startedAt),
                    limits(configuration),
                    Arrays.stream(guarded("hosts", configuration::hosts, new String[0]))
                            .map(String::trim)
                            .filter(name -> !name.isEmpty())
                            .toList(),
                    guarded("allowPlainRemote", configuration::allowPlainRemote, false),
                    text("agentId", configuration::agentId, "600008"));
        }

        private Binding binding(WebConfiguration configuration, String startedAt) {
            int port = range("port", configuration::port, 0, 65_535, DEFAULT_PORT);
            String keystore = guarded("keystore", configuration::keystore, "").trim();
            return new Binding(
                    guarded("host", configuration::host, "").trim(),
                    startedAt == null || startedAt.isBlank() ? port : Integer.parseInt(startedAt),
                    keystore.isEmpty()
                            ? Optional.empty()
                            : Optional.of(new Binding.Keystore(
                                    keystore,
                                    guarded("keystorePassword", configuration::keystorePassword, ""),
                                    text("keystoreType", configuration::keystoreType, "PKCS12"))),
                    range("maxConnections", configuration::maxConnections, 10, 100_000, 10_000),
                    HEADER_TIME,
                    IDLE_TIME);
        }

        private Limits limits(WebConfiguration configuration) {
            Limits usual = Limits.DEFAULT;
            return new Limits(
                    range("requestsPerSecond", configuration::requestsPerSecond, 1, 100_000, 200),
                    range("eventsPerSecond", configuration::eventsPerSecond, 1, 1_000_000, 20_000),
                    range("maxSessions", configuration::maxSessions, 1, 100_000, 5_000),
                    Duration.ofMinutes(range("sessionIdleMinutes", configuration::sessionIdleMinutes, 1, 10_080, 480)),
                    Duration.ofHours(range("sessionHours", configuration::sessionHours, 1, 168, 24)),
                    range("streamsPerSession", configuration::streamsPerSession, 1, 10_000, 16),
                    usual.streamBuffer(),
                    range("bodyMegabytes", configuration::bodyMegabytes, 1, 1_000, 64) * 1024L * 1024,
                    usual.bodyTime(),
                    usual.heartbeat());
        }

        private String text(String name, Supplier<String> configured, String otherwise) {
            String value = guarded(name, configured, otherwise).trim();
            return value.isEmpty() ? otherwise : value;
        }

        private int range(String name, Supplier<Integer> configured, int min, int max, int otherwise) {
            int value = guarded(name, configured, otherwise);
            if (value >= min && value <= max) {
                return value;
            }
            faults.accept(
                    name + " is " + value + ", but must be from " + min + " to " + max + ": " + otherwise + " is used");
            return otherwise;
        }

        /** A value of another type than it should have makes the access to it throw. */
        private <T> T guarded(String name, Supplier<T> configured, T otherwise) {
            try {
                T value = configured.get();
                return value == null ? otherwise : value;
            } catch (RuntimeException notOfThatType) {
                faults.accept(name + " is not of the type that it should have: the default is used");
                return otherwise;
            }
        }
    }
}
