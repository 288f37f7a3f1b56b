package io.widgetry.deployer.internal.support;

import io.widgetry.deployer.internal.disk.Disk;
import io.widgetry.deployer.internal.disk.LocalDisk;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.function.BiPredicate;

/** A disk that fails when it is told to, and then with what a full one says. */
public final class FaultyDisk {
    private volatile BiPredicate<String, Path> faulty = (operation, path) -> false;
    private volatile Runnable before = () -> {};
    private volatile WatchService watching;

    /** From now on these operations, by the name of the method and the last path that it is given, fail. */
    public void failAt(BiPredicate<String, Path> which) {
        faulty = which;
    }

    /** All is well again. */
    public void mend() {
        faulty = (operation, path) -> false;
    }

    /** Happens once, before the next copy is made. */
    public void beforeCopy(Runnable happens) {
        before = happens;
    }

    /** Whether changes are reported. */
    public boolean isWatching() {
        return watching != null;
    }

    /** Changes are reported no more. */
    public void endWatching() throws IOException {
        watching.close();
    }

    /** The disk. */
    public Disk disk() {
        LocalDisk local = new LocalDisk();
        return (Disk) Proxy.newProxyInstance(
                FaultyDisk.class.getClassLoader(), new Class<?>[] {Disk.class}, (proxy, method, arguments) -> {
                    Path last = null;
                    for (Object argument : arguments) {
                        last = argument instanceof Path path ? path : last;
                    }
                    if (faulty.test(method.getName(), last)) {
                        throw fault(last);
                    }
                    if (method.getName().equals("draft")) {
                        Runnable once = before;
                        before = () -> {};
                        once.run();
                    }
                    try {
                        Object result = method.invoke(local, arguments);
                        watching = result instanceof WatchService service ? service : watching;
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static IOException fault(Path file) {
        return new FileSystemException(String.valueOf(file), null, "No space left on device");
    }
}
