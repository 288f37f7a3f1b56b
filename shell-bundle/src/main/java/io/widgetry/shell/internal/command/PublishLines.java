package io.widgetry.shell.internal.command;

import io.widgetry.api.spi.CloudEventCodec;
import io.widgetry.api.spi.DataEventPublisher;
import io.widgetry.api.spi.MalformedEventException;
import io.widgetry.api.spi.PublishResult;
import io.widgetry.shell.internal.syntax.CommandException;
import io.widgetry.shell.internal.text.Numbers;
import io.widgetry.shell.internal.text.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Publishes CloudEvents that come one a line. A bad line costs that line only, and is told at once. */
final class PublishLines {
    private final CloudEventCodec codec;
    private final DataEventPublisher publisher;
    private final Output output;
    private long lines;
    private long accepted;
    private long duplicates;
    private long rejected;

    PublishLines(CloudEventCodec codec, DataEventPublisher publisher, Output output) {
        this.codec = codec;
        this.publisher = publisher;
        this.output = output;
    }

    /**
     * Publishes all lines.
     *
     * @param input UTF-8; blank lines do not count
     * @return what became of them
     * @throws CommandException if one was rejected, with the same account
     * @throws InterruptedException if the user does not want to go on
     */
    String publish(InputStream input) throws CommandException, InterruptedException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8));
        try {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines++;
                if (!line.isBlank()) {
                    count(publish(line));
                }
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
            }
        } catch (IOException failed) {
            throw new CommandException(
                    "The input broke off after line " + Numbers.text(lines) + ": " + account(), failed);
        }
        if (rejected > 0) {
            throw new CommandException(account());
        }
        return account();
    }

    private PublishResult publish(String line) {
        try {
            return publisher.publish(codec.read(line));
        } catch (MalformedEventException malformed) {
            return malformed.toResult();
        }
    }

    private void count(PublishResult result) {
        switch (result.status()) {
            case ACCEPTED -> accepted++;
            case DUPLICATE -> duplicates++;
            case REJECTED -> {
                rejected++;
                output.note(Text.clean("line " + Numbers.text(lines) + " rejected: " + result.message()));
            }
        }
    }

    private String account() {
        return "%s accepted, %s, %s rejected"
                .formatted(
                        Numbers.text(accepted),
                        Numbers.of(duplicates, "duplicate", "duplicates"),
                        Numbers.text(rejected));
    }
}
