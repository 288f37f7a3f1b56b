package io.widgetry.launcher.internal.run;

import java.io.Console;

/** Tells whether a person sits at the process's standard input and output. */
final class Terminals {

    private Terminals() {}

    static boolean isInteractive() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there is a Console without a terminal too, and this method to tell them apart.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
