package io.widgetry.deployer.internal.host;

import io.widgetry.deployer.internal.text.Reason;
import org.osgi.framework.BundleException;

/** Puts into words why the framework did not do something with a bundle. */
final class StartFailure {

    private StartFailure() {}

    /** A clause that continues a sentence which began with the bundle's name. */
    static String reason(Throwable failure) {
        if (failure instanceof BundleException refused) {
            if (refused.getType() == BundleException.ACTIVATOR_ERROR) {
                return "its activator failed: " + Reason.root(refused) + place(refused);
            }
            if (refused.getType() == BundleException.RESOLVE_ERROR) {
                return "it does not resolve: " + Reason.line(String.valueOf(refused.getMessage()));
            }
            if (refused.getCause() == null) {
                return Reason.line(String.valueOf(refused.getMessage()));
            }
        }
        return Reason.root(failure);
    }

    /** Where the innermost cause was thrown. */
    private static String place(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        StackTraceElement[] stack = root.getStackTrace();
        return stack.length == 0 ? "" : " (at " + stack[0] + ")";
    }
}
