package org.posterity.intake;

/**
 * How far an archive may unpack before it is refused, and how much room must stay free. Entries and bytes are counted over
 * all archives of a submission together, nested ones included; the ratio holds for each archive with all that is nested in it.
 *
 * @param maxRatio unpacked bytes per byte of the archive
 * @param ratioFloorBytes below this many unpacked bytes the ratio is not looked at: small text compresses well
 * @param maxUnpackedBytes bytes unpacked from all archives
 * @param maxEntries entries of all archives, folders included
 * @param maxDepth archives in archives: 1 is an archive in the submission's own folder or archive
 * @param reserveBytes bytes that stay free on the archive's file system
 */
public record IntakeLimits(
        long maxRatio, long ratioFloorBytes, long maxUnpackedBytes, long maxEntries, int maxDepth, long reserveBytes) {

    /** 200:1 above 10 MB, 500 GB, 200,000 entries, three deep, 200 MB kept free. */
    public static IntakeLimits defaults() {
        return new IntakeLimits(200, 10_000_000, 500_000_000_000L, 200_000, 3, 200_000_000);
    }
}
