package org.posterity.intake;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.posterity.model.Platforms;

/**
 * Lists the submissions at a path. An archive is one. A folder is one if a consent record or an export lies at its top. It is
 * a batch if one of its folders or archives has a consent record at its own top, if two or more have an export there, or if
 * it holds only folders and archives with a batch among them. Otherwise it is one submission.
 */
public final class BatchListing {
    /** Batches within batches: below this depth a folder is one submission. */
    private static final int DEEPEST = 4;

    private static final Set<String> NEVER_A_SUBMISSION = Set.of("__MACOSX", "lost+found");

    /** Files that explain a batch but belong to no submission: those without an ending, texts and scripts. */
    private static final Pattern BESIDE_A_BATCH = Pattern.compile(
            "\\..*|[^.]+|.*\\.(md|txt|sh|py|sha256|sha512|md5)|desktop\\.ini|Thumbs\\.db", Pattern.DOTALL);

    private final Platforms platforms;

    /** @param platforms whose exports are recognised by name */
    public BatchListing(Platforms platforms) {
        this.platforms = platforms;
    }

    /**
     * The submissions at a path, sorted by path.
     *
     * @throws IllegalArgumentException when the path does not exist
     */
    public List<Path> expand(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is nothing at " + path + "; check the spelling of the path.");
        }
        List<Path> submissions = new ArrayList<>();
        expand(resolved(path), 0, submissions);
        return submissions;
    }

    /** A link named by the operator is followed; one inside a batch is not, and {@link Intake} refuses it. */
    private static Path resolved(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return path;
        }
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("The link " + path + " points to nothing.", e);
        }
    }

    private void expand(Path path, int depth, List<Path> submissions) {
        if (!isBatch(path, depth)) {
            submissions.add(path);
            return;
        }
        for (Path part : parts(path)) {
            expand(part, depth + 1, submissions);
        }
    }

    private boolean isBatch(Path path, int depth) {
        if (depth >= DEEPEST || !Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        SubmissionProbe own = SubmissionProbe.at(path, platforms);
        if (own.consent() || own.export()) {
            return false;
        }
        List<Path> parts = parts(path);
        int exports = 0;
        for (Path part : parts) {
            SubmissionProbe glance = SubmissionProbe.at(part, platforms);
            exports += glance.export() ? 1 : 0;
            if (glance.consent() || exports > 1) {
                return true;
            }
        }
        return nothingElse(path) && parts.stream().anyMatch(part -> isBatch(part, depth + 1));
    }

    /** The folders and archives in a folder, sorted. */
    private static List<Path> parts(Path folder) {
        return children(folder).stream().filter(BatchListing::isPart).toList();
    }

    private static boolean isPart(Path child) {
        String name = child.getFileName().toString();
        return !name.startsWith(".")
                && !NEVER_A_SUBMISSION.contains(name)
                && (Files.isDirectory(child) || ArchiveForm.namedLikeOne(name) && Files.isRegularFile(child));
    }

    private static boolean nothingElse(Path folder) {
        return children(folder).stream()
                .filter(child -> !isPart(child))
                .allMatch(child ->
                        BESIDE_A_BATCH.matcher(child.getFileName().toString()).matches());
    }

    /** A folder that cannot be listed counts as one submission, whose report says why. */
    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(children::add);
        } catch (IOException | RuntimeException e) {
            return List.of();
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString(), SubmissionDigest.BY_BYTES));
        return children;
    }
}
