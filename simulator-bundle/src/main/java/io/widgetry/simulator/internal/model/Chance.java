package io.widgetry.simulator.internal.model;

import java.util.List;

/**
 * What is left to chance, made from a seed. The numbers are those of SplitMix64 and of {@link StrictMath}: the same on
 * every machine and every Java. Not safe for several threads.
 */
public final class Chance {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private long state;

    public Chance(long seed) {
        this.state = seed;
    }

    private long next() {
        state += 0x9E3779B97F4A7C15L;
        long z = state;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** From 0 to below 1. */
    public double fraction() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    /** Whether something happens that happens in this share of cases. */
    public boolean happens(double share) {
        return fraction() < share;
    }

    /** A whole number from least to most. */
    public int between(int least, int most) {
        return least + (int) (fraction() * (most - least + 1));
    }

    /** The time between events that are independent of each other, in whole milliseconds. */
    public long gap(double mean) {
        return Math.max(1, Math.round(-mean * StrictMath.log(1 - fraction())));
    }

    /** How long something takes whose mean is known: mostly a little less, sometimes much more. */
    public long about(double mean) {
        double normal =
                StrictMath.sqrt(-2 * StrictMath.log(1 - fraction())) * StrictMath.cos(2 * StrictMath.PI * fraction());
        return Math.max(500, Math.round(mean * StrictMath.exp(0.4 * normal - 0.08)));
    }

    /** One of several. */
    public <T> T pick(List<T> values) {
        return values.get(between(0, values.size() - 1));
    }

    /** A random UUID, of version 4. */
    public String uuid() {
        char[] text = new char[36];
        long high = (next() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
        long low = (next() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        int at = 0;
        for (int i = 0; i < 32; i++) {
            if (i == 8 || i == 12 || i == 16 || i == 20) {
                text[at++] = '-';
            }
            long half = i < 16 ? high : low;
            text[at++] = HEX[(int) (half >>> (60 - 4 * (i & 15))) & 15];
        }
        return new String(text);
    }

    /** Random hexadecimal digits. */
    public String hex(int digits) {
        StringBuilder text = new StringBuilder(digits);
        while (text.length() < digits) {
            long bits = next();
            for (int i = 0; i < 16 && text.length() < digits; i++) {
                text.append(HEX[(int) (bits >>> (4 * i)) & 15]);
            }
        }
        return text.toString();
    }

    /** Random decimal digits. */
    public String digits(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append((char) ('0' + between(0, 9)));
        }
        return text.toString();
    }
}
