package io.widgetry.shell.internal.console;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.WritableByteChannel;
import org.junit.Test;

public class UnclosedTest {

    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private final OutputStream terminal = new BufferedOutputStream(screen) {
        @Override
        public void close() {
            throw new AssertionError("the terminal is closed");
        }
    };

    @Test
    public void showsAtOnceWhatIsWritten() throws IOException {
        Unclosed.output(terminal).write(new byte[] {'a', 'b', 'c'}, 1, 2);

        assertArrayEquals(new byte[] {'b', 'c'}, screen.toByteArray());
    }

    @Test
    public void outlivesTheChannelThatAnInterruptionCloses() throws IOException {
        WritableByteChannel channel = Channels.newChannel(Unclosed.output(terminal));
        Thread.currentThread().interrupt();
        assertThrows(ClosedByInterruptException.class, () -> channel.write(ByteBuffer.wrap(new byte[] {'x'})));
        assertEquals("the interruption is still to be seen", true, Thread.interrupted());

        screen.reset();
        Channels.newChannel(Unclosed.output(terminal)).write(ByteBuffer.wrap(new byte[] {'y'}));

        assertArrayEquals(new byte[] {'y'}, screen.toByteArray());
    }

    @Test
    public void keepsTheKeyboardOpen() throws IOException {
        InputStream keyboard = new ByteArrayInputStream(new byte[] {'k'}) {
            @Override
            public void close() {
                throw new AssertionError("the keyboard is closed");
            }
        };

        Unclosed.input(keyboard).close();

        assertEquals('k', Unclosed.input(keyboard).read());
    }
}
