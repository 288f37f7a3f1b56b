package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

public class AccessFileTest {
    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Path file;

    @Before
    public void chooseFile() {
        file = folder.getRoot().toPath().resolve("etc/web-access.json");
    }

    private AccessList list() throws IOException {
        return new AccessList(new AccessFile(file), "600008");
    }

    @Test
    public void isMadeForItsOwnerOnlyWithOneEntryForEverything() throws IOException {
        AccessEntry first = list().entries().get(0);

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(Set.of(Role.values()), first.roles());
        assertEquals(Optional.of("600008"), first.agentId());
        assertEquals(32, Base64.getUrlDecoder().decode(first.token()).length);
        assertEquals(1, list().entries().size());
    }

    @Test
    public void keepsItsTokensOverARestart() throws IOException {
        List<AccessEntry> before = list().entries();

        assertEquals(before, list().entries());
    }

    @Test
    public void isDifferentInEachHome() throws IOException {
        String token = list().entries().get(0).token();
        Files.delete(file);

        assertNotEquals(token, list().entries().get(0).token());
    }

    @Test
    public void isRefusedIfOthersMayReadIt() throws IOException {
        list();
        for (String permissions : List.of("rw-r-----", "rw----r--", "rw--w----", "rwx-----x")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));

            String message = assertThrows(AccessException.class, this::list).getMessage();

            assertTrue(message, message.contains(file.toString()) && message.contains(permissions));
        }
    }

    @Test
    public void isRefusedWithAReasonIfItIsWrong() throws IOException {
        list();
        String token = Tokens.next();
        refused("{\"entries\":[{\"name\":\"a\"", "is wrong in line 1");
        refused("{\"entries\":[{\"roles\":[\"operator\"],\"token\":\"" + token + "\"}]}", "an entry without a name");
        refused(entry("\"operator\"", "\"short\""), "entry a: a token has at least 22");
        refused(entry("\"king\"", '"' + token + '"'), "entry a: the role king is unknown");
        refused(entry("", '"' + token + '"'), "entry a: it has no roles");
        refused(entry("\"agent\"", '"' + token + '"'), "entry a: agentId must be there");
        refused(entry("\"operator\"", '"' + token + "\",\"agentId\":\"1\""), "entry a: agentId must be there");
        refused(entry("\"operator\"", '"' + token + "\",\"more\":1"), "is wrong");
    }

    private static String entry(String roles, String token) {
        return "{\"entries\":[{\"name\":\"a\",\"roles\":[" + roles + "],\"token\":" + token + "}]}";
    }

    private void refused(String content, String reason) throws IOException {
        Files.writeString(file, content);
        String message = assertThrows(AccessException.class, this::list).getMessage();
        assertTrue(message, message.contains(reason));
    }

    @Test
    public void takesEntriesInAndOutAndStaysForItsOwnerOnly() throws IOException {
        AccessList list = list();
        AccessEntry agent = list.add(Set.of(Role.AGENT), Optional.of("4711"));
        AccessEntry again = list.add(Set.of(Role.AGENT), Optional.of("4711"));

        assertEquals("agent-4711", agent.name());
        assertEquals("agent-4711-2", again.name());
        assertTrue(list.remove("agent-4711"));
        assertFalse(list.remove("agent-4711"));
        assertEquals(list.entries(), list().entries());
        assertEquals(Optional.empty(), list.find(agent.token()));
        assertEquals(Optional.of(again), list.find(again.token()));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals(
                List.of("web-access.json"), List.of(file.getParent().toFile().list()));
    }

    @Test
    public void neverTellsATokenInText() throws IOException {
        AccessEntry first = list().entries().get(0);

        assertFalse(first.toString().contains(first.token()));
    }
}
