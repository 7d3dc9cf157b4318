package org.posterity.consent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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
 * A notice given as a text or a file: its version is the beginning of its digest, its language undetermined ({@code und}, ISO
 * 639-2), its title the file's name or, if short, the text. Plain text is kept in the record.
 */
final class NoticeText {
    private static final int LONGEST_TITLE = 200;
    private static final int VERSION_DIGITS = 12;
    private static final int LONGEST = 200_000;
    /** A word with a slash, or with letters after its last dot, looks like a file name. */
    private static final Pattern LIKE_A_FILE = Pattern.compile("\\S*[/\\\\]\\S*|\\S+\\.[A-Za-z][A-Za-z0-9]{1,4}");

    /** Stands for a notice that could not be read. */
    static final Notice ANY = notice(Digest.sha256(new byte[1]), "any", Optional.empty());

    private NoticeText() {}

    static Notice read(String textOrFile) {
        if (textOrFile.isBlank()) {
            throw new IllegalArgumentException("The notice is empty. Give its file or its text.");
        }
        Optional<Path> file = file(textOrFile);
        if (file.isPresent()) {
            String name = file.get().getFileName().toString();
            return text(file.get())
                    .map(text -> notice(digest(text), name, Optional.of(text)))
                    .orElseGet(() -> notice(digest(file.get()), name, Optional.empty()));
        }
        if (isFolder(textOrFile)) {
            throw new IllegalArgumentException("The notice is a folder. Give the file in it, or the text.");
        }
        if (LIKE_A_FILE.matcher(textOrFile).matches()) {
            throw new IllegalArgumentException("The notice looks like the name of a file, but there is no such file.");
        }
        return notice(
                digest(textOrFile),
                textOrFile.strip(),
                Optional.of(textOrFile).filter(text -> text.length() <= LONGEST && TextRule.isWritable(text)));
    }

    static Digest digest(String text) {
        return Digest.sha256(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The text of a file; empty if the file is not plain text in UTF-8, or too long for a record. */
    private static Optional<String> text(Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                return Optional.empty();
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                    .toString();
            return Optional.of(text).filter(it -> !it.isBlank() && TextRule.isWritable(it));
        } catch (CharacterCodingException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new TerminalFailure("The file of the notice cannot be read.", e);
        }
    }

    private static Notice notice(Digest digest, String title, Optional<String> text) {
        boolean fit = title.length() <= LONGEST_TITLE && title.chars().noneMatch(Character::isISOControl);
        return new Notice(
                digest.hex().substring(0, VERSION_DIGITS),
                "und",
                digest,
                fit ? Optional.of(title) : Optional.empty(),
                text,
                Optional.empty());
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
