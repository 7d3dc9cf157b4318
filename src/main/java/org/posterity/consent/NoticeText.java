package org.posterity.consent;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.consent.ConsentRecord.Notice;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;

/**
 * A notice of which only the text is known: its version is the beginning of its digest, its language undetermined
 * ({@code und}, ISO 639-2), its title the file's name or, where they are few, the words.
 */
final class NoticeText {
    private static final int LONGEST_TITLE = 200;
    private static final int VERSION_DIGITS = 12;
    /** A word with a slash, or with letters after its last dot. */
    private static final Pattern LIKE_A_FILE = Pattern.compile("\\S*[/\\\\]\\S*|\\S+\\.[A-Za-z][A-Za-z0-9]{1,4}");

    /** Stands for a notice that could not be read. */
    static final Notice ANY = notice(Digest.sha256(new byte[1]), "any");

    private NoticeText() {}

    static Notice read(String textOrFile) {
        if (textOrFile.isBlank()) {
            throw new IllegalArgumentException("The notice is empty: name its file or give its words.");
        }
        Optional<Path> file = file(textOrFile);
        if (file.isPresent()) {
            return notice(digest(file.get()), file.get().getFileName().toString());
        }
        if (isFolder(textOrFile)) {
            throw new IllegalArgumentException("The notice is a folder: name the file in it, or give its words.");
        }
        if (LIKE_A_FILE.matcher(textOrFile).matches()) {
            throw new IllegalArgumentException("The notice looks like the name of a file, but there is no such file.");
        }
        return notice(Digest.sha256(textOrFile.getBytes(StandardCharsets.UTF_8)), textOrFile.strip());
    }

    private static Notice notice(Digest digest, String title) {
        boolean fit = title.length() <= LONGEST_TITLE && title.chars().noneMatch(Character::isISOControl);
        return new Notice(
                digest.hex().substring(0, VERSION_DIGITS), "und", digest, fit ? Optional.of(title) : Optional.empty());
    }

    private static Optional<Path> file(String name) {
        return path(name).filter(Files::isRegularFile);
    }

    private static boolean isFolder(String name) {
        return path(name).filter(Files::isDirectory).isPresent();
    }

    private static Optional<Path> path(String name) {
        try {
            return Optional.of(Path.of(name));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Digest digest(Path file) {
        try {
            return FileDigest.of(file);
        } catch (IOException e) {
            throw new TerminalFailure("The file of the notice cannot be read.", e);
        }
    }
}
