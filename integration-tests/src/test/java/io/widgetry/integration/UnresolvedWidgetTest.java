package io.widgetry.integration;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import io.widgetry.api.RequiresWidgetRuntime;
import io.widgetry.api.Scope;
import io.widgetry.api.Widget;
import io.widgetry.api.WidgetScope;
import io.widgetry.integration.support.RuntimeTest;
import io.widgetry.integration.support.TestBundle;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWire;
import org.osgi.framework.wiring.BundleWiring;
import org.osgi.service.component.annotations.Component;

/** A widget's annotations make its bundle require the core: without one it does not resolve. */
public class UnresolvedWidgetTest extends RuntimeTest {

    /** Says nothing of the core, but has an annotation that requires it. */
    @Component
    @WidgetScope(Scope.AGENT)
    public static final class Plain implements Widget {}

    @Override
    protected Option[] additions() {
        return new Option[] {TestBundle.named("test.plain").with(Plain.class).laterAs("plain")};
    }

    @Test
    public void aWidgetDoesNotResolveWithoutTheCoreAndDoesWithIt() throws Exception {
        Bundle widget = bundles.installBundle(System.getProperty("plain"));
        Bundle core = bundle("io.widgetry.core");
        String location = core.getLocation();
        core.uninstall();

        BundleException refused = assertThrows(BundleException.class, widget::start);
        assertEquals(BundleException.RESOLVE_ERROR, refused.getType());
        assertTrue(
                refused.getMessage(),
                refused.getMessage().contains("osgi.implementation=" + RequiresWidgetRuntime.NAME)
                        && !refused.getMessage().contains(PackageNamespace.PACKAGE_NAMESPACE + "="));
        assertEquals(Bundle.INSTALLED, widget.getState());

        bundles.installBundle(location).start();
        widget.start();
        assertEquals(Bundle.ACTIVE, widget.getState());
        assertEquals("io.widgetry.core", providerOfRuntime(widget));
    }

    private static String providerOfRuntime(Bundle widget) {
        BundleWire wire = widget.adapt(BundleWiring.class)
                .getRequiredWires(RequiresWidgetRuntime.NAMESPACE)
                .get(0);
        return wire.getProvider().getSymbolicName();
    }
}
