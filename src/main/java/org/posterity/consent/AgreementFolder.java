package org.posterity.consent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.posterity.consent.ConsentRecord.Evidence;
import org.posterity.model.TerminalFailure;

/**
 * The institution's folder of signed papers. Papers of several donors may have the same name in separate folders, so below
 * the top only a paper with the right digest counts; others are ignored.
 */
final class AgreementFolder {
    private static final int DEEPEST = 4;
    private static final int MOST_OF_ONE_NAME = 1000;

    private final Path folder;

    AgreementFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(this.folder)) {
            throw new TerminalFailure("The agreements folder named in the setting agreements.dir does not exist.");
        }
    }

    /** Whether this very paper lies here. */
    boolean holds(Evidence paper) {
        return find(paper).isPresent();
    }

    /** Whether the path in the record leads to this very paper. */
    boolean holdsAtItsPath(Evidence paper) {
        return named(paper).filter(file -> isThatPaper(file, paper)).isPresent();
    }

    /** Whether the path in the record leads to a different paper. */
    boolean holdsAnother(Evidence paper) {
        return named(paper).filter(file -> !isThatPaper(file, paper)).isPresent();
    }

    /** The very paper. */
    Optional<Path> find(Evidence paper) {
        return named(paper).filter(file -> isThatPaper(file, paper)).or(() -> below(paper));
    }

    private Optional<Path> named(Evidence paper) {
        try {
            Path file = folder.resolve(paper.name()).normalize();
            return Optional.of(file).filter(it -> it.startsWith(folder) && Files.isRegularFile(it));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private Optional<Path> below(Evidence paper) {
        String name = paper.name().substring(paper.name().lastIndexOf('/') + 1);
        try (Stream<Path> files =
                Files.find(folder, DEEPEST, (file, facts) -> facts.isRegularFile() && isNamed(file, name))) {
            List<Path> candidates = files.limit(MOST_OF_ONE_NAME).sorted().toList();
            return candidates.stream().filter(file -> isThatPaper(file, paper)).findFirst();
        } catch (IOException | UncheckedIOException e) {
            throw new TerminalFailure("The agreements folder cannot be read.", e);
        }
    }

    private static boolean isNamed(Path file, String name) {
        return file.getFileName().toString().equals(name);
    }

    private static boolean isThatPaper(Path file, Evidence paper) {
        try {
            return FileDigest.of(file).equals(paper.digest());
        } catch (IOException e) {
            throw new TerminalFailure("A paper in the agreements folder cannot be read.", e);
        }
    }
}
