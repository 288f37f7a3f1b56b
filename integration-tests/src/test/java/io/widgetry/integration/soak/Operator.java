package io.widgetry.integration.soak;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.Widget;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.DropFolder;
import io.widgetry.integration.support.Jars;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;

/** Does with one bundle of the drop folder what operators do, right and wrong things, as the dice fall. */
final class Operator {
    private static final Map<String, DeploymentState> WRONG = new TreeMap<>(Map.of(
            "half", DeploymentState.REFUSED,
            "text", DeploymentState.REFUSED,
            "import", DeploymentState.REFUSED,
            "throws", DeploymentState.ROLLED_BACK,
            "stillborn", DeploymentState.ROLLED_BACK,
            "failing", DeploymentState.ROLLED_BACK));

    private final BundleContext context;
    private final DropFolder folder;
    private final Random dice;
    private final Consumer<String> log;
    private final String name;
    private final Path jar;
    private final Map<String, Path> wrongJars;
    private String file;
    private int version;

    /** Of the bundle with this symbolic name. */
    Operator(
            BundleContext context,
            DropFolder folder,
            Random dice,
            Consumer<String> log,
            String name,
            Path jar,
            Map<String, Path> wrongJars) {
        this.context = context;
        this.folder = folder;
        this.dice = dice;
        this.log = log;
        this.name = name;
        this.jar = jar;
        this.wrongJars = wrongJars;
        this.file = name + ".jar";
    }

    private String text() {
        return "1." + version + ".0";
    }

    private Path next() {
        version++;
        return Jars.version(jar, text());
    }

    void putNext() {
        folder.put(next(), file);
        folder.awaitRunning(file, text());
    }

    void overwriteSlowly() {
        folder.overwriteSlowly(next(), file);
        folder.awaitRunning(file, text());
    }

    /** A wrong file changes nothing that runs; the next right one mends it. */
    void putWrong() {
        String running = text();
        String kind = List.copyOf(WRONG.keySet()).get(dice.nextInt(WRONG.size()));
        log.accept(kind);
        Path wrong = wrong(kind);
        folder.put(wrong, file);
        folder.await(file, WRONG.get(kind));
        assertEquals(kind, running, folder.bundle(name).getVersion().toString());
        putNext();
    }

    private Path wrong(String kind) {
        Path right = next();
        return switch (kind) {
            case "half" -> Jars.half(right);
            case "text" -> Jars.file(("a text " + version).getBytes(StandardCharsets.UTF_8));
            case "import" ->
                Jars.with(right, Map.of("Import-Package", Jars.header(right, "Import-Package") + ",com.acme.crm"));
            default -> Jars.version(wrongJars.get(kind), text());
        };
    }

    void rename() throws IOException {
        long modified = folder.bundle(name).getLastModified();
        String renamed = name + "-" + version + "-" + dice.nextInt(1_000) + ".jar";
        Files.move(folder.file(file), folder.file(renamed));
        file = renamed;
        folder.awaitRunning(file, text());
        assertEquals("a rename is no update", modified, folder.bundle(name).getLastModified());
    }

    void putTheSameAgain() {
        long modified = folder.bundle(name).getLastModified();
        folder.put(Jars.file(Jars.content(folder.file(file))), file);
        folder.awaitRunning(file, text());
        assertEquals(
                "the same content is no update", modified, folder.bundle(name).getLastModified());
    }

    void removeAndPut() {
        if (!folder.admin().remove(name).ok()) {
            throw new AssertionError(name + " cannot be removed: " + folder.history());
        }
        putNext();
    }

    /** Sooner or later than the grace: it is an update, or it was uninstalled in between. */
    void deleteAndPut() {
        folder.delete(file);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(dice.nextInt(200)));
        putNext();
    }

    void putBesideAndDelete() {
        String before = text();
        String other = "other-" + name + ".jar";
        folder.put(next(), other);
        folder.awaitRunning(other, text());
        folder.await(file, DeploymentState.SHADOWED);
        folder.delete(other);
        folder.awaitRunning(file, before);
        putNext();
    }

    void stopAndStart() throws BundleException {
        Bundle bundle = folder.bundle(name);
        bundle.stop(Bundle.STOP_TRANSIENT);
        bundle.start(Bundle.START_TRANSIENT);
    }

    void configure() {
        version++; // only to have another number
        String pid = "soak." + name;
        folder.put(
                Jars.file(("{\"" + pid + "\": {\"number\": " + version + "}}").getBytes(StandardCharsets.UTF_8)),
                name + ".json");
        int number = version;
        Await.until(name + " is configured", () -> isConfigured(number));
        putNext();
    }

    private boolean isConfigured(int number) {
        try {
            return !context.getServiceReferences(Widget.class, "(number=" + number + ")")
                    .isEmpty();
        } catch (InvalidSyntaxException wrong) {
            throw new IllegalStateException(wrong);
        }
    }

    /** What runs is what is in the folder. */
    void assertConsistent() {
        folder.awaitRunning(file, text());
        Bundle bundle = folder.bundle(name);
        assertEquals(text(), bundle.getVersion().toString());
        Await.until("no note is left", () -> folder.note(file).isEmpty());
        Await.until(
                () -> name + " has one file, there are " + folder.admin().deployments(),
                () -> folder.admin().deployments().stream()
                                .filter(status -> status.bundle().stream().anyMatch(name::equals))
                                .filter(status -> status.state() != DeploymentState.REMOVED)
                                .count()
                        == 1);
    }
}
