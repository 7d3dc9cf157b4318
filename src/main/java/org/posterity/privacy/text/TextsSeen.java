package org.posterity.privacy.text;

/** Finds texts that occur only once. It remembers a number for each, in at most 16 MB; further texts are not compared. */
public final class TextsSeen {
    /** How many texts are compared at most. */
    public static final int MOST = 1 << 20;

    private static final int FIRST_SIZE = 1 << 10;

    /** The lowest bit of a number says whether the text came again. */
    private static final long AGAIN = 1;

    private final int most;
    private long[] table = new long[FIRST_SIZE];
    private int remembered;

    /** @param most how many texts to remember */
    public TextsSeen(int most) {
        this.most = most;
    }

    /** What is known about a text when it is added. */
    public enum Seen {
        FIRST,
        SECOND,
        OFTEN,
        /** There was no room to remember it. */
        NOT_COMPARED
    }

    /** Remembers a text by its number, and says whether it was there before. */
    public Seen add(long text) {
        long number = scattered(text) & ~AGAIN;
        if (number == 0) {
            number = 2;
        }
        int at = slot(table, number);
        if (table[at] == 0) {
            if (remembered >= most) {
                return Seen.NOT_COMPARED;
            }
            table[at] = number;
            remembered++;
            if (remembered * 2 > table.length) {
                grow();
            }
            return Seen.FIRST;
        }
        boolean again = (table[at] & AGAIN) != 0;
        table[at] |= AGAIN;
        return again ? Seen.OFTEN : Seen.SECOND;
    }

    /** Bytes that the table takes. */
    long size() {
        return (long) table.length * Long.BYTES;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long number : table) {
            if (number != 0) {
                larger[slot(larger, number & ~AGAIN)] = number;
            }
        }
        table = larger;
    }

    private static int slot(long[] table, long number) {
        int mask = table.length - 1;
        int at = (int) (number >>> 1) & mask;
        while (table[at] != 0 && (table[at] & ~AGAIN) != number) {
            at = (at + 1) & mask;
        }
        return at;
    }

    /** Mixes all bits of the text's number to find its place. */
    private static long scattered(long text) {
        long mixed = (text ^ (text >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
