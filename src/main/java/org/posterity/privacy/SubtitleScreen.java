package org.posterity.privacy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.TextScreen;

/**
 * Screens subtitles like captions. Files with nothing to remove are kept byte for byte; of the others a rendition in the
 * workspace is kept. What cannot be screened is not kept.
 */
final class SubtitleScreen {
    /** The subtitles of a post are never longer. */
    static final long LONGEST = 4L << 20;

    private static final Disposition.LeftOut TOO_LONG = new Disposition.LeftOut(
            "subtitles-too-long", "subtitles of more than 4 MiB cannot be screened, so they are not kept");
    private static final Disposition.LeftOut NO_TEXT = new Disposition.LeftOut(
            "subtitles-not-text", "it begins like subtitles but is not text that can be screened");

    private final TextScreen texts;
    private final Flags flags;
    private final Path folder;
    private boolean changed;

    /** @param folder for renditions */
    SubtitleScreen(TextScreen texts, Flags flags, Path folder) {
        this.texts = texts;
        this.flags = flags;
        this.folder = folder;
    }

    /** What to keep of subtitles: nothing, for a reason; a rendition; or, with neither, the file as received. */
    record Screened(Optional<Disposition.LeftOut> leftOut, Optional<ScreenedSubtitles> rendition) {}

    /** @param path the path that may be written */
    Screened screen(ReceivedFile file, String path) {
        if (file.size() > LONGEST) {
            return new Screened(Optional.of(TOO_LONG), Optional.empty());
        }
        byte[] bytes = read(file);
        Optional<String> text = SubtitleEncoding.decode(bytes);
        if (text.isEmpty()) {
            return new Screened(Optional.of(NO_TEXT), Optional.empty());
        }
        SubtitleLines lines = new SubtitleLines(text.get(), texts, line -> flags.note(line, path, ""));
        return new Screened(
                Optional.empty(), lines.text().equals(text.get()) ? Optional.empty() : Optional.of(rendition(lines)));
    }

    /** Whether a file has changed since it arrived. */
    boolean sawChange() {
        return changed;
    }

    private byte[] read(ReceivedFile file) {
        try (InputStream in = Files.newInputStream(file.location())) {
            byte[] bytes = in.readNBytes((int) LONGEST + 1);
            changed |= !Digest.sha256(bytes).equals(file.sha256());
            return bytes;
        } catch (IOException e) {
            throw new TerminalFailure("A file can no longer be read. Check that its disk is still connected.", e);
        }
    }

    private ScreenedSubtitles rendition(SubtitleLines lines) {
        byte[] bytes = lines.text().getBytes(StandardCharsets.UTF_8);
        Digest digest = Digest.sha256(bytes);
        Path location = folder.resolve(digest.hex());
        try {
            Files.write(location, bytes);
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
        return new ScreenedSubtitles(location, bytes.length, digest, lines.rules());
    }
}
