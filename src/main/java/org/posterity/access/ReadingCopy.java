package org.posterity.access;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcReader;
import org.posterity.model.PortableName;
import org.posterity.page.LinkSheet;
import org.posterity.page.LinkSheet.Link;
import org.posterity.page.LinkSheet.Section;
import org.posterity.record.PackageContent;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageFile.Form;
import org.posterity.record.PackageRecords;

/**
 * A copy to read and to play: a folder for each post, holding its page and its media under their original names; the report
 * and the records beside them; a page that leads to all of it. What is closed stays out, and then report and records too, which
 * tell of it.
 */
final class ReadingCopy {
    private static final String OPENING =
            "This is a copy to read and to play. The videos and photos lie beside the pages, under the"
                    + " names they had. What is checked and cited is the archival package that the copy was made of: ask whoever gave it to you.";
    private static final String UNMATCHED = "unmatched";
    private static final String ABOUT = "about-the-package.txt";

    private final PackageRecords records;
    private final PackageContent content;
    private final ReadableParts parts;
    private final List<Long> sizes = new ArrayList<>();
    private final List<Link> posts = new ArrayList<>();
    private final List<Link> others = new ArrayList<>();

    ReadingCopy(PackageRecords records, ReadableParts parts) {
        this.records = records;
        this.content = records.content();
        this.parts = parts;
    }

    Dissemination.Delivered write(Path place) throws IOException {
        for (ReadableParts.Part part : parts.open()) {
            String below = folderFor(part.warc());
            part.title().ifPresent(title -> posts.add(new Link(title, below + "/index.html")));
            takeOut(part.warc(), place.resolve(below));
        }
        for (String path : content.paths()) {
            Optional<PackageFile> file = PackageFile.at(path).filter(this::isCopied);
            if (file.isPresent()) {
                copy(path, place.resolve(file.get() == PackageFile.README ? ABOUT : PackageFile.belowData(path)));
            }
            if (file.equals(Optional.of(PackageFile.REPORT))) {
                String report = PackageFile.belowData(path);
                others.add(new Link("What was found, kept and left out (" + report + ")", report));
            }
        }
        if (parts.open().stream().anyMatch(part -> folderFor(part.warc()).equals(UNMATCHED))) {
            others.add(new Link("Files that belong to no post of the export", UNMATCHED + "/"));
        }
        others.add(new Link("About the archival package that this copy was made of", ABOUT));
        index(place.resolve("index.html"));
        return new Dissemination.Delivered(
                place, sizes.size(), sizes.stream().mapToLong(Long::longValue).sum(), parts.closed());
    }

    /** The README tells how to open and check a bag, which this copy is not: it is copied under another name. */
    private boolean isCopied(PackageFile file) {
        if (file == PackageFile.README) {
            return true;
        }
        return parts.closed() == 0
                && file.form() != Form.BAG
                && file.form() != Form.WARC
                && file != PackageFile.RECORD_INDEX
                && file != PackageFile.PAGES;
    }

    private void takeOut(String warc, Path folder) throws IOException {
        new WarcReader().forEachRecord(() -> content.open(warc), (entry, payload) -> {
            Path target = folder.resolve(nameIn(entry));
            Files.createDirectories(target.getParent());
            sizes.add(Files.copy(payload, target));
        });
    }

    private void copy(String path, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = content.stream(path)) {
            sizes.add(Files.copy(in, target));
        }
    }

    private void index(Path file) throws IOException {
        String title =
                "Posts of " + records.accession(records.newest()).account().username();
        String opening = parts.closed() == 0
                ? OPENING
                : OPENING + " By the donor's terms " + parts.closed()
                        + (parts.closed() == 1 ? " post or file is" : " posts and files are")
                        + " closed today and not in it, nor are the report and the records, which tell of all.";
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            new LinkSheet(
                            title,
                            opening,
                            List.of(
                                    new Section(posts.size() == 1 ? "1 post" : posts.size() + " posts", posts),
                                    new Section("Beside the posts", others)))
                    .write(out);
        }
        sizes.add(Files.size(file));
    }

    /** {@code posts/2024/20240917T140721Z} for the WARC of that name; all unmatched files share one folder. */
    private static String folderFor(String warc) {
        String below = PackageFile.belowData(warc)
                .substring(0, PackageFile.belowData(warc).length() - ".warc".length());
        return below.startsWith(UNMATCHED + "/") ? UNMATCHED : below;
    }

    private static String nameIn(WarcEntry entry) {
        URI target = entry.target();
        String path = target.getRawPath();
        String last = path.substring(path.lastIndexOf('/') + 1).replace("+", "%2B");
        return PortableName.of(URLDecoder.decode(last, StandardCharsets.UTF_8));
    }
}
