package io.widgetry.launcher.internal.run;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.BundleException;
import org.osgi.framework.namespace.PackageNamespace;

/** Puts into words why a bundle does not start. */
final class StartFailure {

    /** How the framework's resolver says it, once for the bundle and once more for each bundle that the fault lies with. */
    private static final Pattern MISSING =
            Pattern.compile("missing requirement \\[(\\S+) \\[[^]]*]\\([^)]*\\)] (\\S+); (\\(\\S+\\))");

    private static final String RESOLVER_DETAILS = " Unresolved requirements: ";
    private static final String VERSION_FROM = "(version>=";
    private static final String VERSION_TO = "!(version>=";

    private StartFailure() {}

    /** A clause that continues a sentence which began with the bundle's name. */
    static String reason(BundleException e) {
        String text = text(e);
        List<String> needs = new ArrayList<>();
        boolean isPackage = false;
        Matcher missing = MISSING.matcher(text);
        while (missing.find()) {
            String who = needs.isEmpty() ? "it" : missing.group(1);
            needs.add(who + " needs " + need(missing.group(2), missing.group(3)));
            isPackage = missing.group(2).equals(PackageNamespace.PACKAGE_NAMESPACE);
        }
        if (!needs.isEmpty()) {
            return String.join(", for that ", needs) + ", which no bundle " + (isPackage ? "exports" : "provides");
        }
        return e.getType() == BundleException.ACTIVATOR_ERROR ? "its activator failed: " + text : text;
    }

    private static String text(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        String text = root.getMessage() == null ? root.getClass().getName() : root.getMessage();
        int details = text.indexOf(RESOLVER_DETAILS);
        return details < 0 ? text : text.substring(0, details);
    }

    private static String need(String namespace, String filter) {
        String name = value(filter, "(" + namespace + "=");
        if (name.isEmpty()) {
            return "the capability " + namespace + " " + filter;
        }
        String what = namespace.equals(PackageNamespace.PACKAGE_NAMESPACE) ? "package" : namespace;
        return what + " " + name + range(filter);
    }

    private static String range(String filter) {
        String from = value(filter, VERSION_FROM);
        String to = value(filter, VERSION_TO);
        if (from.isEmpty()) {
            return "";
        }
        return to.isEmpty() ? " " + from + " or later" : " [" + from + "," + to + ")";
    }

    /** What stands between the key and the next closing parenthesis. */
    private static String value(String filter, String key) {
        int start = filter.indexOf(key);
        int end = filter.indexOf(')', Math.max(start, 0));
        return start < 0 || end < 0 ? "" : filter.substring(start + key.length(), end);
    }
}
