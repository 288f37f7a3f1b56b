package io.widgetry.web.internal.container;

import jakarta.servlet.GenericServlet;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.service.servlet.context.ServletContextHelper;

/** A bundle of somebody's who brings a servlet, and protects it in no way. */
public final class ForeignBundle implements BundleActivator {

    /** Says hello to everybody. */
    public static final class Hello extends GenericServlet {
        private static final long serialVersionUID = 1L;

        @Override
        public void service(ServletRequest request, ServletResponse response) throws IOException {
            response.getWriter().print("hello");
        }
    }

    /** A context of its own. */
    public static final class Context extends ServletContextHelper {}

    @Override
    public void start(BundleContext context) {
        context.registerService(
                ServletContextHelper.class,
                new Context(),
                new Hashtable<>(Map.of(
                        "osgi.http.whiteboard.context.name",
                        "foreign",
                        "osgi.http.whiteboard.context.path",
                        "/foreign")));
        context.registerService(
                Servlet.class,
                new Hello(),
                new Hashtable<>(Map.of(
                        "osgi.http.whiteboard.servlet.pattern", "/*",
                        "osgi.http.whiteboard.context.select", "(osgi.http.whiteboard.context.name=foreign)")));
        // for whatever context there is by itself
        context.registerService(
                Servlet.class, new Hello(), new Hashtable<>(Map.of("osgi.http.whiteboard.servlet.pattern", "/legacy")));
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    static File jar(Path folder) throws IOException {
        Manifest manifest = new Manifest();
        Attributes main = manifest.getMainAttributes();
        main.putValue("Manifest-Version", "1.0");
        main.putValue("Bundle-ManifestVersion", "2");
        main.putValue("Bundle-SymbolicName", "foreign");
        main.putValue("Bundle-Activator", ForeignBundle.class.getName());
        main.putValue(
                "Import-Package",
                "org.osgi.framework,jakarta.servlet;version=\"[6,7)\",org.osgi.service.servlet.context");
        Path file = folder.resolve("foreign.jar");
        try (JarOutputStream jar = new JarOutputStream(Files.newOutputStream(file), manifest)) {
            for (Class<?> type : new Class<?>[] {ForeignBundle.class, Hello.class, Context.class}) {
                String name = type.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(name));
                try (InputStream content = type.getClassLoader().getResourceAsStream(name)) {
                    content.transferTo(jar);
                }
            }
        }
        return file.toFile();
    }
}
