package org.posterity.format.bagit;

/** How much of the heap the names in a bag may take: a bag from outside must not end the program. */
final class MemoryShare {
    /** What a file of a bag takes beside its name: references, sizes, digests. */
    private static final int A_FILE = 250;

    private long left;

    private MemoryShare(long left) {
        this.left = left;
    }

    /** So many hundredths of the heap that this run may use. */
    static MemoryShare percent(int share) {
        return new MemoryShare(Runtime.getRuntime().maxMemory() / 100 * share);
    }

    /** Takes in a name. */
    void take(String name) {
        left -= A_FILE + 2L * name.length();
        if (left < 0) {
            throw new TooLarge();
        }
    }

    /** The bag has more names than fit. */
    static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooLarge() {
            super("The bag has more files than fit into the memory of this run.");
        }
    }
}
