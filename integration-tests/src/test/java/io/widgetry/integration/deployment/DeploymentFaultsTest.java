package io.widgetry.integration.deployment;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.Mailbox;
import io.widgetry.api.Scope;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.api.WidgetName;
import io.widgetry.api.WidgetScope;
import io.widgetry.api.admin.DeploymentResult;
import io.widgetry.api.admin.DeploymentState;
import io.widgetry.api.admin.DeploymentStatus;
import io.widgetry.integration.support.Audit;
import io.widgetry.integration.support.Await;
import io.widgetry.integration.support.Centre;
import io.widgetry.integration.support.DeploymentTest;
import io.widgetry.integration.support.Jars;
import io.widgetry.integration.support.TestBundle;
import io.widgetry.integration.widget.AllEvents;
import io.widgetry.integration.widget.Gate;
import io.widgetry.integration.widget.LedgerWidget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;

/** Whatever is wrong with a file that is dropped: what ran before goes on and misses nothing, and the verdict says why. */
public class DeploymentFaultsTest extends DeploymentTest {
    private static final int ROOM = 100_000;
    private static final String JAR = "card.jar";
    private static final String NAME = "test.card";
    private static final long A_WHILE = 200;
    private static final int TURNOVER = 25;

    /** Of this test alone. */
    private final String gateName = "gate-" + System.nanoTime();

    private final Gate gate = Gate.of(gateName);
    private Path card;
    private Centre centre;
    private Bundle bundle;

    /** Has nothing to do with it. */
    @Component(service = Widget.class)
    @WidgetName("bystander")
    @WidgetScope(Scope.RUNTIME)
    @AllEvents
    @Mailbox(capacity = ROOM)
    public static final class Bystander extends LedgerWidget {}

    /** Works. */
    @Component(name = "card", service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static class Card extends LedgerWidget {}

    /** A later version that cannot be made. */
    @Component(name = "card", service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Stillborn extends LedgerWidget {
        public Stillborn() {
            throw new IllegalStateException("no licence");
        }
    }

    /** A later version that fails with each event, after it has taken note of it. */
    @Component(name = "card", service = Widget.class, scope = ServiceScope.PROTOTYPE)
    @WidgetName("card")
    @WidgetScope(Scope.INTERACTION)
    @SubscribesTo({DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE})
    @Mailbox(capacity = ROOM)
    public static final class Failing extends LedgerWidget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) throws Exception {
            super.onDataEvent(event, context);
            throw new IllegalStateException("on purpose");
        }
    }

    /** Does not start. */
    public static final class Throws implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void stop(BundleContext context) {
            // nothing was started
        }
    }

    /** Starts when it is let, and cannot be interrupted; without a gate it never does, and can. */
    public static final class Hangs implements BundleActivator {
        @Override
        public void start(BundleContext context) throws InterruptedException {
            String gate = context.getBundle().getHeaders().get("Gate");
            if (gate == null) {
                new CountDownLatch(1).await();
            } else {
                Gate.of(gate).pass();
            }
        }

        @Override
        public void stop(BundleContext context) {
            // nothing was started
        }
    }

    @Override
    protected Option[] dropped() {
        return new Option[] {
            bundleOf("test.bystander", Bystander.class),
            later("card", Card.class),
            later("stillborn", Stillborn.class),
            later("failing", Failing.class),
            TestBundle.named("test.lonely").with(Lonely.class).laterAs("lonely"),
            TestBundle.named(NAME)
                    .with(Card.class, Throws.class)
                    .header("Bundle-Activator", Throws.class.getName())
                    .laterAs("throws"),
            TestBundle.named(NAME)
                    .with(Card.class, Hangs.class)
                    .header("Bundle-Activator", Hangs.class.getName())
                    .laterAs("hangs")
        };
    }

    private static Option later(String systemProperty, Class<?> widget) {
        return TestBundle.named(NAME).with(widget).laterAs(systemProperty);
    }

    @Before
    public void runsInVersionOne() {
        card = Jars.with(Jars.made("card"), Map.of("Of-Test", gateName)); // a verdict on content lasts
        folder().put(card, JAR);
        folder().await(JAR, DeploymentState.ACTIVE);
        bundle = folder().bundle(NAME);
        centre = new Centre(publisher(), "faults-" + System.nanoTime(), 2, 5, TURNOVER).start();
        centre.goOn(A_WHILE);
    }

    /** Lets go what hangs. */
    @After
    public void openGate() {
        gate.open();
    }

    /** After each fault: a right file mends it, and there is no gap in what any instance was told. */
    @After
    public void isMendedAndHasMissedNothing() {
        try (Centre source = centre) {
            source.goOn(A_WHILE);
            folder().put(Jars.version(card, "1.9.0"), JAR);
            folder().awaitRunning(JAR, "1.9.0");
            folder().await(JAR, DeploymentState.ACTIVE);
            assertEquals("", folder().note(JAR));
            source.goOn(A_WHILE);
            source.end();
            settle();
            new Audit(source)
                    .numbers()
                    .agents("bystander")
                    .interactions("card", DataEvents.INTERACTION, DataEvents.MEDIA_MESSAGE)
                    .assertNoFaults();
        }
    }

    private void assertRefused(Path bad, String why) {
        long modified = bundle.getLastModified();
        folder().put(bad, JAR);
        assertVerdict(DeploymentState.REFUSED, why);
        assertEquals(
                "REFUSED", folder().history().get(folder().history().size() - 1).split(" ")[0]);
        centre.goOn(A_WHILE);
        assertEquals("untouched", modified, bundle.getLastModified());
        assertRuns("1.0.0");
    }

    private void assertRolledBack(Path bad, String why) {
        folder().put(bad, JAR);
        assertVerdict(DeploymentState.ROLLED_BACK, why);
        assertTrue(folder().history().toString(), folder().history().contains("ROLLED_BACK card.jar 1.1.0 1.0.0"));
        centre.goOn(A_WHILE);
        assertRuns("1.0.0");
    }

    private void assertVerdict(DeploymentState state, String why) {
        DeploymentStatus status = folder().await(JAR, state);
        String reason = status.reason().orElseThrow();
        assertTrue(reason, reason.contains(why));
        Await.until("there is a note", () -> !folder().note(JAR).isEmpty());
        assertTrue(folder().note(JAR), folder().note(JAR).contains(why));
    }

    private void assertRuns(String version) {
        assertEquals(version, folder().bundle(NAME).getVersion().toString());
        assertEquals(version, widget("card").version());
    }

    @Test
    public void aTruncatedJarIsRefused() {
        assertRefused(Jars.half(Jars.version(card, "1.1.0")), "is no whole jar file");
    }

    @Test
    public void anEmptyFileIsRefused() {
        assertRefused(Jars.file(new byte[0]), "is empty");
    }

    @Test
    public void aTextIsRefused() {
        assertRefused(Jars.file("just a text".getBytes(StandardCharsets.UTF_8)), "is no whole jar file");
    }

    @Test
    public void aZipThatIsNoBundleIsRefused() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(content)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
        }
        assertRefused(Jars.file(content.toByteArray()), "is no bundle");
    }

    @Test
    public void aMissingImportIsNamed() {
        Path bad = Jars.with(
                Jars.version(card, "1.1.0"),
                Map.of("Import-Package", Jars.header(card, "Import-Package") + ",com.acme.crm;version=\"[1.2,2)\""));
        assertRefused(bad, "needs package com.acme.crm [1.2,2), which no bundle exports");
    }

    @Test
    public void aWrongVersionOfTheApiIsNamed() {
        String imports = Jars.header(card, "Import-Package")
                .replaceFirst("io\\.widgetry\\.api;version=\"[^\"]*\"", "io.widgetry.api;version=\"[99,100)\"");
        assertRefused(
                Jars.with(Jars.version(card, "1.1.0"), Map.of("Import-Package", imports)),
                "is built for API [99,100), this runtime has ");
    }

    @Test
    public void anActivatorThatThrowsIsRolledBack() {
        assertRolledBack(Jars.version(Jars.made("throws"), "1.1.0"), "no licence");
    }

    @Test
    public void anActivatorThatHangsIsRolledBack() throws Exception {
        configureDeployer(Map.of("startDeadlineMillis", 500L));
        assertRolledBack(Jars.version(Jars.made("hangs"), "1.1.0"), "its start did not return within 500 ms");
        assertEquals("the same bundle", bundle, folder().bundle(NAME));
    }

    @Test
    public void anActivatorThatHangsAndCannotBeInterruptedIsLeftBehind() throws Exception {
        configureDeployer(Map.of("startDeadlineMillis", 500L));
        assertRolledBack(hanging(), "its start did not return within 500 ms, it stands in ");
        gate.open();
        Await.until(
                "what is left behind goes as soon as it can",
                () -> folder().bundles().size() == 1);
        assertRuns("1.0.0");
    }

    @Test
    public void whatIsLeftBehindIsNotInTheWayOfAFileThatComesLater() throws Exception {
        configureDeployer(Map.of("startDeadlineMillis", 500L));
        assertRolledBack(hanging(), "its start did not return within 500 ms, it stands in ");
        folder().delete(JAR);
        DeploymentResult removed = folder().admin().remove(NAME);
        assertTrue(removed.message(), removed.ok());
        folder().put(card, JAR);
        folder().await(JAR, DeploymentState.ACTIVE);
        assertRuns("1.0.0");
    }

    private Path hanging() {
        return Jars.with(Jars.made("hangs"), Map.of("Bundle-Version", "1.1.0", "Gate", gateName));
    }

    @Test
    public void aComponentThatCannotBeMadeIsRolledBack() {
        assertRolledBack(
                Jars.version(Jars.made("stillborn"), "1.1.0"),
                "its widget card cannot be created: java.lang.IllegalStateException at " + Stillborn.class.getName()
                        + ".<init>(DeploymentFaultsTest.java:");
        assertFalse(folder().note(JAR), folder().note(JAR).contains("no licence"));
    }

    @Test
    public void aServiceThatAWidgetWaitsForIsNamedAndNothingIsRolledBack() {
        String why = "none of its widgets is there: lonely waits for a " + Lonely.Directory.class.getName()
                + " (reference directory), which nobody provides";
        DeploymentResult result = folder().admin().install(Jars.made("lonely"));
        assertTrue(result.message(), result.ok() && result.message().contains("; for now " + why));
        String name = Jars.made("lonely").getFileName().toString();
        DeploymentStatus status = folder().await(name, DeploymentState.ACTIVE);
        assertTrue(status.toString(), status.reason().orElse("").contains(why));
        assertTrue(folder().admin().remove("test.lonely").ok());
    }

    @Test
    public void aVersionWhoseFirstDeliveriesFailIsRolledBack() {
        assertRolledBack(Jars.version(Jars.made("failing"), "1.1.0"), "its widget card ");
    }

    @Test
    public void aJarThatIsDeletedWhileItStartsIsRemovedWhenItHasStarted() throws Exception {
        folder().put(hanging(), JAR);
        Await.until("it starts", () -> gate.waiting() == 1);
        folder().delete(JAR);
        gate.open();
        folder().await(JAR, DeploymentState.REMOVED);
        Await.until("it is uninstalled", () -> folder().bundles().isEmpty());
        List<String> history = folder().history().stream()
                .filter(line -> !line.startsWith("CONFIRMED")) // depends on the moment
                .toList();
        assertEquals(
                List.of("UPDATED card.jar 1.0.0 1.1.0", "REMOVED card.jar 1.1.0 -"),
                history.subList(history.size() - 2, history.size()));
    }

    @Test
    public void aFolderThatIsDeletedAndMadeAgainChangesNothingThatRuns() throws Exception {
        folder().delete(JAR);
        Files.delete(folder().folder());
        centre.goOn(3 * A_WHILE);
        assertRuns("1.0.0");
        Files.createDirectory(folder().folder());
        folder().put(card, JAR);
        folder().await(JAR, DeploymentState.ACTIVE);
        centre.goOn(3 * A_WHILE);
        assertRuns("1.0.0");
        assertEquals("the same bundle", bundle, folder().bundle(NAME));
    }

    @Test
    public void ofTwoFilesWithOneNameTheHigherVersionIsInUse() {
        folder().put(Jars.version(card, "1.1.0"), "other.jar");
        folder().await("other.jar", DeploymentState.ACTIVE);
        assertEquals(
                Optional.of("other.jar with version 1.1.0 is in use"),
                folder().await(JAR, DeploymentState.SHADOWED).reason());
        centre.goOn(A_WHILE);
        assertRuns("1.1.0");
        folder().delete("other.jar");
        folder().await(JAR, DeploymentState.ACTIVE);
        assertRuns("1.0.0");
        assertEquals("the same bundle", bundle, folder().bundle(NAME));
    }

    @Test
    public void aDowngradeIsDoneAndToldAsOne() {
        folder().put(Jars.version(card, "0.9.0"), JAR);
        folder().awaitRunning(JAR, "0.9.0");
        folder().await(JAR, DeploymentState.ACTIVE);
        assertRuns("0.9.0");
        assertTrue(folder().history().toString(), folder().history().contains("UPDATED card.jar 1.0.0 0.9.0"));
        String message = folder().admin().history().stream()
                .filter(entry -> entry.to().equals(Optional.of("0.9.0")))
                .findFirst()
                .orElseThrow()
                .message();
        assertTrue(message, message.contains("downgrade"));
    }
}
