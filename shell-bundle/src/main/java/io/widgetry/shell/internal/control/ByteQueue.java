package io.widgetry.shell.internal.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Hands bytes from one thread to another. Bounded: who puts waits for who takes. Waiting can be interrupted without harm
 * to the queue, and neither side minds on which threads the other one works.
 */
final class ByteQueue {

    private static final int CAPACITY = 1 << 20;

    private final Deque<byte[]> chunks = new ArrayDeque<>();
    private int size;
    private boolean ended;
    private boolean broken;
    private boolean discarding;

    /** Adds bytes. Fails once the queue is broken: then nobody takes any more. */
    synchronized void put(byte[] bytes) throws IOException {
        while (size >= CAPACITY && !broken && !discarding) {
            await();
        }
        if (broken) {
            throw new IOException("the client is gone");
        }
        if (discarding) {
            return;
        }
        chunks.add(bytes);
        size += bytes.length;
        notifyAll();
    }

    /** Waits for bytes; null at the end. */
    synchronized byte[] take() throws InterruptedIOException {
        while (chunks.isEmpty() && !ended && !broken) {
            await();
        }
        byte[] bytes = chunks.poll();
        if (bytes != null) {
            size -= bytes.length;
            notifyAll();
        }
        return bytes;
    }

    private void await() throws InterruptedIOException {
        try {
            wait();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** Nothing more is put; what is there can still be taken. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Nobody takes any more: what is there, and what is still put, is dropped, and nobody waits for room. */
    synchronized void discard() {
        discarding = true;
        ended = true;
        chunks.clear();
        size = 0;
        notifyAll();
    }

    /** Nothing more is put, and nothing more is worth taking. */
    synchronized void breakUp() {
        broken = true;
        chunks.clear();
        size = 0;
        notifyAll();
    }

    /** The side that takes, as a stream. */
    InputStream input() {
        return new InputStream() {
            private byte[] current = {};
            private int position;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                while (position == current.length) {
                    byte[] next = take();
                    if (next == null) {
                        return -1;
                    }
                    current = next;
                    position = 0;
                }
                int count = Math.min(length, current.length - position);
                System.arraycopy(current, position, target, offset, count);
                position += count;
                return count;
            }

            @Override
            public int available() {
                return current.length - position;
            }
        };
    }

    /** The side that puts, as a stream. Closing it does nothing, because commands close what they print to. */
    OutputStream output() {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                put(new byte[] {(byte) b});
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (length > 0) {
                    put(Arrays.copyOfRange(bytes, offset, offset + length));
                }
            }
        };
    }
}
