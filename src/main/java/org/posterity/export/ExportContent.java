package org.posterity.export;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/**
 * What a platform's reader found in an export.
 *
 * @param layout the layouts met, named by the year they appeared, for people
 * @param generatedAt when the platform made the export, as far as its links tell
 */
public record ExportContent(
        String layout,
        List<ReceivedFile> sources,
        Optional<Profile> profile,
        List<Post> posts,
        List<SectionCount> sections,
        Optional<Instant> generatedAt,
        List<Finding> findings) {

    public ExportContent {
        sources = List.copyOf(sources);
        posts = List.copyOf(posts);
        sections = List.copyOf(sections);
        findings = List.copyOf(findings);
    }
}
