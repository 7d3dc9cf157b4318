package org.posterity.intake;

/**
 * How far archives may unpack before they are refused, and how much space must stay free. Entries and bytes are counted over
 * all archives of a submission, nested ones included; the ratio applies to each archive with everything nested in it.
 *
 * @param maxRatio unpacked bytes per byte of the archive
 * @param ratioFloorBytes below this many unpacked bytes the ratio is not checked, since small texts compress well
 * @param maxUnpackedBytes bytes unpacked from all archives
 * @param maxEntries entries of all archives, folders included
 * @param maxDepth how deep archives may be nested: 1 is an archive in the submission's own folder or archive
 * @param reserveBytes bytes that stay free on the archive's file system
 */
public record IntakeLimits(
        long maxRatio, long ratioFloorBytes, long maxUnpackedBytes, long maxEntries, int maxDepth, long reserveBytes) {

    /** 200:1 above 10 MB, 500 GB, 200,000 entries, three deep, 200 MB kept free. */
    public static IntakeLimits defaults() {
        return new IntakeLimits(200, 10_000_000, 500_000_000_000L, 200_000, 3, 200_000_000);
    }
}
