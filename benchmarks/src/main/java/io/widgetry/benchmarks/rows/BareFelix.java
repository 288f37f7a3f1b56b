package io.widgetry.benchmarks.rows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/**
 * The least with which one starts bundles: {@code BareFelix CACHE BUNDLES [NAME=VALUE…]} installs what is in the folder, unless
 * the cache has it, in the order of the files' names, starts what is not a library, and prints {@code ready}.
 */
public final class BareFelix {
    private BareFelix() {}

    @SuppressWarnings("checkstyle:RegexpSingleline") // a command line
    public static void main(String[] args) throws Exception {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, args[0]);
        for (int i = 2; i < args.length; i++) {
            String[] property = args[i].split("=", 2);
            properties.put(property[0], property[1]);
        }
        Framework framework = new FrameworkFactory().newFramework(properties);
        framework.init();
        BundleContext context = framework.getBundleContext();
        List<Bundle> started = new ArrayList<>();
        if (context.getBundles().length == 1) {
            try (Stream<Path> files = Files.list(Path.of(args[1]))) {
                for (Path file : files.sorted().toList()) {
                    Bundle bundle = context.installBundle(file.toUri().toString());
                    if (!file.getFileName().toString().startsWith("library-")) {
                        started.add(bundle);
                    }
                }
            }
        }
        framework.start();
        for (Bundle bundle : started) {
            bundle.start();
        }
        System.out.println("ready");
        framework.waitForStop(0);
    }
}
