package io.widgetry.shell.internal.command;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.felix.service.command.annotations.GogoCommand;

/** Reads the {@link GogoCommand} of a class from its class file: reflection does not see it at run time. */
final class RegisteredFunctions {
    private RegisteredFunctions() {}

    /** The functions with their scope. */
    static List<String> of(Class<?> type) {
        List<String> found = new ArrayList<>();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = Stream.of(type, GogoCommand.class)
                .map(RegisteredFunctions::origin)
                .collect(Collectors.joining(File.pathSeparator));
        JavaCompiler.CompilationTask task = compiler.getTask(
                null,
                null,
                problem -> {}, // other annotations are not on the path
                List.of("-proc:only", "-classpath", path),
                List.of(type.getName()),
                null);
        task.setProcessors(List.of(new Reader(type.getName(), found)));
        task.call();
        return found;
    }

    private static String origin(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (java.net.URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static final class Reader extends AbstractProcessor {
        private final String type;
        private final List<String> found;

        Reader(String type, List<String> found) {
            this.type = type;
            this.found = found;
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latest();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            if (!round.processingOver()) {
                processingEnv.getElementUtils().getTypeElement(type).getAnnotationMirrors().stream()
                        .filter(mirror -> mirror.getAnnotationType().toString().equals(GogoCommand.class.getName()))
                        .forEach(this::read);
            }
            return false;
        }

        private void read(AnnotationMirror mirror) {
            Map<String, AnnotationValue> values = mirror.getElementValues().entrySet().stream()
                    .collect(Collectors.toMap(
                            entry -> entry.getKey().getSimpleName().toString(), Map.Entry::getValue));
            for (Object function : (List<?>) values.get("function").getValue()) {
                found.add(values.get("scope").getValue() + ":" + ((AnnotationValue) function).getValue());
            }
        }
    }
}
