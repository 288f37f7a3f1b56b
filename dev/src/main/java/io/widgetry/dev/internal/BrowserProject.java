package io.widgetry.dev.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A folder with a browser widget's manifest and its files, and, if it has a tsconfig.json, TypeScript. */
final class BrowserProject implements Project {
    private static final Set<String> LEFT_OUT = Set.of("node_modules", "target", "test", "tests");

    private final Path folder;
    private final Path manifest;
    private final Optional<TypeScript> compiler;

    BrowserProject(Path folder) {
        this.folder = folder;
        this.manifest = folder.resolve("manifest.json");
        this.compiler = Files.isRegularFile(folder.resolve("tsconfig.json"))
                ? Optional.of(new TypeScript(folder))
                : Optional.empty();
    }

    @Override
    public String name() {
        return folder.getFileName().toString();
    }

    @Override
    public Snapshot look() throws IOException {
        return Snapshot.of(List.of(folder), BrowserProject::isSource);
    }

    private static boolean isSource(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith("~") && !LEFT_OUT.contains(name);
    }

    @Override
    public boolean takeNews() {
        return compiler.isPresent() && compiler.get().takeNews();
    }

    @Override
    public Build build(Snapshot before, Snapshot now) throws IOException, InterruptedException {
        if (compiler.isPresent()) {
            List<String> problems = compiler.get().problems();
            if (!problems.isEmpty()) {
                return Build.failed(problems);
            }
            boolean onlySources = before != Snapshot.NONE && now.changesOnly(before, Set.of(".ts", ".tsx"));
            if (!compiler.get().hasRun() || onlySources) {
                return Build.notYet(); // what is made of them follows
            }
        }
        if (!Files.isRegularFile(manifest)) {
            return Build.failed(List.of("manifest.json: it is gone; a browser widget needs one"));
        }
        return Build.of(manifest, "");
    }

    @Override
    public void close() {
        compiler.ifPresent(TypeScript::close);
    }
}
