package org.posterity.export;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/**
 * What a platform's reader found in an export.
 *
 * @param layout the layouts found, named by the year they appeared, for people
 * @param contents what the posts say, by their ordinals
 * @param members what the export itself says about files in it, which is certain; its other files are matched by evidence
 * @param items entries of the sections that consent covers, except posts and profile
 * @param sections what the reader found, path by path
 * @param counted the same paths with their numbers of items, as an independent second pass counted them
 * @param generatedAt when the platform made the export, as far as its links tell
 */
public record ExportContent(
        String layout,
        List<ReceivedFile> sources,
        Optional<Profile> profile,
        List<Post> posts,
        PostContents contents,
        Map<ReceivedFile, FileFate> members,
        Items items,
        List<SectionCount> sections,
        SortedMap<String, Long> counted,
        Optional<Instant> generatedAt,
        List<Finding> findings) {

    /** Stands for the export of media that were taken in without one. */
    static ExportContent none() {
        return new ExportContent(
                "no export",
                List.of(),
                Optional.empty(),
                List.of(),
                PostContents.NONE,
                Map.of(),
                Items.none(),
                List.of(),
                new TreeMap<>(),
                Optional.empty(),
                List.of());
    }

    public ExportContent {
        sources = List.copyOf(sources);
        posts = List.copyOf(posts);
        members = Map.copyOf(members);
        sections = List.copyOf(sections);
        counted = Collections.unmodifiableSortedMap(new TreeMap<>(counted));
        findings = List.copyOf(findings);
    }

    /** Whether there was no export, so that nothing says which posts there were. */
    public boolean absent() {
        return sources.isEmpty();
    }
}
