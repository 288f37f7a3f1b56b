package io.widgetry.web.internal.frame;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Test;

/** The frame of a browser widget, with widgets of the common kinds in it. */
public class WidgetFrameTest {

    @Test
    public void widgetsOfTheCommonKindsWorkInTheirFrames() throws Exception {
        BrowserChecks.run("frames.html");
    }

    @Test
    public void everyFileThatAManifestNamesIsThere() throws IOException {
        List<String> missing = new ArrayList<>();
        int manifests = 0;
        for (Path folder : folders()) {
            JsonNode manifest =
                    new ObjectMapper().readTree(folder.resolve("manifest.json").toFile());
            for (JsonNode file : manifest.has("files") ? manifest.path("files") : manifest.at("/configuration/files")) {
                if (!Files.isRegularFile(folder.resolve(file.asText()))) {
                    missing.add(folder.getFileName() + "/" + file.asText());
                }
            }
            manifests++;
        }
        assertEquals(List.of(), missing);
        assertTrue("manifests: " + manifests, manifests >= 15);
    }

    private static List<Path> folders() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("src/test/widgets", "../sample-widgets/browser")) {
            try (Stream<Path> folders = Files.list(TestPages.here(root))) {
                folders.filter(folder -> Files.isRegularFile(folder.resolve("manifest.json")))
                        .forEach(found::add);
            }
        }
        return found;
    }
}
