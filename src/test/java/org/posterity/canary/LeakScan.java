package org.posterity.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Goes through every byte below folders, through the names of files, through what lies in gzip, zip and tar, through the rows
 * of databases, and through texts that were said, and looks for markers in all their forms.
 */
public final class LeakScan {
    /** What is looked at lies in memory: a test's archive is small, and one that is not must not pass unlooked at. */
    private static final long LARGEST = 1L << 28;

    private static final int DEEPEST = 5;

    private final CanaryStrings needles;
    private final List<Path> exemptFolders = new ArrayList<>();
    private final List<byte[]> exemptPayloads = new ArrayList<>();
    private final Map<String, Find> finds = new LinkedHashMap<>();
    private long swept;

    LeakScan(List<Marker> markers) {
        this.needles = new CanaryStrings(markers);
    }

    /** Where any of these values occurs, in any form, below a folder or in texts: the value and the place. */
    public static List<String> occurrences(Path folder, List<String> texts, Iterable<String> values) {
        Markers markers = new Markers();
        values.forEach(value -> markers.found(value, value));
        LeakScan sweep = new LeakScan(markers.planted()).tree(folder);
        texts.forEach(text -> sweep.text("output", text));
        return sweep.finds().stream()
                .map(find -> find.planted() + " in " + find.place())
                .toList();
    }

    /** A marker that survived: where it was planted, and where it was found, in which form. */
    record Find(String planted, String place, int offset, String form) {
        @Override
        public String toString() {
            return "planted in " + planted + "; found " + form + " in " + place + " at byte " + offset;
        }
    }

    /** What lies in this folder, and in no other, may hold anything. */
    LeakScan except(Path folder) {
        exemptFolders.add(folder);
        return this;
    }

    /** These bytes may stand anywhere as they are, whole and in one piece: the bytes of a medium. */
    LeakScan exceptPayload(byte[] payload) {
        exemptPayloads.add(payload);
        return this;
    }

    /** Looks at all that lies below. */
    LeakScan tree(Path folder) {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted().toList()) {
                if (exemptFolders.stream().noneMatch(path::startsWith)) {
                    String place = folder.getFileName() + "/" + folder.relativize(path);
                    text("the name of " + place, folder.relativize(path).toString());
                    if (Files.isRegularFile(path)) {
                        file(path, place);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    private void file(Path path, String place) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new AssertionError("Too large to be looked through: " + place);
        }
        byte[] bytes = Files.readAllBytes(path);
        bytes(place, bytes, 0);
        if (DatabaseText.isDatabase(bytes)) {
            text("the rows of " + place, DatabaseText.of(path));
        }
    }

    /** Looks at something that was said. */
    LeakScan text(String place, String text) {
        bytes(place, text.getBytes(StandardCharsets.UTF_8), 0);
        return this;
    }

    private void bytes(String place, byte[] bytes, int depth) {
        swept += bytes.length;
        List<CanaryStrings.Hit> hits = needles.in(bytes);
        if (!hits.isEmpty()) {
            List<int[]> exempt = exempt(bytes);
            for (CanaryStrings.Hit hit : hits) {
                if (exempt.stream().noneMatch(range -> range[0] <= hit.offset() && hit.offset() < range[1])) {
                    finds.putIfAbsent(
                            hit.marker().place() + "\n" + place,
                            new Find(hit.marker().place(), place, hit.offset(), hit.form()));
                }
            }
        }
        if (depth > DEEPEST) {
            throw new AssertionError("Packed too deep to be looked through: " + place);
        }
        Containers.in(bytes, (name, content) -> {
            text("the name of " + place + "!" + name, name);
            bytes(place + "!" + name, content, depth + 1);
        });
    }

    private List<int[]> exempt(byte[] bytes) {
        List<int[]> ranges = new ArrayList<>();
        for (byte[] payload : exemptPayloads) {
            for (int i = 0; i + payload.length <= bytes.length; i++) {
                if (bytes[i] == payload[0] && Arrays.equals(bytes, i, i + payload.length, payload, 0, payload.length)) {
                    ranges.add(new int[] {i, i + payload.length});
                    i += payload.length - 1;
                }
            }
        }
        return ranges;
    }

    /** How many bytes were looked at, unpacked ones too. */
    long swept() {
        return swept;
    }

    /** Each marker that survived, once for each file. */
    List<Find> finds() {
        return List.copyOf(finds.values());
    }
}
