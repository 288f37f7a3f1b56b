package io.widgetry.web.internal.browser;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.Scope;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

public class WidgetLoaderTest {
    private final Map<String, String> files = new TreeMap<>();
    private final Map<String, Object> capability = new HashMap<>();
    /** Which of these throws, as Felix does while it replaces a bundle's content. */
    private String updating = "";

    @Before
    public void card() {
        files.put("w/manifest.json", """
                {"name":"Card","description":"","icon":"","element":"<my-card></my-card>","version":"7","files":["card.js"]}""");
        files.put("w/card.js", "card");
        files.put("w/img/logo.png", "logo");
        files.put("w/Secret.class", "class");
        files.put("other.js", "other");
        capability.put(WidgetLoader.NAMESPACE, "com.example.card");
        capability.put("manifest", "w/manifest.json");
    }

    private final class Handler extends URLStreamHandler {
        @Override
        protected URLConnection openConnection(URL url) {
            return new URLConnection(url) {
                @Override
                public void connect() {
                    // everything is here
                }

                @Override
                public InputStream getInputStream() throws IOException {
                    String text = files.get(url.getPath().substring(1));
                    failWhileUpdating("read");
                    if (text == null) {
                        throw new IOException("gone");
                    }
                    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
                }
            };
        }
    }

    @SuppressWarnings("deprecation") // the only way to a URL with a handler that Java 17 has
    private URL url(String path) {
        try {
            return new URL(null, URI.create("bundle://7.0:1/" + path).toString(), new Handler());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String failWhileUpdating(String what) {
        if (what.equals(updating)) {
            throw new NullPointerException("getContent() is null");
        }
        return what;
    }

    private BrowserWidget load() {
        Bundle bundle = (Bundle) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Bundle.class},
                (self, method, arguments) -> switch (failWhileUpdating(method.getName())) {
                    case "getSymbolicName" -> "com.example";
                    case "getBundleId" -> 7L;
                    case "getVersion" -> Version.parseVersion("1.2.3");
                    case "getEntry" -> files.containsKey(arguments[0]) ? url((String) arguments[0]) : null;
                    case "findEntries" ->
                        Collections.enumeration(files.keySet().stream()
                                .filter(file -> ("/" + file).startsWith((String) arguments[0]))
                                .map(this::url)
                                .toList());
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return WidgetLoader.load(bundle, capability);
    }

    private String problem() {
        return load().problem().orElseThrow();
    }

    @Test
    public void theIdentityIsTheUnitsAndTheVersionTheCapabilitysElseTheBundles() throws Exception {
        BrowserWidget widget = load();
        assertEquals(Optional.empty(), widget.problem());
        assertEquals("com.example.card", widget.id());
        assertEquals("com.example", widget.bundle());
        assertEquals("1.2.3", widget.version());
        assertEquals(Optional.empty(), widget.scope());
        capability.put("version", Version.parseVersion("2.0"));
        capability.put("scope", "AGENT");
        assertEquals("2.0.0", load().version());
        assertEquals(Optional.of(Scope.AGENT), load().scope());
    }

    @Test
    public void filesBesideTheManifestCanBeReadIfTheyAreOfAKnownKind() throws Exception {
        BrowserWidget widget = load();
        assertEquals("card", new String(widget.read("card.js").orElseThrow()));
        assertEquals("logo", new String(widget.read("img/logo.png").orElseThrow()));
        for (String path : List.of("Secret.class", "../other.js", "other.js", "w/card.js", "")) {
            assertTrue(path, widget.read(path).isEmpty());
        }
    }

    @Test
    public void aManifestAtTheTopOfTheBundleWorks() throws Exception {
        files.put("manifest.json", files.get("w/manifest.json").replace("card.js", "other.js"));
        files.put("META-INF/x.js", "x");
        capability.put("manifest", "manifest.json");
        BrowserWidget widget = load();
        assertEquals(Optional.empty(), widget.problem());
        assertEquals("other", new String(widget.read("other.js").orElseThrow()));
        assertTrue(widget.read("META-INF/x.js").isEmpty());
    }

    @Test
    public void faultsNameTheManifestAndTheField() {
        files.put("w/manifest.json", files.get("w/manifest.json").replace("\"element\"", "\"elem\""));
        assertEquals("manifest w/manifest.json: element is missing", problem());
        files.remove("w/card.js");
        card();
        files.remove("w/card.js");
        assertEquals("manifest w/manifest.json: files name card.js, which the bundle does not have", problem());
        capability.put("manifest", "w/none.json");
        assertEquals("manifest w/none.json: the bundle has no such file", problem());
        capability.put("manifest", "../x.json");
        assertEquals("manifest ../x.json: the bundle has no such file", problem());
    }

    @Test
    public void aBundleThatIsJustBeingUpdatedHasNothingForTheMoment() throws Exception {
        for (String question : List.of("getEntry", "findEntries", "read")) {
            updating = question;
            assertEquals(question, WidgetLoader.UPDATING, problem());
        }
        updating = "";
        BrowserWidget widget = load();
        updating = "read";
        assertThrows(IOException.class, () -> widget.read("card.js"));
        updating = "";
        assertEquals("card", new String(widget.read("card.js").orElseThrow()));
    }

    @Test
    public void faultsOfTheCapabilityAreSaid() {
        capability.put("scope", "HOME");
        assertEquals("the capability's scope must be INTERACTION or AGENT, not HOME", problem());
        for (String id : List.of("desktop", "", "a b", "x".repeat(201))) {
            capability.put(WidgetLoader.NAMESPACE, id);
            assertTrue(
                    id, problem().startsWith("the capability's io.widgetry.browser-widget must have 1 to 200 letters"));
        }
    }

    @Test
    public void ofTwoWithOneIdTheFirstIsOfferedUntilItGoes() {
        BrowserWidgets widgets = new BrowserWidgets();
        BrowserWidget first = load();
        BrowserWidget second = load();
        widgets.add(7, List.of(first));
        widgets.add(8, List.of(second));
        assertEquals(List.of(first), widgets.offered());
        assertEquals(
                List.of("", "another bundle has a browser widget of the same id: remove one of them"),
                widgets.all().stream().map(each -> each.problem().orElse("")).toList());
        assertEquals(List.of(first), widgets.remove(7));
        assertEquals(List.of(second), widgets.offered());
    }
}
