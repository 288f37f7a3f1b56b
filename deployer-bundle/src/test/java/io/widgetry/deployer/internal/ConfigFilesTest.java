package io.widgetry.deployer.internal;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.admin.DeploymentState;
import io.widgetry.deployer.internal.support.Await;
import io.widgetry.deployer.internal.support.LogFile;
import io.widgetry.deployer.internal.support.RigTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.List;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;

/** Configuration files configure as long as they are there. */
public class ConfigFilesTest extends RigTest {
    private LogFile log;

    @Before
    public void begin() {
        rig().begin();
        log = new LogFile();
    }

    @After
    public void forgetConfigurations() throws Exception {
        rig().end();
        Configuration[] left = container().configurations().listConfigurations(null);
        for (Configuration configuration : left == null ? new Configuration[0] : left) {
            configuration.delete();
        }
    }

    private void put(String name, String json) throws IOException {
        Path part = Files.writeString(rig().deploy(".part"), json);
        Files.move(part, rig().deploy(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private Dictionary<String, Object> configured(String pid) {
        try {
            Configuration[] found = container().configurations().listConfigurations("(service.pid=" + pid + ")");
            return found == null ? null : found[0].getProperties();
        } catch (IllegalStateException deletedMeanwhile) {
            return null;
        } catch (IOException | InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private Object value(String pid, String name) {
        Dictionary<String, Object> properties = configured(pid);
        return properties == null ? null : properties.get(name);
    }

    @Test
    public void aFileConfiguresItsPids() throws IOException {
        put("crm.json", """
                {
                  ":configurator:resource-version": 1,
                  // where it is
                  "com.acme.crm": { "url": "http://localhost", "retries:Integer": 3, "tags": ["a", "b"] },
                  "com.acme.pool~east": { "size": 4 }
                }
                """);
        rig().awaitState("crm.json", DeploymentState.ACTIVE);
        assertEquals("http://localhost", value("com.acme.crm", "url"));
        assertEquals(3, value("com.acme.crm", "retries"));
        assertArrayEquals(new String[] {"a", "b"}, (String[]) value("com.acme.crm", "tags"));
        assertEquals(4L, value("com.acme.pool~east", "size"));
        assertEquals("com.acme.pool", value("com.acme.pool~east", "service.factoryPid"));
        assertEquals(List.of("CONFIGURED crm.json - - -"), rig().history());
        assertEquals(List.of("INFO crm.json: configuration applied: com.acme.crm, com.acme.pool~east"), log.lines());
    }

    @Test
    public void aChangedFileChangesAndARemovedOneIsTakenBack() throws IOException {
        put("crm.json", "{\"com.acme.crm\": {\"a\": 1}, \"com.acme.other\": {}}");
        Await.equal(1L, () -> value("com.acme.crm", "a"));
        put("crm.json", "{\"com.acme.crm\": {\"a\": 2}}");
        Await.equal(2L, () -> value("com.acme.crm", "a"));
        Await.until(() -> "com.acme.other is there", () -> configured("com.acme.other") == null);
        rig().delete("crm.json");
        Await.until(() -> "com.acme.crm is there", () -> configured("com.acme.crm") == null);
        Await.equal(
                List.of("CONFIGURED crm.json - - -", "CONFIGURED crm.json - - -", "CONFIGURED crm.json - - -"),
                () -> rig().history());
    }

    @Test
    public void aRenamedFileChangesNothing() throws Exception {
        put("crm.json", "{\"com.acme.crm\": {\"a\": 1}}");
        rig().awaitState("crm.json", DeploymentState.ACTIVE);
        long change = container()
                .configurations()
                .getConfiguration("com.acme.crm", "?")
                .getChangeCount();
        Files.move(rig().deploy("crm.json"), rig().deploy("other.json"));
        rig().awaitState("other.json", DeploymentState.ACTIVE);
        Await.until(() -> "crm.json is listed", () -> rig().status("crm.json").isEmpty());
        assertEquals(
                change,
                container()
                        .configurations()
                        .getConfiguration("com.acme.crm", "?")
                        .getChangeCount());
        assertEquals(1, rig().history().size());
    }

    @Test
    public void aMalformedFileIsRefusedWithItsPlaceAndWhatHeldHoldsOn() throws IOException {
        put("crm.json", "{\"com.acme.crm\": {\"a\": 1}}");
        rig().awaitState("crm.json", DeploymentState.ACTIVE);
        put("crm.json", "{\n  \"com.acme.crm\": {\"a\": 1,, \"b\": 2}\n}");
        String reason =
                rig().awaitState("crm.json", DeploymentState.REFUSED).reason().orElseThrow();
        assertTrue(
                reason,
                reason.matches(
                        "is wrong in line 2, column 2[5-7]: found \",\" where a name in double quotes is expected"));
        assertEquals(1L, value("com.acme.crm", "a"));
        Await.until(() -> "no note", () -> rig().note("crm.json").contains("line 2"));
        put("crm.json", "{\"com.acme.crm\": {\"a\": 3}}");
        Await.equal(3L, () -> value("com.acme.crm", "a"));
        Await.equal("", () -> rig().note("crm.json"));
    }

    @Test
    public void whatIsNoConfigurationIsRefused() throws IOException {
        put("list.json", "[1]");
        put("twice.json", "{\"com.acme.a\": {\"x\": 1, \"x\": 2}}");
        put("type.json", "{\"com.acme.a\": {\"x:Integer\": \"many\"}}");
        put("plain.json", "{\"com.acme.a\": 7}");
        put("pid.json", "{\"com.acme.*\": {}}");
        put("empty.json", "");
        put("open.json", "{\n  \"com.acme.a\": {\n    \"x\": 1\n");
        put("half.json", "{ \"com.acme.a\": { \"x\": \"man");
        put("word.json", "{ \"com.acme.a\": { \"x\": tru");
        assertReason("list.json", "is wrong in line 1, column 2: a configuration is an object: { \"PID\": { ... } }");
        assertReason("twice.json", "is wrong in line 1, column 28: \"x\" is there twice");
        assertReason("empty.json", "is wrong in line 1, column 1: it ends too early");
        assertReason("open.json", "is wrong in line 3, column 11: it ends too early");
        assertReason("half.json", "is wrong in line 1, column 28: it ends too early");
        assertReason("word.json", "is wrong in line 1, column 27: it ends too early");
        assertReason("pid.json", "has a PID that is none: com.acme.*");
        for (String name : List.of("type.json", "plain.json")) {
            rig().awaitState(name, DeploymentState.REFUSED);
        }
        assertNull(configured("com.acme.a"));
    }

    private void assertReason(String name, String reason) {
        assertEquals(
                reason, rig().awaitState(name, DeploymentState.REFUSED).reason().orElseThrow());
    }

    @Test
    public void theRuntimesOwnConfigurationsAreNotForTheFolder() throws IOException {
        put("grant.json", "{\"io.widgetry.core\": {\"tokenGrants\": [\"evil\"]}, \"com.acme.a\": {}}");
        assertReason(
                "grant.json",
                "configures io.widgetry.core, which is the runtime's own and is configured at its start (--config) only");
        assertNull(configured("io.widgetry.core"));
        assertNull(configured("com.acme.a"));
        put("sample.json", "{\"io.widgetry.sample.interaction-log\": {}}");
        rig().awaitState("sample.json", DeploymentState.ACTIVE);
    }

    @Test
    public void whatSomebodyElseConfiguredIsLeftAlone() throws IOException {
        Dictionary<String, Object> theirs = new Hashtable<>();
        theirs.put("a", "theirs");
        container().configurations().getConfiguration("com.acme.crm", "?").update(theirs);
        put("crm.json", "{\"com.acme.crm\": {\"a\": \"ours\"}}");
        assertReason(
                "crm.json", "configures com.acme.crm, which is configured elsewhere; that configuration is left alone");
        assertEquals("theirs", value("com.acme.crm", "a"));
        rig().delete("crm.json");
        Await.until(() -> "crm.json is listed", () -> rig().status("crm.json").isEmpty());
        assertEquals("theirs", value("com.acme.crm", "a"));
    }

    @Test
    public void aPidBelongsToTheFileThatDefinedItFirstUntilThatIsGone() throws IOException {
        put("b.json", "{\"com.acme.crm\": {\"a\": \"b\"}}");
        rig().awaitState("b.json", DeploymentState.ACTIVE);
        put("a.json", "{\"com.acme.crm\": {\"a\": \"a\"}, \"com.acme.more\": {}}");
        assertReason(
                "a.json", "configures com.acme.crm, which b.json configures already: it has to be in one of them only");
        assertEquals("b", value("com.acme.crm", "a"));
        assertNull(configured("com.acme.more"));
        rig().delete("b.json");
        rig().awaitState("a.json", DeploymentState.ACTIVE);
        assertEquals("a", value("com.acme.crm", "a"));
        assertNotNull(configured("com.acme.more"));
    }

    @Test
    public void whatChangedWhileNothingRanIsAppliedWithTheFirstLook() throws IOException {
        put("a.json", "{\"com.acme.a\": {\"v\": 1}}");
        put("b.json", "{\"com.acme.b\": {\"v\": 1}}");
        rig().awaitState("a.json", DeploymentState.ACTIVE);
        rig().awaitState("b.json", DeploymentState.ACTIVE);
        rig().end();
        Files.delete(rig().deploy("b.json"));
        put("a.json", "{\"com.acme.a\": {\"v\": 2}}");
        rig().begin();
        assertNull(configured("com.acme.b"));
        Await.equal(2L, () -> value("com.acme.a", "v"));
    }

    @Test
    public void whatWasConfiguredIsTakenBackEvenIfTheStateIsLost() throws IOException {
        put("a.json", "{\"com.acme.a\": {\"v\": 1}}");
        rig().awaitState("a.json", DeploymentState.ACTIVE);
        rig().end();
        Files.delete(rig().deploy("a.json"));
        Files.delete(rig().home().resolve("deployed/state.json"));
        rig().begin();
        assertNull(configured("com.acme.a"));
    }

    @Test
    public void anOperatorInstallsAConfigurationLikeABundle() throws IOException {
        Path file = Files.writeString(rig().home().resolve("crm.json"), "{\"com.acme.crm\": {\"a\": 1}}");
        assertTrue(rig().deployer().verify(file).ok());
        assertNull(configured("com.acme.crm"));
        assertEquals("crm.json is applied", rig().deployer().install(file).message());
        assertEquals(1L, value("com.acme.crm", "a"));
        Files.writeString(file, "{");
        assertTrue(rig().deployer().install(file).message().startsWith("crm.json refused: is wrong in line 1"));
        assertEquals(1L, value("com.acme.crm", "a"));
    }
}
