package io.widgetry.launcher.internal.run;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;

import io.widgetry.launcher.internal.bundles.TestJars;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.condition.Condition;

public class DeployedWidgetsTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration NONE = Duration.ZERO;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Framework framework;
    private BundleContext context;

    @Before
    public void start() throws Exception {
        framework = new FrameworkFactory()
                .newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.getRoot() + "/cache", "felix.log.level", "0"));
        framework.start();
        context = framework.getBundleContext();
    }

    @After
    public void stop() throws Exception {
        framework.stop();
        assertNotEquals(
                FrameworkEvent.WAIT_TIMEDOUT, framework.waitForStop(10_000).getType());
    }

    @Test
    public void waitsForTheFirstPassAndThenForTheWidgets() throws Exception {
        Bundle card = install("widgetry-deploy:card", "card");
        CompletableFuture<List<String>> missing = inBackground();

        passed();
        assertFalse(missing.isDone());
        provideWidget(card);

        assertEquals(List.of(), missing.get(10, TimeUnit.SECONDS));
    }

    @Test
    public void hasNothingToWaitForWhereNothingIsDeployed() throws Exception {
        install("by-hand", "own");
        CompletableFuture<List<String>> missing = inBackground();

        passed();

        assertEquals(List.of(), missing.get(10, TimeUnit.SECONDS));
    }

    @Test
    public void namesTheBundlesWhoseWidgetsDoNotCome() throws Exception {
        passed();
        provideWidget(install("widgetry-deploy:card", "card"));
        install("widgetry-deploy:board", "board");

        assertEquals(
                List.of("board 1.0.0 is started, but none of its widgets is there; scr:list shows what they wait for"),
                new DeployedWidgets(context).await(LONG, NONE));
    }

    @Test
    public void doesNotWaitForWidgetsOfBrowsers() throws Exception {
        passed();
        String capability = "io.widgetry.browser-widget;manifest=m";
        bare("widgetry-deploy:notes", "notes", "Provide-Capability", capability);
        install("widgetry-deploy:both", "both", "Provide-Capability", capability);

        assertEquals(
                List.of("both 1.0.0 is started, but none of its widgets is there; scr:list shows what they wait for"),
                new DeployedWidgets(context).await(LONG, NONE));
    }

    @Test
    public void doesNotWaitForWidgetsOfABundleThatDeclaresNone() throws Exception {
        passed();
        declaring("connector", "OSGI-INF/all.xml", "<provide interface=\"io.widgetry.api.spi.ActionHandler\"/>");
        declaring("publisher", "OSGI-INF/all.xml", "<reference interface=\"io.widgetry.api.Widget\"/>");

        assertEquals(List.of(), inBackground().get(10, TimeUnit.SECONDS));
    }

    @Test
    public void findsTheWidgetsThatABundleDeclaresHoweverItIsWritten() throws Exception {
        passed();
        declaring("all", "OSGI-INF/*.xml", "<provide interface=\"io.widgetry.api.Widget\"/>");
        declaring(
                "second", "OSGI-INF/none.xml, OSGI-INF/all.xml", "<provide\n  interface = 'io.widgetry.api.Widget' />");
        declaring("other", "OSGI-INF/all.xml", "<provide interface=\"io.widgetry.api.WidgetStore\"/>");

        assertEquals(
                List.of("all", "second"),
                new DeployedWidgets(context)
                        .await(LONG, NONE).stream()
                                .map(sentence -> sentence.split(" ")[0])
                                .toList());
    }

    @Test
    public void saysThatTheDeployerTakesTooLong() throws Exception {
        assertEquals(
                List.of("the deployer has not gone through deploy/ within 0 s; the runtime goes on without what is"
                        + " missing, deploy:list shows how it fares"),
                new DeployedWidgets(context).await(NONE, LONG));
    }

    @Test
    public void waitsNoLongerWhenTheFrameworkStops() throws Exception {
        install("widgetry-deploy:card", "card");
        CompletableFuture<List<String>> missing = inBackground();

        framework.stop();

        assertEquals(List.of(), missing.get(10, TimeUnit.SECONDS));
        assertEquals(List.of(), new DeployedWidgets(context).await(LONG, LONG));
        assertFalse(new Readiness(context).announce(() -> {
            throw new AssertionError("nobody is told");
        }));
    }

    @Test
    public void isNotContentWithAnotherCondition() throws Exception {
        condition("io.widgetry.other");

        assertEquals(1, new DeployedWidgets(context).await(NONE, NONE).size());
    }

    private CompletableFuture<List<String>> inBackground() {
        CompletableFuture<List<String>> missing = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                missing.complete(new DeployedWidgets(context).await(LONG, LONG));
            } catch (InterruptedException | RuntimeException e) {
                missing.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return missing;
    }

    /** A bundle that declares a widget. */
    private Bundle install(String location, String name, String... headers) throws Exception {
        String widget = component("<provide interface=\"io.widgetry.api.Widget\"/>");
        return start(location, TestJars.bundleOfComponents(jar(name), name, "OSGI-INF/all.xml", widget, headers));
    }

    private void declaring(String name, String header, String part) throws Exception {
        start("widgetry-deploy:" + name, TestJars.bundleOfComponents(jar(name), name, header, component(part)));
    }

    private void bare(String location, String name, String... headers) throws Exception {
        start(location, TestJars.bundle(jar(name), name, "1", "", headers));
    }

    private static String component(String part) {
        return "<scr:component xmlns:scr=\"http://www.osgi.org/xmlns/scr/v1.5.0\"><implementation class=\"a.A\"/><service>"
                + part + "</service></scr:component>";
    }

    private Path jar(String name) {
        return folder.getRoot().toPath().resolve(name + ".jar");
    }

    private Bundle start(String location, Path jar) throws Exception {
        try (InputStream content = Files.newInputStream(jar)) {
            Bundle bundle = context.installBundle(location, content);
            bundle.start();
            return bundle;
        }
    }

    /** By a factory, because its objects are checked only when somebody asks for one: nobody has the class here. */
    private static void provideWidget(Bundle bundle) {
        ServiceFactory<Object> factory = new ServiceFactory<>() {
            @Override
            public Object getService(Bundle user, ServiceRegistration<Object> registration) {
                throw new AssertionError("nobody asks for it");
            }

            @Override
            public void ungetService(Bundle user, ServiceRegistration<Object> registration, Object service) {
                throw new AssertionError("nobody has it");
            }
        };
        bundle.getBundleContext().registerService("io.widgetry.api.Widget", factory, null);
    }

    private void passed() {
        condition("io.widgetry.deployed");
    }

    private void condition(String id) {
        Dictionary<String, Object> properties = new Hashtable<>();
        properties.put(Condition.CONDITION_ID, id);
        context.registerService(Condition.class, Condition.INSTANCE, properties);
    }
}
