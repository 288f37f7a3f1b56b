package io.widgetry.deployer.internal.support;

import io.widgetry.api.admin.DeploymentState;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** What tests of a manifest that lies in the drop folder as it is have in common. */
public abstract class BrowserRigTest extends RigTest {

    protected static BrowserFiles notes(String version, String script) {
        return BrowserFiles.none()
                .with("notes.js", script)
                .with("notes.json", BrowserFiles.manifest(version, "notes.js"));
    }

    protected final void deployed(String version, String script) {
        notes(version, script).to(rig().deploy());
        rig().awaitVersion("notes.json", version, DeploymentState.ACTIVE);
        Await.equal(Optional.of(script), () -> text("notes.js"));
    }

    protected final Optional<String> text(String file) {
        Bundle bundle = rig().bundle("browser.notes").orElseThrow();
        try {
            URL entry = bundle.getEntry("WIDGETRY-WIDGET/" + file);
            if (entry == null) {
                return Optional.empty();
            }
            try (InputStream in = entry.openStream()) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        } catch (IOException | NullPointerException itIsBeingUpdated) {
            return Optional.of("unknown");
        }
    }

    protected final List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(rig().deploy())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    protected final void put(String name, String content) {
        BrowserFiles.none().with(name, content).to(rig().deploy());
    }

    protected final String refused(String name) {
        return rig().awaitState(name, DeploymentState.REFUSED).reason().orElseThrow();
    }
}
