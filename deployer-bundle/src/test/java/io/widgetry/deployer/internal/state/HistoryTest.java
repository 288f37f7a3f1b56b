package io.widgetry.deployer.internal.state;

import static org.junit.Assert.assertEquals;

import io.widgetry.api.admin.DeploymentRecord;
import io.widgetry.deployer.internal.disk.LocalDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class HistoryTest {
    private static final int MOST = 10;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void makeFile() {
        file = folder.getRoot().toPath().resolve("history.jsonl");
    }

    private History history() throws IOException {
        History history = new History(new LocalDisk(), file);
        history.read(MOST);
        return history;
    }

    private static DeploymentRecord entry(int number) {
        return new DeploymentRecord(
                Instant.ofEpochSecond(number),
                DeploymentRecord.Action.UPDATED,
                Optional.of("a \"quoted\" name.jar"),
                Optional.empty(),
                Optional.of("1.0.0"),
                Optional.empty(),
                "number " + number + " → über");
    }

    @Test
    public void itSurvivesAsItWas() throws IOException {
        History history = history();
        history.add(entry(1), MOST);
        history.add(entry(2), MOST);
        assertEquals(List.of(entry(1), entry(2)), history.records());
        assertEquals(List.of(entry(1), entry(2)), history().records());
    }

    @Test
    public void theOldestGoWhenThereAreTooMany() throws IOException {
        History history = history();
        for (int number = 0; number < 55; number++) {
            history.add(entry(number), MOST);
        }
        assertEquals(MOST, history.records().size());
        assertEquals(entry(45), history.records().get(0));
        assertEquals(history.records(), history().records());
        long lines = Files.readAllLines(file).size();
        assertEquals(lines + " lines", true, lines <= 2 * MOST);
    }

    @Test
    public void aLineThatAPowerCutEndedIsLeftOutAndHarmsNoOther() throws IOException {
        history().add(entry(1), MOST);
        Files.writeString(file, "{\"time\":\"1970-01-01T0", StandardOpenOption.APPEND);
        History history = history();
        assertEquals(List.of(entry(1)), history.records());
        history.add(entry(2), MOST);
        assertEquals(List.of(entry(1), entry(2)), history().records());
    }
}
