package io.widgetry.shell.internal.control;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.Test;

public class ByteQueueTest {

    private static final byte[] CHUNK = new byte[1 << 18];

    private final ByteQueue queue = new ByteQueue();

    @Test
    public void handsOverWhatWasPutBeforeTheEnd() throws IOException {
        queue.output().write("some ".getBytes(StandardCharsets.UTF_8));
        queue.output().write('x');
        queue.end();

        assertEquals("some x", new String(queue.input().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    public void isNotAffectedByLaterChangesOfTheBuffer() throws IOException {
        byte[] buffer = {'a', 'b', 'c'};
        queue.output().write(buffer, 1, 2);
        buffer[1] = 'x';
        queue.end();

        assertEquals("bc", new String(queue.input().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test(timeout = 10_000)
    public void letsWhoPutsWaitUntilThereIsRoom() throws Exception {
        CompletableFuture<Void> fifth = CompletableFuture.runAsync(() -> put(5));

        for (int i = 0; i < 4; i++) {
            assertEquals(CHUNK.length, queue.take().length);
        }
        assertEquals(CHUNK.length, queue.take().length);
        fifth.get(5, TimeUnit.SECONDS);
    }

    @Test(timeout = 10_000)
    public void failsForWhoPutsOnceItIsBroken() throws Exception {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread putter = new Thread(() -> failure.set(assertThrows(IOException.class, () -> fill(queue.output()))));
        putter.start();

        queue.take();
        queue.breakUp();

        putter.join(5000);
        assertEquals("the client is gone", failure.get().getMessage());
    }

    @Test(timeout = 10_000)
    public void survivesAnInterruptionOfWhoPuts() throws Exception {
        Thread putter = new Thread(() -> assertThrows(InterruptedIOException.class, () -> fill(queue.output())));
        putter.start();
        putter.interrupt();
        putter.join();

        queue.end();
        byte[] all = queue.input().readAllBytes(); // what fitted in before
        assertEquals(0, all.length % CHUNK.length);
        queue.put(new byte[] {'x'});
        assertEquals('x', queue.take()[0]);
    }

    @Test(timeout = 10_000)
    public void dropsEverythingOnceNobodyTakes() throws Exception {
        CompletableFuture<Void> putter = CompletableFuture.runAsync(() -> put(20));
        assertEquals(CHUNK.length, queue.take().length);
        queue.discard();

        putter.get(5, TimeUnit.SECONDS);
        assertNull(queue.take());
    }

    private void put(int chunks) {
        try {
            for (int i = 0; i < chunks; i++) {
                queue.put(CHUNK);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void fill(OutputStream output) throws IOException {
        while (true) {
            output.write(CHUNK);
        }
    }
}
