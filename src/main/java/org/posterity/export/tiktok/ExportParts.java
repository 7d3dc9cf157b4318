package org.posterity.export.tiktok;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.posterity.export.ExportContent;
import org.posterity.export.Items;
import org.posterity.export.Post;
import org.posterity.export.PostContents;
import org.posterity.export.Profile;
import org.posterity.export.SectionCount;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** Joins files that are parts of one export: posts are numbered on, counts are added. */
final class ExportParts {
    private ExportParts() {}

    /** @param found findings about the submission as a whole */
    static ExportContent join(List<ExportContent> parts, List<ReceivedFile> sources, List<Finding> found) {
        Set<String> layouts = new LinkedHashSet<>();
        List<Post> posts = new ArrayList<>();
        List<Finding> findings = new ArrayList<>(found);
        Map<String, SectionCount> sections = new LinkedHashMap<>();
        SortedMap<String, Long> counted = new TreeMap<>();
        Optional<Profile> profile = Optional.empty();
        Optional<Instant> generatedAt = Optional.empty();
        PostContents contents = PostContents.NONE;
        Items items = Items.none();
        for (ExportContent part : parts) {
            layouts.add(part.layout());
            contents = contents.and(posts.size(), part.contents());
            part.posts().forEach(post -> posts.add(post.at(posts.size())));
            findings.addAll(part.findings());
            part.sections().forEach(count -> sections.merge(count.path(), count, ExportParts::sum));
            part.counted().forEach((path, number) -> counted.merge(path, number, Long::sum));
            profile = profile.or(part::profile);
            generatedAt = earlier(generatedAt, part.generatedAt());
            items = items.and(part.items());
        }
        return new ExportContent(
                String.join("; ", layouts),
                sources,
                profile,
                posts,
                contents,
                Map.of(),
                items,
                List.copyOf(sections.values()),
                counted,
                generatedAt,
                findings);
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isPresent() && (other.isEmpty() || one.get().isBefore(other.get())) ? one : other;
    }

    /** The sum of both counts of a path. If they disagree on whether the path is known, it is not understood. */
    private static SectionCount sum(SectionCount one, SectionCount other) {
        Set<String> types = new TreeSet<>(one.types());
        types.addAll(other.types());
        return new SectionCount(
                one.path(),
                one.items() + other.items(),
                List.of(one.standing(), other.standing()).stream()
                        .max(Comparator.naturalOrder())
                        .orElseThrow(),
                new TreeSet<>(types),
                one.category());
    }
}
