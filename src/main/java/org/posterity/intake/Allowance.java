package org.posterity.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** How much may still be unpacked. What one archive uses up also counts against all archives around it. */
final class Allowance {
    /** Names are kept in memory, and a long name can compress to almost nothing. */
    private static final long MOST_NAME_CHARACTERS = 32L << 20;

    private final IntakeLimits limits;
    private final Allowance outer;
    private final long archiveSize;
    private long unpacked;
    private long entries;
    private long nameCharacters;

    private Allowance(IntakeLimits limits, Allowance outer, long archiveSize) {
        this.limits = limits;
        this.outer = outer;
        this.archiveSize = archiveSize;
    }

    /** The allowance of a whole submission. */
    static Allowance of(IntakeLimits limits) {
        return new Allowance(limits, null, 0);
    }

    /** The allowance of one archive of {@code size} bytes. */
    Allowance archive(long size) {
        return new Allowance(limits, this, Math.max(1, size));
    }

    void entry(String where, String name) throws Unacceptable {
        for (Allowance each = this; each != null; each = each.outer) {
            each.entries++;
            each.nameCharacters += name.length();
            if (each.entries > limits.maxEntries()) {
                throw IntakeRefusal.TOO_MANY_ENTRIES.at(where, "More than " + limits.maxEntries() + " entries.");
            }
            if (each.nameCharacters > MOST_NAME_CHARACTERS) {
                throw IntakeRefusal.TOO_MANY_ENTRIES.at(
                        where, "The names alone have more than " + MOST_NAME_CHARACTERS + " characters.");
            }
        }
    }

    /** Refuses when this many more bytes would be too many. */
    void foresee(long bytes, String where) throws Unacceptable {
        for (Allowance each = this; each != null; each = each.outer) {
            each.check(bytes, where);
        }
    }

    void spend(long bytes, String where) throws Unacceptable {
        for (Allowance each = this; each != null; each = each.outer) {
            each.check(bytes, where);
            each.unpacked += bytes;
        }
    }

    /** The stream, counted as it is read. */
    InputStream metered(InputStream content, String where) {
        return new FilterInputStream(content) {
            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
            }

            @Override
            public int read(byte[] target, int offset, int length) throws IOException {
                int count = super.read(target, offset, length);
                if (count > 0) {
                    spend(count, where);
                }
                return count;
            }

            @Override
            public long skip(long count) throws IOException {
                return readNBytes((int) Math.min(count, 64 * 1024)).length;
            }
        };
    }

    private void check(long bytes, String where) throws Unacceptable {
        long total = bytes > Long.MAX_VALUE - unpacked ? Long.MAX_VALUE : unpacked + bytes;
        if (total > limits.maxUnpackedBytes()) {
            throw IntakeRefusal.UNPACKS_TOO_LARGE.at(
                    where, "More than " + limits.maxUnpackedBytes() + " bytes unpacked.");
        }
        if (outer != null && total > limits.ratioFloorBytes() && total / limits.maxRatio() >= archiveSize) {
            throw IntakeRefusal.UNPACKS_TOO_FAR.at(
                    where, "More than " + limits.maxRatio() + " times the archive's " + archiveSize + " bytes.");
        }
    }
}
