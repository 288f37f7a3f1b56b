package io.widgetry.sample.cookbook.internal;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The customer database: one client for all instances of all widgets in this bundle, which never waits. */
@Component(service = Crm.class, configurationPid = "io.widgetry.sample.crm")
@Designate(ocd = Crm.Config.class)
public final class Crm {
    private final String address;
    private final Duration timeout;
    private final ExecutorService threads = Executors.newFixedThreadPool(2, task -> new Thread(task, "crm"));
    private final HttpClient http;

    @ObjectClassDefinition(name = "Customer database")
    public @interface Config {
        @AttributeDefinition(name = "Address", description = "Where to ask; the number is added as ?phone=…")
        String address() default "http://127.0.0.1:8080/customers";

        @AttributeDefinition(name = "Timeout", description = "How long an answer may take, in milliseconds.")
        int timeoutMillis() default 3_000;
    }

    @Activate
    public Crm(Config config) {
        address = config.address();
        timeout = Duration.ofMillis(config.timeoutMillis());
        http = HttpClient.newBuilder().executor(threads).connectTimeout(timeout).build();
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    /** Asks what kind of customer has a number. Returns at once; the answer comes on a thread of this client. */
    public CompletableFuture<String> tier(String number) {
        HttpRequest request = HttpRequest.newBuilder()
                .uri(URI.create(address + "?phone=" + URLEncoder.encode(number, StandardCharsets.UTF_8)))
                .timeout(timeout)
                .build();
        return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(answer -> answer.statusCode() == 200 ? answer.body().strip() : "not known");
    }
}
