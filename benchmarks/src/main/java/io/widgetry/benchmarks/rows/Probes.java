package io.widgetry.benchmarks.rows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.Constants;

/** Makes the bundles that are deployed. */
final class Probes {
    private static final String PACKAGE = "io/widgetry/benchmarks/probe/";

    private static final String COMPONENT = "OSGI-INF/probe.xml";
    private static final String DESCRIPTION = """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="probe" activate="activate"
                           deactivate="deactivate">
              <implementation class="io.widgetry.benchmarks.probe.WidgetProbe"/>
              <service><provide interface="io.widgetry.api.Widget"/></service>
              <property name="subscribes.to" type="String">onAnyInteractionEvent</property>
            </scr:component>
            """;

    private Probes() {}

    /** A probe of some version: a widget, or a bundle that any system can run. */
    static Path probe(Path jar, String version, boolean widget) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        main.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        main.putValue(Constants.BUNDLE_SYMBOLICNAME, "benchmark.probe");
        main.putValue(Constants.BUNDLE_VERSION, version);
        if (widget) {
            main.putValue("Service-Component", COMPONENT);
            main.putValue(
                    Constants.IMPORT_PACKAGE,
                    "org.osgi.framework,io.widgetry.api;version=\"[1,2)\",io.widgetry.api.payload;version=\"[1,2)\"");
        } else {
            main.putValue(Constants.BUNDLE_ACTIVATOR, "io.widgetry.benchmarks.probe.PlainProbe");
            main.putValue(Constants.IMPORT_PACKAGE, "org.osgi.framework");
        }
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (String one : List.of("Stamp", "PlainProbe", "WidgetProbe")) {
                String entry = PACKAGE + one + ".class";
                out.putNextEntry(new JarEntry(entry));
                try (InputStream in = Probes.class.getClassLoader().getResourceAsStream(entry)) {
                    in.transferTo(out);
                }
            }
            out.putNextEntry(new JarEntry(COMPONENT));
            out.write(DESCRIPTION.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
