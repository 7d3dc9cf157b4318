package org.posterity.record;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A post as the package as a whole tells it: what its newest accession says, with the files and counts of all.
 *
 * @param post the line of the newest accession that lists it
 * @param accession that accession
 * @param parts the WARC files of the post, the oldest first
 * @param files that are kept with it, in the order to show them, those of the oldest accession first
 * @param counts those of all accessions, by day, then by source
 */
public record PackagePost(
        PostRecord post, int accession, List<Part> parts, List<FileRecord> files, List<Counted> counts) {

    private static final Comparator<Counted> BY_DAY = Comparator.comparing(
                    (Counted counted) -> counted.engagement().on())
            .thenComparing(counted -> counted.engagement().source());

    /** A WARC file of a post, and the accession that brought it. */
    public record Part(int accession, String warc) {}

    /** Counts of a post, and the first accession that tells them. */
    public record Counted(int accession, Engagement engagement) {}

    public PackagePost {
        parts = List.copyOf(parts);
        files = List.copyOf(files);
        counts = List.copyOf(counts);
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
        List<Counted> all = new ArrayList<>(counts);
        Set<Engagement> told = new HashSet<>(engagement());
        line.engagement().stream()
                .filter(told::add)
                .map(it -> new Counted(later, it))
                .forEach(all::add);
        all.sort(BY_DAY);
        return new PackagePost(line, later, allParts, allFiles, all);
    }

    static PackagePost first(int accession, PostRecord line, List<FileRecord> files) {
        List<Counted> counted =
                line.engagement().stream().map(it -> new Counted(accession, it)).toList();
        return new PackagePost(
                line, accession, List.of(new Part(accession, line.warc().orElseThrow())), files, counted);
    }

    /** The counts of all accessions, without where they come from. */
    public List<Engagement> engagement() {
        return counts.stream().map(Counted::engagement).toList();
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
