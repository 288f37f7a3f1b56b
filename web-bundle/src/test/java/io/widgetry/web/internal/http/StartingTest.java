package io.widgetry.web.internal.http;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.util.Optional;
import org.junit.Rule;
import org.junit.Test;

/** What is asked for while parts of the server are not there yet. */
public class StartingTest {
    @Rule
    public final TestServer server = new TestServer().starting();

    private Answer get(String path) throws IOException {
        return server.request("GET", path, server.token(Role.OPERATOR)).send();
    }

    @Test
    public void whatIsNotThereYetIsToBeAskedForAgain() throws IOException {
        Answer early = get("/api/runtime");
        assertEquals(503, early.status());
        assertEquals(Optional.of("1"), early.header("Retry-After"));
        assertEquals(
                405,
                server.request("PUT", "/api/session", server.token(Role.OPERATOR))
                        .send()
                        .status());
        assertEquals(200, get("/api/session").status());

        server.complete();
        assertEquals(404, get("/api/runtime").status());
    }
}
