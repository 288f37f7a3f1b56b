package io.widgetry.certify.internal.file;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class ContentsTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    /** Understands a word, and reads a file. */
    static final class Reader {
        String read(Path file, String command) throws IOException {
            return command.equals("hang-up") ? "no word, this" : Files.readString(file);
        }
    }

    @Test
    public void theWordsAreThoseThatAMessageMayBeMadeOf() throws IOException {
        Contents contents = Contents.of(jar(Reader.class));

        assertEquals(List.of("hang-up"), contents.words());
        assertEquals(Set.of(Reader.class.getName()), contents.classes());
    }

    @Test
    public void callsToFilesAreNamedWithTheirPlace() throws IOException {
        assertEquals(
                Set.of("ContentsTest$Reader.read: Files.readString"),
                Contents.of(jar(Reader.class)).fileCalls());
    }

    private Path jar(Class<?> type) throws IOException {
        Path file = folder.newFile().toPath();
        String entry = type.getName().replace('.', '/') + ".class";
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out);
                InputStream content = type.getResourceAsStream("/" + entry)) {
            jar.putNextEntry(new JarEntry(entry));
            content.transferTo(jar);
        }
        return file;
    }
}
