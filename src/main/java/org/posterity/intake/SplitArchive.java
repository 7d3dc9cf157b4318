package org.posterity.intake;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Split archives: {@code a.zip.001}, {@code a.zip.002} (the bytes of one archive, cut), or {@code a.z01},
 * {@code a.zip} (APPNOTE 6.3.10 §8: the last part has the usual name). A part cannot be read without the others.
 */
final class SplitArchive {
    private static final Pattern PART = Pattern.compile(
            "(?!\\._).*(\\.(zip|tar|tgz|tar\\.gz)\\.\\d{2,3}|\\.z\\d{2})", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private SplitArchive() {}

    static void requireNoPartAmong(List<ReceivedFile> files) throws Unacceptable {
        IntakeFaults parts = new IntakeFaults();
        for (ReceivedFile file : files) {
            if (PART.matcher(file.name()).matches()) {
                parts.add(IntakeRefusal.SPLIT_ARCHIVE.at(
                        file.path(), "By its name this is one of several parts, which cannot be read alone."));
            }
        }
        parts.throwIfAny();
    }

    /** Whether a file that does not begin like a zip file ends like the last part of one. */
    static boolean endsIn(FileChannel channel) throws IOException {
        return ZipDirectory.endsSeveralParts(channel);
    }

    static Unacceptable lastPart(String path) {
        return IntakeRefusal.SPLIT_ARCHIVE.at(path, "This is the last of several parts, which cannot be read alone.");
    }
}
