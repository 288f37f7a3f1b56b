package io.widgetry.launcher.internal.run;

import java.util.List;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.xml.sax.SAXException;

/**
 * Loads, on a thread of its own, classes that the start is going to need: while the home is looked at, those of the
 * framework; while the framework is made, those with which logging reads its configuration.
 */
final class Preloading {

    private static final List<String> FRAMEWORK = List.of(
            "org.apache.felix.framework.Felix",
            "org.apache.felix.framework.cache.BundleCache",
            "org.apache.felix.framework.util.manifestparser.ManifestParser",
            "org.apache.felix.framework.StatefulResolver",
            "org.apache.felix.framework.BundleWiringImpl",
            "org.apache.felix.resolver.ResolverImpl",
            "org.apache.felix.resolver.Candidates");

    private Preloading() {}

    static void begin() {
        Thread thread = new Thread(Preloading::load, "widgetry-preload");
        thread.setDaemon(true);
        thread.start();
    }

    private static void load() {
        try {
            for (String name : FRAMEWORK) {
                Class.forName(name);
            }
            SAXParserFactory.newInstance().newSAXParser();
        } catch (ClassNotFoundException | LinkageError | ParserConfigurationException | SAXException another) {
            return; // whoever needs it loads it, or says what is missing
        }
    }
}
