package io.widgetry.deployer.internal;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Jars;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import io.widgetry.deployer.internal.widgets.Throwing;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The drop folder may be a link to another file system, such as a mounted share, where nothing can be moved from in one step. */
public class OtherFileSystemTest extends RigTest {
    private static final Path OTHER = Path.of("/dev/shm");

    @Rule
    public final TemporaryFolder elsewhere =
            new TemporaryFolder(Files.isWritable(OTHER) ? OTHER.toFile() : (File) null);

    private final LogFile log = new LogFile();

    @Before
    public void linkTheFolder() throws IOException {
        Path folder = elsewhere.newFolder("deploy").toPath();
        assumeTrue(
                "there is another file system", !Files.getFileStore(folder).equals(Files.getFileStore(rig().home())));
        Files.delete(rig().deploy());
        Files.createSymbolicLink(rig().deploy(), folder);
    }

    private List<String> folder() throws IOException {
        try (Stream<Path> files = Files.list(rig().deploy())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    public void filesAreTakenUpUpdatedRefusedAndRemoved() throws IOException {
        Jars.widget("card", "1.0.0").to(rig().deploy("card.jar"));
        rig().begin();
        rig().awaitVersion("card.jar", "1.0.0", DeploymentState.ACTIVE);
        Jars.widget("card", "1.1.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.1.0", DeploymentState.ACTIVE);
        Files.writeString(rig().deploy("card.jar"), "no jar");
        rig().awaitState("card.jar", DeploymentState.REFUSED);
        assertEquals("1.1.0", rig().running("card"));
        assertEquals(List.of("card.jar", "card.jar.rejected.txt"), folder());
        Jars.widget("card", "1.2.0").to(rig().deploy("card.jar"));
        rig().awaitVersion("card.jar", "1.2.0", DeploymentState.ACTIVE);
        rig().delete("card.jar");
        rig().awaitRunning("card", "none");
        assertEquals(
                "only the refusal is a warning",
                1,
                log.lines().stream().filter(line -> line.startsWith("WARN ")).count());
    }

    @Test
    public void anOperatorInstallsRollsBackAndRemoves() throws IOException {
        rig().begin();
        Path jar = rig().home().resolve("card.jar");
        Jars.widget("card", "1.0.0").to(jar);
        assertTrue(rig().deployer().install(jar).ok());
        rig().awaitState("card.jar", DeploymentState.ACTIVE);
        Path next = rig().home().resolve("card-1.1.jar");
        Jars.widget("card", "1.1.0").to(next);
        assertTrue(rig().deployer().install(next).ok());
        assertEquals(List.of("card-1.1.jar"), folder());
        rig().awaitState("card-1.1.jar", DeploymentState.ACTIVE);
        Path bad = rig().home().resolve("card-1.2.jar");
        Jars.widget("card", "1.2.0").activator(Throwing.class).to(bad);
        assertTrue(!rig().deployer().install(bad).ok());
        assertEquals(List.of("card-1.1.jar"), folder());
        assertTrue(rig().deployer().rollback("card").ok());
        assertEquals("1.0.0", rig().running("card"));
        assertEquals(List.of("card.jar"), folder());
        assertTrue(rig().deployer().remove("card").ok());
        assertEquals(List.of(), folder());
        assertEquals("none", rig().running("card"));
    }
}
