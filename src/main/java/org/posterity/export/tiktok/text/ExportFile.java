package org.posterity.export.tiktok.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.posterity.intake.ReceivedFile;

/**
 * A received {@code .txt} file by its place: {@code base/folder/stem.txt}. Archives count as folders.
 *
 * @param base the folders above, joined by {@code /}; empty if there are none
 */
record ExportFile(ReceivedFile file, String base, String folder, String stem) {
    private static final String EXTENSION = ".txt";

    static boolean isCandidate(ReceivedFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return name.endsWith(EXTENSION)
                && !name.startsWith("._")
                && !file.unpacked()
                && !file.path().contains("__MACOSX/");
    }

    static ExportFile of(ReceivedFile file) {
        List<String> parts = Arrays.stream(file.path().replace("!/", "/").split("/"))
                .filter(part -> !part.isEmpty())
                .toList();
        int last = parts.size() - 1;
        String name = parts.get(last);
        return new ExportFile(
                file,
                String.join("/", parts.subList(0, Math.max(0, last - 1))),
                last < 1 ? "" : parts.get(last - 1),
                name.substring(0, name.length() - EXTENSION.length()));
    }

    /** The folder of the file. */
    String home() {
        return base.isEmpty() ? folder : base + "/" + folder;
    }
}
