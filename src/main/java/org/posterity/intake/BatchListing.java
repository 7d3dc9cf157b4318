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
 * Tells how many submissions a path stands for. An archive is one. A folder is one when a consent record or an export lies at
 * its top; it is a batch when one of its folders or archives has a consent record at its own top, when two or more have an
 * export there, or when it consists of nothing but folders and archives with a batch among them. Else it is one submission.
 */
public final class BatchListing {
    /** Batches in batches: deeper than this a folder is one submission. */
    private static final int DEEPEST = 4;

    private static final Set<String> NEVER_A_SUBMISSION = Set.of("__MACOSX", "lost+found");

    /** What explains a batch but belongs to none of its submissions: no ending at all, or that of a text or a script. */
    private static final Pattern BESIDE_A_BATCH = Pattern.compile(
            "\\..*|[^.]+|.*\\.(md|txt|sh|py|sha256|sha512|md5)|desktop\\.ini|Thumbs\\.db", Pattern.DOTALL);

    private final Platforms platforms;

    /** @param platforms by which an export is known by its name */
    public BatchListing(Platforms platforms) {
        this.platforms = platforms;
    }

    /**
     * The submissions at a path, sorted by path.
     *
     * @throws IllegalArgumentException when there is nothing at the path
     */
    public List<Path> expand(Path path) {
        if (!Files.exists(path)) {
            throw new IllegalArgumentException("There is nothing at " + path + "; check the spelling of the path.");
        }
        List<Path> submissions = new ArrayList<>();
        expand(resolved(path), 0, submissions);
        return submissions;
    }

    /** A link that the operator names is meant; one inside a batch is not followed, and {@link Intake} refuses it. */
    private static Path resolved(Path path) {
        if (!Files.isSymbolicLink(path)) {
            return path;
        }
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw new IllegalArgumentException("The link " + path + " leads nowhere.", e);
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

    /** A folder that cannot be listed has none: it is one submission, and its report says why. */
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
