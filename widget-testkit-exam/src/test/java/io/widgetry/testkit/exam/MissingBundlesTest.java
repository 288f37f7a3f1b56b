package io.widgetry.testkit.exam;

import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** What is missing is named, and what to do about it. */
public class MissingBundlesTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aBundleThatIsNotOnTheClassPathIsNamed() {
        String told = assertThrows(IllegalArgumentException.class, () -> WidgetryOptions.bundles("com.acme.crm"))
                .getMessage();

        assertTrue(told, told.startsWith("no bundle com.acme.crm is on the test's class path"));
        assertTrue(told, told.contains("io.widgetry.core"));
    }

    @Test
    public void aProjectWithoutAJarIsToldToPackage() throws IOException {
        String told = assertThrows(
                        IllegalStateException.class,
                        () -> WidgetryOptions.projectBundle(folder.getRoot().toPath()))
                .getMessage();

        assertTrue(told, told.endsWith("run the test after it, with mvn verify"));
    }
}
