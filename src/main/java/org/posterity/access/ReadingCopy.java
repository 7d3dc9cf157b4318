package org.posterity.access;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.channels.Channels;
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
 * and the ledgers beside them; a page that leads to all of it.
 */
final class ReadingCopy {
    private static final String UNMATCHED = "unmatched";
    private static final String ABOUT = "about-the-package.txt";

    private final List<StoredFile> files;

    ReadingCopy(List<StoredFile> files) {
        this.files = files;
    }

    Dissemination.Delivered write(Path place) throws IOException {
        List<Long> sizes = new ArrayList<>();
        ReadingPages pages = new ReadingPages(files);
        boolean unmatched = false;
        for (StoredFile file : files) {
            String path = file.logicalPath();
            if (path.endsWith(".warc")) {
                String below = folderFor(path);
                Path folder = place.resolve(below);
                if (below.startsWith("posts/")) {
                    pages.post(below);
                }
                unmatched |= below.equals(UNMATCHED);
                new WarcReader().forEachRecord(file::open, (entry, payload) -> {
                    Path target = folder.resolve(nameIn(entry));
                    Files.createDirectories(target.getParent());
                    sizes.add(Files.copy(payload, target));
                });
            } else if (path.startsWith("data/") && !path.startsWith("data/index/")) {
                String name = path.substring("data/".length());
                if (name.endsWith("/report.html")) {
                    pages.other("What was found, kept and left out (" + name + ")", name);
                }
                // It tells how to open and check a bag, which this copy is not.
                Path target = place.resolve(name.equals("README.txt") ? ABOUT : name);
                Files.createDirectories(target.getParent());
                try (InputStream in = Channels.newInputStream(file.open())) {
                    sizes.add(Files.copy(in, target));
                }
            }
        }
        if (unmatched) {
            pages.other("Files that belong to no post of the export", UNMATCHED + "/");
        }
        pages.other("About the archival package that this copy was made of", ABOUT);
        sizes.add(pages.write(place.resolve("index.html")));
        return new Dissemination.Delivered(
                place, sizes.size(), sizes.stream().mapToLong(Long::longValue).sum());
    }

    /** {@code posts/2024/20240917T140721Z} for the WARC of that name; all unmatched files share one folder. */
    private static String folderFor(String path) {
        String below = path.substring("data/".length(), path.length() - ".warc".length());
        return below.startsWith(UNMATCHED + "/") ? UNMATCHED : below;
    }

    private static String nameIn(WarcEntry entry) {
        URI target = entry.target();
        String path = target.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        return PortableName.of(URLDecoder.decode(last, StandardCharsets.UTF_8));
    }
}
