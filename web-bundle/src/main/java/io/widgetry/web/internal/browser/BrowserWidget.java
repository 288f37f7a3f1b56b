package io.widgetry.web.internal.browser;

import io.widgetry.api.Scope;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One version of a browser widget, as a bundle contributes it. Safe for several threads. */
public final class BrowserWidget {
    private static final Logger LOG = LoggerFactory.getLogger(BrowserWidget.class);

    /** Where bytes come from. */
    interface Content {
        byte[] read() throws IOException;
    }

    private final WidgetIdentity identity;
    private final Manifest manifest;
    private final String problem;
    private volatile Map<String, Content> content;

    private BrowserWidget(WidgetIdentity identity, Manifest manifest, String problem, Map<String, Content> content) {
        this.identity = identity;
        this.manifest = manifest;
        this.problem = problem;
        this.content = Map.copyOf(content);
    }

    /** One that can be offered. */
    static BrowserWidget of(WidgetIdentity identity, Manifest manifest, Map<String, Content> content) {
        return new BrowserWidget(identity, manifest, null, content);
    }

    /** One that cannot, and why. */
    static BrowserWidget unusable(WidgetIdentity identity, String problem) {
        return new BrowserWidget(identity, null, problem, Map.of());
    }

    public String id() {
        return identity.widgetId();
    }

    /** The symbolic name of its bundle. */
    public String bundle() {
        return identity.bundle();
    }

    public String version() {
        return identity.version();
    }

    /** In which contexts it is shown; empty for both. */
    public Optional<Scope> scope() {
        return identity.scope();
    }

    WidgetIdentity identity() {
        return identity;
    }

    /** {@return its manifest; null if it cannot be offered} */
    Manifest manifest() {
        return manifest;
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Reads a file by its name, which must be one of those that were listed when the bundle came. */
    Optional<byte[]> read(String path) throws IOException {
        Content found = content.get(path);
        return found == null ? Optional.empty() : Optional.of(found.read());
    }

    boolean has(String path) {
        return content.containsKey(path);
    }

    /** The bundle goes: what frames that are just loading still need is kept, until this object is forgotten. */
    void keepFiles() {
        if (manifest == null) {
            return;
        }
        Map<String, Content> kept = new HashMap<>();
        for (Manifest.File file : manifest.files()) {
            try {
                byte[] bytes = content.get(file.path()).read();
                kept.put(file.path(), () -> bytes);
            } catch (IOException | RuntimeException gone) {
                LOG.debug("{} of {} can not be read any more", file.path(), id());
            }
        }
        content = Map.copyOf(kept);
    }
}
