package org.posterity.access;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcReader;
import org.posterity.model.PortableName;
import org.posterity.storage.StoredFile;

/**
 * A copy to read and to play: a folder for each post, holding its page and its media under their original names; the report
 * and the ledgers beside them.
 */
final class ReadingCopy {
    private final List<StoredFile> files;

    ReadingCopy(List<StoredFile> files) {
        this.files = files;
    }

    Dissemination.Delivered write(Path place) throws IOException {
        List<Long> sizes = new ArrayList<>();
        for (StoredFile file : files) {
            String path = file.logicalPath();
            if (path.endsWith(".warc")) {
                Path folder = place.resolve(folderFor(path));
                new WarcReader().forEachRecord(file.physical(), (entry, payload) -> {
                    Path target = folder.resolve(nameIn(entry));
                    Files.createDirectories(target.getParent());
                    sizes.add(Files.copy(payload, target));
                });
            } else if (path.startsWith("data/") && !path.startsWith("data/index/")) {
                Path target = place.resolve(path.substring("data/".length()));
                Files.createDirectories(target.getParent());
                sizes.add(Files.size(Files.copy(file.physical(), target)));
            }
        }
        return new Dissemination.Delivered(
                place, sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
    }

    /** {@code posts/2024/20240917T140721Z} for the WARC of that name; all unmatched files share one folder. */
    private static String folderFor(String path) {
        String below = path.substring("data/".length(), path.length() - ".warc".length());
        return below.startsWith("unmatched/") ? "unmatched" : below;
    }

    private static String nameIn(WarcEntry entry) {
        URI target = entry.target();
        String path = target.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        return PortableName.of(URLDecoder.decode(last, StandardCharsets.UTF_8));
    }
}
