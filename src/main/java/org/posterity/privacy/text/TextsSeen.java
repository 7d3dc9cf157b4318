package org.posterity.privacy.text;

/**
 * Which of many texts stand alone. It remembers a number for each, 16 MB at most; where there are more texts than it can
 * remember, further ones are not compared.
 */
public final class TextsSeen {
    /** How many texts are compared at most; of the rest nobody can say whether they came before. */
    public static final int MOST = 1 << 20;

    private static final int FIRST_SIZE = 1 << 10;

    /** The lowest bit of a number says whether the text came again. */
    private static final long AGAIN = 1;

    private final int most;
    private long[] table = new long[FIRST_SIZE];
    private int remembered;

    /** Room for so many texts. */
    public TextsSeen(int most) {
        this.most = most;
    }

    /** What is known of a text when it comes. */
    public enum Seen {
        FIRST,
        SECOND,
        OFTEN,
        /** There was no room to remember it. */
        NOT_COMPARED
    }

    /** Takes note of a text by its number, and says whether it came before. */
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

    /** Every bit of the text's number decides on its place. */
    private static long scattered(long text) {
        long mixed = (text ^ (text >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
