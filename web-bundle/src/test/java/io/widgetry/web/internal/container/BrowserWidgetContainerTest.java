package io.widgetry.web.internal.container;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.BrowserWidgetAdmin;
import io.widgetry.api.admin.BrowserWidgetStatus;
import io.widgetry.api.admin.EventMonitor;
import io.widgetry.api.admin.RemoteWidgets;
import io.widgetry.api.admin.RuntimeAdmin;
import io.widgetry.api.spi.DataEventPublisher;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;

/** Bundles with browser widgets, as a framework brings them; the core is played. */
public class BrowserWidgetContainerTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Container container;
    private BrowserWidgetAdmin admin;

    @Before
    public void start() throws Exception {
        container = new Container(
                folder.getRoot().toPath().resolve("storage"),
                Map.of("widgetry.web.port", "none", "org.apache.felix.http.require.config", "true"));
        container.start("org.apache.felix.http.jetty12");
        register(
                RuntimeAdmin.class,
                Map.of(
                        "widgets",
                        List.of(),
                        "monitor",
                        played(EventMonitor.class, Map.of("missed", 0L, "isOpen", true))));
        register(RemoteWidgets.class, Map.of("retained", Optional.empty(), "mayReadToken", false));
        register(DataEventPublisher.class, Map.of());
        container.startWeb();
        admin = container.service(BrowserWidgetAdmin.class, null);
    }

    @After
    public void close() throws Exception {
        container.close();
    }

    private <S> void register(Class<S> type, Map<String, Object> answers) {
        container.context().registerService(type, played(type, answers), null);
    }

    private static <S> S played(Class<S> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> self == arguments[0];
                    case "toString" -> type.getSimpleName();
                    default -> answers.get(method.getName());
                }));
    }

    private static InputStream bundle(String name, String version, String element) throws Exception {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", name);
        main.putValue("Bundle-Version", version);
        main.putValue("Require-Capability", "io.widgetry.web;filter:=\"(version>=1)\"");
        main.putValue(
                "Provide-Capability",
                "io.widgetry.browser-widget;io.widgetry.browser-widget=\"" + name
                        + "\";manifest=\"w/manifest.json\";version:Version=\"" + version + "\"");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream jar = new JarOutputStream(bytes, manifest)) {
            entry(
                    jar,
                    "w/manifest.json",
                    "{\"name\":\"" + name + "\",\"description\":\"\",\"icon\":\"\",\"element\":\"" + element
                            + "\",\"version\":\"1\",\"files\":[\"card.js\"]}");
            entry(jar, "w/card.js", "card");
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static void entry(JarOutputStream jar, String name, String text) throws Exception {
        jar.putNextEntry(new JarEntry(name));
        jar.write(text.getBytes(StandardCharsets.UTF_8));
        jar.closeEntry();
    }

    private Bundle install(String name, String version, String element) throws Exception {
        Bundle bundle = container.context().installBundle("test:" + name, bundle(name, version, element));
        bundle.start();
        return bundle;
    }

    private List<String> listed() {
        return admin.browserWidgets().stream()
                .map(each -> each.widgetId() + " " + each.version())
                .toList();
    }

    @Test
    public void aWidgetIsThereWhileItsBundleIsActive() throws Exception {
        assertEquals(List.of(), listed());
        Bundle card = install("com.acme.card", "1.0.0", "<my-card></my-card>");
        assertEquals(List.of("com.acme.card 1.0.0"), listed());
        BrowserWidgetStatus status = admin.browserWidgets().get(0);
        assertEquals("<my-card></my-card>", status.element());
        assertEquals(card.getBundleId(), status.bundleId());
        assertEquals(Optional.empty(), status.problem());
        card.update(bundle("com.acme.card", "1.1.0", "<my-card></my-card>"));
        assertEquals(List.of("com.acme.card 1.1.0"), listed());
        card.stop();
        assertEquals(List.of(), listed());
        card.start();
        assertEquals(List.of("com.acme.card 1.1.0"), listed());
        card.uninstall();
        assertEquals(List.of(), listed());
    }

    @Test
    public void whatCannotBeUsedIsListedWithTheReason() throws Exception {
        install("com.acme.broken", "1.0.0", "<b></b>");
        assertEquals(
                "manifest w/manifest.json: element has the tag \"b\", but the name of a custom element has a hyphen",
                admin.browserWidgets().get(0).problem().orElseThrow());
    }

    @Test
    public void itDoesNotResolveWhereNobodyWouldShowIt() throws Exception {
        for (Bundle bundle : container.context().getBundles()) {
            if ("io.widgetry.web".equals(bundle.getSymbolicName())) {
                bundle.uninstall();
            }
        }
        try {
            install("com.acme.card", "1.0.0", "<my-card></my-card>");
        } catch (BundleException unresolved) {
            assertTrue(unresolved.getMessage(), unresolved.getMessage().contains("io.widgetry.web"));
            return;
        }
        throw new AssertionError("it was started");
    }
}
