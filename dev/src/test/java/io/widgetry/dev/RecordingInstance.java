package io.widgetry.dev;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An instance that remembers what it was asked, and answers as the test wants. */
final class RecordingInstance implements Instance {
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile UnaryOperator<String> refusal = file -> null;
    private volatile String troubles = "";

    /** From now on deployments are refused with what this answers; null: not refused. */
    void refuses(UnaryOperator<String> reason) {
        refusal = reason;
    }

    /** From now on the widgets have these troubles. */
    void has(String... lines) {
        troubles = String.join("\n", lines);
    }

    @Override
    public Answer ask(String command, String input) {
        asked.add(command + (input.isEmpty() ? "" : " < " + input.replace("\n", " | ")));
        if (command.startsWith("deploy:install ")) {
            String refused = refusal.apply(command);
            return refused == null
                    ? new Answer(0, "com.acme.card 1.0.0 → 1.0.0: updated\n")
                    : new Answer(1, refused + "\n");
        }
        return new Answer(0, command.startsWith("dev:report ") ? troubles : "");
    }

    /** What was asked so far and begins so, each once in a row. */
    List<String> asked(String start) {
        List<String> found = new ArrayList<>();
        for (String line : asked) {
            if (line.startsWith(start)
                    && (found.isEmpty() || !found.get(found.size() - 1).equals(line))) {
                found.add(line);
            }
        }
        return found;
    }

    long count(String start) {
        return asked.stream().filter(line -> line.startsWith(start)).count();
    }
}
