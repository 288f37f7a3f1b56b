package io.widgetry.deployer.internal.support;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.After;
import org.junit.AfterClass;
import org.junit.Before;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.rules.TemporaryFolder;

/** Each class has a framework, each test a home and a deployer that has not begun. */
@SuppressWarnings("checkstyle:VisibilityModifier")
public abstract class RigTest {
    @ClassRule
    public static final TemporaryFolder CACHE = new TemporaryFolder();

    @Rule
    public final TemporaryFolder homes = new TemporaryFolder();

    private static Container container;
    private Rig rig;

    @BeforeClass
    public static void startContainer() throws IOException {
        container = new Container(CACHE.newFolder().toPath());
    }

    @AfterClass
    public static void stopContainer() {
        container.close();
    }

    @Before
    public void makeRig() throws IOException {
        Path home = homes.newFolder("home").toPath().toRealPath();
        rig = new Rig(container, home);
    }

    @After
    public void closeRig() {
        rig.close();
    }

    protected final Rig rig() {
        return rig;
    }

    protected static Container container() {
        return container;
    }
}
