package io.widgetry.dev.internal;

import io.widgetry.dev.Instance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Says how a project fares: to whoever sits before it, and to the instance, which shows it in its shell and on the desktop. */
public final class Reporter {
    private final String project;
    private final Instance instance;
    private final Consumer<String> out;
    private final Set<String> told = new HashSet<>();
    private Optional<String> bundle = Optional.empty();
    private List<String> problems = List.of();
    private String state = "building";
    private String took = "";

    public Reporter(String project, Instance instance, Consumer<String> out) {
        this.project = project;
        this.instance = instance;
        this.out = out;
    }

    /** The latest version runs. */
    public void running(String verdict, Duration whole, String steps, Duration deployment) throws IOException {
        bundle = Optional.of(verdict.split("[ :]", 2)[0]);
        problems = List.of();
        state = "running";
        took = " --took " + Math.max(1, whole.toMillis());
        told.clear();
        out.accept("%s %s s (%sdeploy %s): %s"
                .formatted(
                        project,
                        Clock.seconds(whole.toMillis()),
                        steps.isEmpty() ? "" : steps + ", ",
                        Clock.seconds(deployment.toMillis()),
                        verdict));
        again();
    }

    /** There is no newer version, for these reasons. */
    public void broken(List<String> reasons) throws IOException {
        if (!reasons.equals(problems)) {
            out.accept(project + " is broken" + (bundle.isPresent() ? "; the version before goes on" : "") + ":");
            reasons.forEach(reason -> out.accept("  " + reason));
        }
        problems = List.copyOf(reasons);
        state = "broken";
        took = "";
        again();
    }

    /** Nothing has changed here; in the instance something may have. */
    public void again() throws IOException {
        String command = "dev:report " + quoted(project) + " " + state + (problems.isEmpty() ? "" : " -")
                + bundle.map(name -> " --bundle " + quoted(name)).orElse("") + took;
        Instance.Answer answer = instance.ask(command, String.join("\n", problems));
        if (!answer.ok()) {
            throw new IOException(
                    "the instance does not take a report: " + answer.text().strip());
        }
        answer.text()
                .lines()
                .filter(line -> !line.isBlank() && told.add(line))
                .forEach(line -> out.accept("  " + line));
    }

    /** It is not watched any longer. */
    public void end() {
        try {
            instance.ask("dev:end " + quoted(project), "");
        } catch (IOException e) {
            out.accept("the instance was not told that " + project + " is not watched any longer: " + e.getMessage());
        }
    }

    /** As one word for the shell. */
    public static String quoted(Path file) {
        return quoted(file.toString());
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
