package org.posterity.characterisation;

import com.drew.imaging.ImageProcessingException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.posterity.characterisation.MediaDescription.Kind;
import org.posterity.model.TerminalFailure;
import org.xml.sax.SAXException;

/**
 * Describes files by their own bytes. It never fails for what a file contains: what cannot be read becomes a warning.
 * Heads are read and lengths are sought over; media data are not read. May be used by several threads.
 */
public final class MediaDescriber {
    /** Pictures and sounds above this many bytes are not looked into; films of any size are. */
    private static final long LARGEST_STREAMED = 256L << 20;

    private static final Set<Kind> MEDIA = EnumSet.of(Kind.VIDEO, Kind.IMAGE, Kind.AUDIO);

    /** The last two bytes of a JPEG picture. */
    private static final byte MARKER = (byte) 0xff;

    private static final byte END_OF_PICTURE = (byte) 0xd9;

    private final Optional<FfProbe> ffprobe;
    private final Pronom pronom = new Pronom();
    private final FormatTable formats = new FormatTable();

    /** @param ffprobe where switched on, asked for what the libraries cannot tell of sound and film */
    public MediaDescriber(Optional<FfProbe> ffprobe) {
        this.ffprobe = ffprobe;
    }

    /**
     * @param file where the bytes are
     * @param originalName the name it came with, which only helps to tell kinds of text apart
     */
    public MediaDescription describe(Path file, String originalName) {
        try (FileChannel channel = FileChannel.open(file)) {
            byte[] head = head(channel);
            if (head.length == 0) {
                Draft empty = new Draft("application/octet-stream");
                empty.warnings.add("The file is empty.");
                return empty.finish();
            }
            Draft draft = identify(head, originalName);
            look(draft, channel, head);
            if (draft.kind == Kind.VIDEO || draft.kind == Kind.AUDIO) {
                ffprobe.ifPresent(probe -> probe.complete(draft, file));
            }
            if (draft.pronom.isEmpty()) {
                draft.pronom = pronom.identifier(draft.mediaType);
            }
            return draft.finish();
        } catch (IOException e) {
            throw new TerminalFailure("A file can no longer be read; is its disk still there?", e);
        }
    }

    private Draft identify(byte[] head, String name) {
        Optional<String> known =
                Signature.mediaType(head).or(() -> Subtitles.mediaType(head)).or(() -> PlainText.mediaType(head, name));
        Draft draft = new Draft(known.orElseGet(() -> Subtitles.byContentAlone(formats.mediaType(head, name))));
        draft.tools.add(known.isPresent() ? "Posterity" : Tool.TIKA.toString());
        return draft;
    }

    private void look(Draft draft, FileChannel channel, byte[] head) {
        try {
            switch (draft.mediaType) {
                case "video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "audio/mp4" ->
                    new MovieReader(draft).read(channel);
                case "image/heic", "image/heif", "image/avif" -> new HeifReader(draft).read(channel);
                case "image/jpeg", "image/png", "image/gif", "image/webp" -> {
                    if (isTrustworthy(draft, channel, head)) {
                        new StillReader(draft, pronom).read(stream(channel), head);
                    }
                    if (draft.mediaType.equals("image/jpeg") && !endsWithThePicture(channel)) {
                        draft.personal.add(Personal.UNREAD);
                    }
                }
                case "video/webm", "video/x-matroska" -> new MatroskaReader(draft, channel).read();
                case "audio/mpeg" -> {
                    if (isTrustworthy(draft, channel, head)) {
                        new SoundReader(draft, pronom).mp3(channel, stream(channel));
                    }
                }
                case "audio/vnd.wave" -> new SoundReader(draft, pronom).wave(channel);
                default -> {
                    // the type is all there is to tell
                    if (MEDIA.contains(draft.kind)) {
                        draft.personal.add(Personal.UNREAD);
                    }
                }
            }
        } catch (IOException
                | ImageProcessingException
                | TikaException
                | SAXException
                | RuntimeException
                | StackOverflowError
                | OutOfMemoryError e) {
            // A damaged length can ask a library for any amount of memory or depth. The message may quote the file.
            draft.warnings.add("The file's structure cannot be read further: it is damaged or of an unusual kind.");
            draft.personal.add(Personal.UNREAD);
        }
    }

    private static boolean isTrustworthy(Draft draft, FileChannel channel, byte[] head) throws IOException {
        if (channel.size() > LARGEST_STREAMED) {
            draft.warnings.add("The file is too large for its kind to be looked into.");
            draft.personal.add(Personal.UNREAD);
            return false;
        }
        boolean sound = switch (draft.mediaType) {
            case "image/png" -> Chunks.soundPng(channel);
            case "image/webp" -> Chunks.soundRiff(channel);
            case "audio/mpeg" -> Chunks.soundId3(channel, head);
            default -> true;
        };
        if (!sound) {
            draft.warnings.add(Draft.INCOMPLETE);
            draft.personal.add(Personal.UNREAD);
        }
        return sound;
    }

    /** Telephones append films and notes to a picture, with metadata of their own. Zeros behind it say nothing. */
    private static boolean endsWithThePicture(FileChannel channel) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate((int) Math.min(channel.size(), Signature.HEAD));
        long from = channel.size() - tail.capacity();
        while (tail.hasRemaining() && channel.read(tail, from + tail.position()) >= 0) {
            // until the tail is full or the file ends
        }
        int last = tail.position() - 1;
        while (last > 0 && tail.get(last) == 0) {
            last--;
        }
        return last > 0 && tail.get(last) == END_OF_PICTURE && tail.get(last - 1) == MARKER;
    }

    private static InputStream stream(FileChannel channel) throws IOException {
        return new BufferedInputStream(Channels.newInputStream(channel.position(0)), 65_536);
    }

    private static byte[] head(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(Signature.HEAD);
        while (head.hasRemaining() && channel.read(head, head.position()) >= 0) {
            // until the head is full or the file ends
        }
        return Arrays.copyOf(head.array(), head.position());
    }
}
