package io.widgetry.dev.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A Maven project of a Java widget. Its own folder target/widgetry-dev is worked in, so that Maven and editors keep theirs. */
final class JavaProject implements Project {
    private final Path folder;
    private final Path work;
    private final Path sources;
    private final Path resources;
    private final Maven maven;
    private Optional<Facts> facts = Optional.empty();
    private Compiler compiler;
    private boolean asked;

    JavaProject(Path folder) {
        this.folder = folder;
        this.work = folder.resolve("target/widgetry-dev");
        this.sources = folder.resolve("src/main/java");
        this.resources = folder.resolve("src/main/resources");
        this.maven = new Maven(folder, work);
    }

    @Override
    public String name() {
        return folder.getFileName().toString();
    }

    @Override
    public Snapshot look() throws IOException {
        return Snapshot.of(
                List.of(folder.resolve("src/main"), folder.resolve("pom.xml"), folder.resolve("bnd.bnd")),
                JavaProject::isSource);
    }

    private static boolean isSource(Path path) {
        String name = path.getFileName().toString();
        return !name.startsWith(".") && !name.endsWith("~");
    }

    @Override
    public Build build(Snapshot before, Snapshot now) throws IOException, InterruptedException {
        Clock clock = new Clock();
        if (facts.isEmpty() || now.differsIn(before, folder.resolve("pom.xml"))) {
            List<String> problems = ask();
            if (!problems.isEmpty()) {
                return Build.failed(problems);
            }
            if (asked) {
                clock.lap("Maven");
            }
        }
        List<Path> java =
                now.ending(".java").filter(file -> file.startsWith(sources)).toList();
        if (java.isEmpty()) {
            return Build.failed(List.of("src/main/java: there is no Java source"));
        }
        Path classes = empty(work.resolve("classes"));
        List<String> wrong = compiler.compile(java, classes);
        if (!wrong.isEmpty()) {
            return Build.failed(wrong);
        }
        clock.lap("compile");
        copyResources(classes);
        Facts known = facts.orElseThrow();
        Path bundle = work.resolve(known.symbolicName() + ".jar");
        wrong = new Bundler(folder, known).bundle(classes, bundle);
        if (!wrong.isEmpty()) {
            return Build.failed(wrong);
        }
        clock.lap("bundle");
        return Build.of(bundle, clock.text());
    }

    /** Returns why it is not known what Maven alone knows. */
    private List<String> ask() throws IOException, InterruptedException {
        String digest = maven.digest();
        Path kept = work.resolve("maven.properties");
        Optional<Facts> known = Facts.read(kept, digest);
        asked = known.isEmpty();
        if (asked) {
            Maven.Answer answer = maven.ask(digest);
            if (answer.facts().isEmpty()) {
                facts = Optional.empty();
                return answer.problems();
            }
            answer.facts().get().write(kept);
            known = answer.facts();
        }
        close();
        facts = known;
        compiler = new Compiler(folder, known.get());
        return List.of();
    }

    private static Path empty(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (Stream<Path> old = Files.walk(directory)) {
                for (Path file : old.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
        return Files.createDirectories(directory);
    }

    private void copyResources(Path classes) throws IOException {
        if (!Files.isDirectory(resources)) {
            return;
        }
        try (Stream<Path> all = Files.walk(resources)) {
            all.filter(Files::isRegularFile).filter(JavaProject::isSource).forEach(file -> {
                Path target = classes.resolve(resources.relativize(file));
                try {
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public void close() {
        if (compiler != null) {
            try {
                compiler.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            compiler = null;
        }
    }
}
