package io.widgetry.web.internal.browser;

import io.widgetry.web.internal.browser.BrowserWidget.Content;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Browser widgets without bundles. */
public final class SampleWidgets {
    private SampleWidgets() {}

    /** A card with a script, a style and a picture. */
    static BrowserWidget card(String version) {
        return widget("card", version, "My card");
    }

    static BrowserWidget widget(String id, String version, String name) {
        String manifest = """
                {"name": "%s", "description": "Shows", "icon": "img/card.svg", "element": "<my-card data-x='1'></my-card>",
                 "version": "9", "files": ["card.js", "css/card.css"], "overrideUrl": "http://localhost:3000/card.js"}""".formatted(name);
        Map<String, Content> files = new HashMap<>();
        files.put("card.js", () -> bytes("/* " + version + " */"));
        files.put("css/card.css", () -> bytes("my-card { color: red }"));
        files.put("img/card.svg", () -> bytes("<svg xmlns=\"http://www.w3.org/2000/svg\"/>"));
        files.put("img/a b.png", () -> bytes("png"));
        files.put("updating.js", () -> {
            throw new IOException("its bundle is just being updated");
        });
        files.put("large.js", () -> {
            throw new FileNotFoundException("it has too many bytes");
        });
        try {
            return BrowserWidget.of(
                    new WidgetIdentity(id, "com.example." + id, 7, version, Optional.empty()),
                    ManifestReader.read(bytes(manifest)),
                    files);
        } catch (ManifestException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Brings a widget to where browser widgets are. */
    public static BrowserWidget deploy(BrowserWidgets widgets, long bundleId, String id, String version) {
        BrowserWidget widget = widget(id, version, "My " + id);
        widgets.add(bundleId, List.of(widget));
        return widget;
    }

    /** Takes it away. */
    public static void remove(BrowserWidgets widgets, long bundleId) {
        widgets.remove(bundleId);
    }
}
