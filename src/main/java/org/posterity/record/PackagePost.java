package org.posterity.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A post as the package as a whole tells it: what its newest accession says, with the files and counts of all.
 *
 * @param post the line of the newest accession that lists it
 * @param accession that accession
 * @param parts the WARC files of the post, the oldest first
 * @param files that are kept with it, in the order to show them, those of the oldest accession first
 * @param engagement the counts of all accessions, by day, then by source
 */
public record PackagePost(
        PostRecord post, int accession, List<Part> parts, List<FileRecord> files, List<Engagement> engagement) {

    static final Comparator<Engagement> BY_DAY =
            Comparator.comparing(Engagement::on).thenComparing(Engagement::source);

    /** A WARC file of a post, and the accession that brought it. */
    public record Part(int accession, String warc) {}

    public PackagePost {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
        engagement = List.copyOf(engagement);
    }

    /** This, as a later accession tells it. */
    PackagePost then(int later, PostRecord line, List<FileRecord> more) {
        List<Part> allParts = new ArrayList<>(parts);
        if (line.laterParts().contains(later)) {
            allParts.add(new Part(later, PackageFile.laterPart(line.stem().orElseThrow(), later)));
        }
        List<FileRecord> allFiles = new ArrayList<>(files);
        for (FileRecord file : more) {
            if (allFiles.stream().noneMatch(it -> it.address().equals(file.address()))) {
                allFiles.add(file);
            }
        }
        List<Engagement> all = new ArrayList<>(engagement);
        line.engagement().stream().filter(it -> !all.contains(it)).forEach(all::add);
        all.sort(BY_DAY);
        return new PackagePost(line, later, allParts, allFiles, all);
    }

    static PackagePost first(int accession, PostRecord line, List<FileRecord> files) {
        return new PackagePost(
                line, accession, List.of(new Part(accession, line.warc().orElseThrow())), files, line.engagement());
    }

    /** The path in the bag of its first WARC file, which names the post. */
    public String warc() {
        return parts.get(0).warc();
    }

    /** Its stem. */
    public String stem() {
        return post.stem().orElseThrow();
    }
}
