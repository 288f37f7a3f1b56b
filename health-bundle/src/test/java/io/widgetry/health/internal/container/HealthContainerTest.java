package io.widgetry.health.internal.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.HealthAdmin;
import io.widgetry.api.admin.HealthStatus;
import io.widgetry.api.admin.HealthStatus.Level;
import io.widgetry.api.admin.MetricsExposition;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.admin.WidgetListener;
import io.widgetry.api.admin.WidgetState;
import io.widgetry.health.internal.fakes.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.ServiceRegistration;

public class HealthContainerTest {
    private static final String EXECUTOR = "org.apache.felix.hc.core.impl.executor.HealthCheckExecutorImpl";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Container container;

    @Before
    public void aContainer() throws Exception {
        container = new Container(folder.getRoot().toPath().resolve("storage"))
                .library(
                        "org.osgi.service.component",
                        "org.osgi.util.function",
                        "org.osgi.util.promise",
                        "org.apache.felix.healthcheck.api")
                .with("org.apache.felix.configadmin", "org.apache.felix.scr");
    }

    @After
    public void close() throws Exception {
        container.close();
    }

    private void withExecutor() throws Exception {
        container
                .library("org.osgi.service.event", "org.osgi.service.servlet", "jakarta.servlet-api")
                .with("org.apache.felix.healthcheck.core");
    }

    private static void eventually(String what, BooleanSupplier condition) {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
        while (!condition.getAsBoolean()) {
            assertTrue(what, Instant.now().isBefore(deadline));
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    private static Level level(HealthAdmin health, String name) {
        return health.check(name).orElseThrow().level();
    }

    @Test
    public void theHealthCheckApiIsAllThatTheBundleNeeds() throws Exception {
        container.withHealth();
        HealthAdmin health = container.service(HealthAdmin.class);
        assertEquals(List.of("deployments", "feeds", "memory", "widgets"), health.names());
        assertEquals(
                List.of(Level.WARN, Level.OK, Level.OK, Level.CRITICAL),
                health.checks().stream().map(HealthStatus::level).toList());
        assertEquals(
                List.of("core", "widgetry"),
                health.check("widgets").orElseThrow().tags());
        assertEquals("", container.unresolved());
    }

    @Test
    public void aCoreThatComesAndGoesIsNoticed() throws Exception {
        container.withHealth();
        HealthAdmin health = container.service(HealthAdmin.class);
        MetricsExposition metrics = container.service(MetricsExposition.class);
        assertEquals(Level.CRITICAL, level(health, "widgets"));
        assertTrue(metrics.text().contains("jvm_memory_used_bytes"));
        assertFalse(metrics.text().contains("widgetry_events_accepted_total"));
        ServiceRegistration<RuntimeAdmin> core = container
                .context()
                .registerService(
                        RuntimeAdmin.class,
                        Samples.core(Samples.widget("team-board", WidgetState.HEALTHY))
                                .service(),
                        null);
        assertEquals(Level.OK, level(health, "widgets"));
        assertTrue(metrics.text().contains("widgetry_events_accepted_total 1204"));
        core.unregister();
        assertEquals(Level.CRITICAL, level(health, "widgets"));
        assertFalse(metrics.text().contains("widgetry_events_accepted_total"));
    }

    @Test
    public void theMetricsListenToTransitions() throws Exception {
        container.withHealth();
        MetricsExposition metrics = container.service(MetricsExposition.class);
        container
                .service(WidgetListener.class)
                .widgetChanged(Samples.transition("team-board", WidgetState.HEALTHY, WidgetState.STALLED, "It hangs."));
        container
                .context()
                .registerService(
                        RuntimeAdmin.class,
                        Samples.core(Samples.widget("team-board", WidgetState.STALLED))
                                .service(),
                        null);
        assertTrue(
                metrics.text().contains("widgetry_widget_transitions_total{to=\"stalled\",widget=\"team-board\"} 1"));
    }

    @Test
    public void theMemoryCheckIsConfigured() throws Exception {
        container.withHealth();
        HealthAdmin health = container.service(HealthAdmin.class);
        assertEquals(Level.OK, level(health, "memory"));
        container.configure("io.widgetry.health.memory", "metaspaceWarnMegabytes", 1);
        eventually("the configuration arrives", () -> level(health, "memory") == Level.WARN);
    }

    @Test
    public void otherPeoplesChecksAreCarriedOutToo() throws Exception {
        container.withHealth();
        container.check("disk", () -> null);
        HealthAdmin health = container.service(HealthAdmin.class);
        assertEquals(List.of("deployments", "disk", "feeds", "memory", "widgets"), health.names());
        assertEquals(Level.OK, level(health, "disk"));
    }

    @Test
    public void withTheExecutorsBundlesEverythingResolves() throws Exception {
        withExecutor();
        container.withHealth();
        HealthAdmin health = container.service(HealthAdmin.class);
        container.await("(objectClass=org.apache.felix.hc.api.execution.HealthCheckExecutor)");
        HealthStatus widgets = health.check("widgets").orElseThrow();
        assertEquals(Level.CRITICAL, widgets.level());
        assertTrue(widgets.findings().get(0).message().startsWith("There is no core"));
        assertEquals(
                List.of("deployments", "feeds", "memory", "widgets"),
                health.checks().stream().map(HealthStatus::name).toList());
        assertEquals("", container.unresolved());
    }

    @Test
    public void theExecutorEndsTheWaitForACheckThatHangs() throws Exception {
        withExecutor();
        container.configure(EXECUTOR, "timeoutInMs", 200L);
        container.withHealth();
        CountDownLatch returns = new CountDownLatch(1);
        CountDownLatch called = new CountDownLatch(1);
        container.check("hangs", () -> {
            called.countDown();
            returns.await();
            return null;
        });
        try {
            container.await("(objectClass=org.apache.felix.hc.api.execution.HealthCheckExecutor)");
            HealthAdmin health = container.service(HealthAdmin.class);
            HealthStatus status = health.check("hangs").orElseThrow();
            called.await();
            assertEquals(Level.WARN, status.level());
            assertTrue(status.findings().get(0).message().startsWith("Timeout: Check still running"));
            assertEquals(Level.OK, level(health, "memory"));
        } finally {
            returns.countDown();
        }
    }

    @Test
    public void theExecutorRemembersAResultForAMoment() throws Exception {
        withExecutor();
        container.configure(EXECUTOR, "resultCacheTtlInMs", 60_000L);
        container.withHealth();
        AtomicInteger calls = new AtomicInteger();
        container.check("counts", calls::incrementAndGet);
        container.await("(objectClass=org.apache.felix.hc.api.execution.HealthCheckExecutor)");
        HealthAdmin health = container.service(HealthAdmin.class);
        assertEquals(Level.OK, level(health, "counts"));
        assertEquals(Level.OK, level(health, "counts"));
        assertEquals(1, calls.get());
    }

    @Test
    public void anExecutorThatComesLaterIsUsedFromThenOn() throws Exception {
        container.withHealth();
        HealthAdmin health = container.service(HealthAdmin.class);
        assertEquals(Level.OK, level(health, "memory"));
        withExecutor();
        container.configure(EXECUTOR, "resultCacheTtlInMs", 60_000L);
        container.await("(objectClass=org.apache.felix.hc.api.execution.HealthCheckExecutor)");
        AtomicInteger calls = new AtomicInteger();
        container.check("counts", calls::incrementAndGet);
        level(health, "counts");
        level(health, "counts");
        assertEquals(1, calls.get());
        assertEquals(1, container.count("org.apache.felix.hc.api.execution.HealthCheckExecutor"));
    }
}
