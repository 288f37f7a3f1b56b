package io.widgetry.dev.internal;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * The compiler of this Java. It compiles all sources each time: for a widget that takes tenths of a second, and it is always
 * right. What it has read of the class path stays open from one time to the next.
 */
final class Compiler implements AutoCloseable {
    private static final int MOST_PROBLEMS = 20;
    private static final int MOST_LINES = 3;

    private final Path folder;
    private final JavaCompiler compiler;
    private final StandardJavaFileManager files;
    private final List<String> options;

    Compiler(Path folder, Facts facts) throws IOException {
        this.folder = folder;
        this.compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new IOException("this Java (" + System.getProperty("java.home")
                    + ") has no compiler: set JAVA_HOME to a JDK, version 17 or later");
        }
        this.files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
        files.setLocationFromPaths(StandardLocation.CLASS_PATH, facts.classPath());
        List<String> given = new ArrayList<>(List.of("-g", "-parameters", "-Xlint:none"));
        if (!facts.release().isEmpty()) {
            given.addAll(List.of("--release", facts.release().replaceFirst("^1\\.", "")));
        }
        this.options = List.copyOf(given);
    }

    /** Compiles into a folder that is there and empty; returns what is wrong. */
    List<String> compile(List<Path> sources, Path classes) throws IOException {
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        StringWriter said = new StringWriter();
        boolean compiled = compiler.getTask(
                        said, files, diagnostics, options, null, files.getJavaFileObjectsFromPaths(sources))
                .call();
        if (compiled) {
            return List.of();
        }
        List<String> problems = new ArrayList<>(diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .limit(MOST_PROBLEMS)
                .map(this::line)
                .toList());
        if (problems.isEmpty()) {
            problems.add("the compiler failed: " + said.toString().strip());
        }
        return problems;
    }

    private String line(Diagnostic<? extends JavaFileObject> diagnostic) {
        String message = diagnostic
                .getMessage(Locale.ENGLISH)
                .lines()
                .map(part -> part.strip().replaceAll("\\s+", " "))
                .limit(MOST_LINES)
                .collect(Collectors.joining(", "));
        if (diagnostic.getSource() == null) {
            return message;
        }
        Path file = Path.of(diagnostic.getSource().toUri());
        return (file.startsWith(folder) ? folder.relativize(file) : file) + ":" + diagnostic.getLineNumber() + ": "
                + message;
    }

    @Override
    public void close() throws IOException {
        files.close();
    }
}
