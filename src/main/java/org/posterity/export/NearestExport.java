package org.posterity.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.posterity.export.RecognisedExport.Found;
import org.posterity.intake.ReceivedFile;

/**
 * Says which of several exports in a submission a file goes with: the nearest, counted by the folders and archives that
 * both are in. Of two equally near, it is the one whose platform knows the file's path, otherwise the first.
 */
final class NearestExport {
    private final Map<Found, List<String>> folders = new LinkedHashMap<>();

    NearestExport(List<Found> exports) {
        for (Found export : exports) {
            folders.put(
                    export,
                    export.recognition().sources().stream()
                            .map(source -> folder(source.path()))
                            .distinct()
                            .toList());
        }
    }

    /** Ends with a slash; empty for the submission itself. */
    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** The export that a file goes with. */
    Found of(ReceivedFile file) {
        String path = file.unpacked() ? file.path() + "!/" : file.path();
        List<Found> nearest = new ArrayList<>();
        int most = -1;
        for (Map.Entry<Found, List<String>> export : folders.entrySet()) {
            int near = export.getValue().stream()
                    .mapToInt(folder -> nearness(folder, path))
                    .max()
                    .orElse(0);
            if (near > most) {
                nearest.clear();
                most = near;
            }
            if (near == most) {
                nearest.add(export.getKey());
            }
        }
        return nearest.stream()
                .filter(export -> export.platform().owns(path))
                .findFirst()
                .orElse(nearest.get(0));
    }

    /** Twice the number of shared folders, plus one if the file is below the export's own folder. */
    private static int nearness(String folder, String path) {
        if (path.startsWith(folder)) {
            return 2 * depth(folder) + 1;
        }
        int shared = 0;
        while (folder.charAt(shared) == path.charAt(shared)) {
            shared++;
        }
        return 2 * depth(folder.substring(0, shared));
    }

    private static int depth(String folder) {
        return (int) folder.chars().filter(c -> c == '/').count();
    }
}
