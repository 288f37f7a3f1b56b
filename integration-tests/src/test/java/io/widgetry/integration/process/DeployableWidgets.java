package io.widgetry.integration.process;

import io.widgetry.api.DataEvent;
import io.widgetry.api.DataEvents;
import io.widgetry.api.SubscribesTo;
import io.widgetry.api.View;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetContext;
import io.widgetry.integration.support.TestBundle;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;

/** Jars of widgets as an operator gets them, made for the tests. */
final class DeployableWidgets {

    /** The symbolic name of all versions of the widget "bell". */
    static final String BELL = "com.acme.bell";

    /** The PID without which the widget "lamp" does not come. */
    static final String LAMP_PID = "com.acme.lamp";

    private DeployableWidgets() {}

    /** A widget that does nothing. */
    @Component(name = "com.acme.bell")
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Bell implements Widget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.show(View.titled(event.name()));
        }
    }

    /** A widget that has to be configured. */
    @Component(name = LAMP_PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
    @SubscribesTo(DataEvents.AGENT_STATE)
    public static final class Lamp implements Widget {
        @Override
        public void onDataEvent(DataEvent event, WidgetContext context) {
            context.show(View.titled(event.name()));
        }
    }

    /** Never comes back from its start, until it is interrupted. */
    public static final class Hanging implements BundleActivator {
        @Override
        public void start(BundleContext context) throws InterruptedException {
            new CountDownLatch(1).await();
        }

        @Override
        public void stop(BundleContext context) {
            throw new IllegalStateException("it was never started");
        }
    }

    /** Does not start. */
    public static final class Broken implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            throw new IllegalStateException("no licence");
        }

        @Override
        public void stop(BundleContext context) {
            throw new IllegalStateException("it was never started");
        }
    }

    /** Never comes back from its start, whatever one does. */
    public static final class Deaf implements BundleActivator {
        @Override
        public void start(BundleContext context) {
            while (context != null) {
                LockSupport.park();
                Thread.interrupted();
            }
        }

        @Override
        public void stop(BundleContext context) {
            throw new IllegalStateException("it was never started");
        }
    }

    static Path bell(String version) {
        return TestBundle.named(BELL).version(version).with(Bell.class).file();
    }

    /** A version of the same that does not start. */
    static Path brokenBell(String version) {
        return TestBundle.named(BELL)
                .version(version)
                .with(Bell.class, Broken.class)
                .header("Bundle-Activator", Broken.class.getName())
                .file();
    }

    static Path lamp() {
        return TestBundle.named("com.acme.lamp").with(Lamp.class).file();
    }

    static Path hanging() {
        return TestBundle.named("com.acme.hanging")
                .with(Bell.class, Hanging.class)
                .header("Bundle-Activator", Hanging.class.getName())
                .file();
    }

    static Path deaf() {
        return TestBundle.named("com.acme.deaf")
                .with(Bell.class, Deaf.class)
                .header("Bundle-Activator", Deaf.class.getName())
                .file();
    }

    /** Needs a package that nobody has. */
    static Path lonely() {
        return TestBundle.named("com.acme.lonely")
                .with(Bell.class)
                .header("Import-Package", "com.acme.crm;version='[1.2,2)',*")
                .file();
    }
}
