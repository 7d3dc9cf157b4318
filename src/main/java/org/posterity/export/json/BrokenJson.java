package org.posterity.export.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posterity.export.ReadResult;
import org.posterity.model.Fault;

/** Describes a syntax error: where it is and what to do, never what is there. */
public final class BrokenJson {
    private final String platform;

    /** @param platform by its name for people */
    public BrokenJson(String platform) {
        this.platform = platform;
    }

    /** The longest piece of a token that can remain at the end of a file: {@code fals}, an escape. */
    private static final int PIECE = 8;

    /** @param path the name of the file for people */
    public ReadResult.Broken describe(String path, Path file, JsonProcessingException failure) {
        JsonLocation at = failure.getLocation();
        String place = at == null
                ? path
                : path + ", line " + at.getLineNr() + ", column " + at.getColumnNr() + " (byte " + at.getByteOffset()
                        + ")";
        if (failure instanceof TrailingContentException) {
            return new ReadResult.Broken(
                    "malformed-export",
                    "The export is not well-formed JSON.",
                    new Fault(
                            place,
                            "The export ends here, but the file goes on.",
                            "If the file was opened in an editor, use the original; otherwise ask for a new export."));
        }
        if (failure instanceof JsonEOFException || isAtEnd(file, at)) {
            return new ReadResult.Broken(
                    "truncated-export",
                    "The export is cut off.",
                    new Fault(
                            place,
                            "The file ends in the middle of its structure. Everything before that place could be read.",
                            "Copy the file again from its source and compare the sizes, or ask for a new export."));
        }
        if (failure instanceof StreamConstraintsException) {
            return new ReadResult.Broken(
                    "unusual-export",
                    "The export is built in a way that " + platform + "'s never is.",
                    new Fault(
                            place,
                            "A value here is longer, or a structure deeper, than this version reads.",
                            "Check that it is the file as " + platform
                                    + " made it; if it is, report this as a fault of Posterity."));
        }
        return new ReadResult.Broken(
                "malformed-export",
                "The export is not well-formed JSON.",
                new Fault(
                        place,
                        "This is not valid JSON.",
                        "If the file was opened in an editor, use the original; otherwise ask for a new export."));
    }

    private static boolean isAtEnd(Path file, JsonLocation at) {
        return at != null && at.getByteOffset() > file.toFile().length() - PIECE && !endsInBrace(file);
    }

    private static boolean endsInBrace(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            ByteBuffer end = ByteBuffer.allocate(PIECE);
            channel.read(end, Math.max(0, channel.size() - PIECE));
            return new String(end.array(), 0, end.position(), StandardCharsets.ISO_8859_1)
                    .trim()
                    .endsWith("}");
        } catch (IOException e) {
            return true;
        }
    }

    public ReadResult.Broken notUtf8(String path, Utf8Input.Malformed failure) {
        return notUtf8(path + " (byte " + failure.offset() + ")");
    }

    public ReadResult.Broken notUtf8(String place) {
        return new ReadResult.Broken(
                "not-utf-8",
                "The export is not in UTF-8.",
                new Fault(
                        place,
                        "The bytes here are not UTF-8 text, which is how " + platform
                                + " writes its export; a program has probably"
                                + " saved the file in another encoding (UTF-16, for example), or it is damaged.",
                        "Use the original file, as " + platform + " offered it, without opening and saving it."));
    }
}
