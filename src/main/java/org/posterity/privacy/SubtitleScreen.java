package org.posterity.privacy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;

/** Subtitles are files and are kept byte for byte; what stands in them that a caption would lose is reported. */
final class SubtitleScreen {
    static final String CODE = "personal-data-in-subtitles";

    /** Longer ones are no subtitles of a post. */
    private static final long LONGEST = 4L << 20;

    private final TextScreen texts;

    SubtitleScreen(TextScreen texts) {
        this.texts = texts;
    }

    /** @param path as it may be written */
    Optional<Finding> look(ReceivedFile file, String path) {
        if (file.size() > LONGEST) {
            return Optional.of(
                    new Finding(CODE, path, "These subtitles are too long to be looked through; kept as they came."));
        }
        Set<String> found = new LinkedHashSet<>();
        read(file).lines().map(texts::text).forEach(line -> {
            line.rules().forEach(rule -> found.add(words(rule)));
            line.flagged().forEach(pattern -> found.add(pattern.words()));
        });
        found.remove("");
        if (found.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                CODE,
                path,
                "By pattern these subtitles hold: " + String.join(", ", new ArrayList<>(found))
                        + ". Subtitles are kept as they came: look at them, or take the file out of the donation."));
    }

    private static String words(String rule) {
        return switch (rule) {
            case TextScreen.Screened.THIRD_PARTY -> "name of another person";
            case "signed-query", "link-token" -> "link with a key";
            case "half-character" -> "";
            default ->
                rule.equals(TextPattern.E_MAIL_ADDRESS.id()) ? rule.replaceFirst("-a", " a") : rule.replace('-', ' ');
        };
    }

    private static String read(ReceivedFile file) {
        try {
            byte[] bytes = Files.readAllBytes(file.location());
            return new String(bytes, encoding(bytes));
        } catch (IOException e) {
            throw new TerminalFailure("A file can no longer be read; is its disk still there?", e);
        }
    }

    private static Charset encoding(byte[] bytes) {
        boolean wide = bytes.length > 1 && ((bytes[0] & bytes[1]) & 0xfe) == 0xfe;
        return wide ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8;
    }
}
