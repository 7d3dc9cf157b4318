package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.posterity.characterisation.MediaDescription.Kind;
import org.posterity.model.TerminalFailure;

/**
 * Describes files by their content. It never fails because of a file's content: unreadable parts become a warning, and parts
 * beyond the bound of {@link BoundedFile} are reported as not read. Media data are skipped. Thread-safe.
 */
public final class MediaDescriber {
    private final Optional<FfProbe> ffprobe;
    private final FormatTable formats = new FormatTable();

    /** @param ffprobe if switched on, asked for what the readers cannot find out about sound and film */
    public MediaDescriber(Optional<FfProbe> ffprobe) {
        this.ffprobe = ffprobe;
    }

    /**
     * @param path where the bytes are
     * @param originalName its original name, which only helps to tell kinds of text apart, and to say what an empty file
     *     should be
     */
    public MediaDescription describe(Path path, String originalName) {
        try (FileChannel channel = FileChannel.open(path)) {
            BoundedFile file = new BoundedFile(channel);
            DescriptionDraft draft = file.size() == 0 ? empty(originalName) : describe(file, originalName);
            if (file.size() > 0 && (draft.kind == Kind.VIDEO || draft.kind == Kind.AUDIO)) {
                ffprobe.ifPresent(probe -> probe.complete(draft, path));
            }
            return draft.finish();
        } catch (IOException e) {
            throw new TerminalFailure("A file can no longer be read. Check that its disk is still connected.", e);
        }
    }

    /** An empty file is classified by its name. */
    private DescriptionDraft empty(String name) {
        DescriptionDraft draft = new DescriptionDraft("application/octet-stream");
        draft.kind = MediaFormat.of(formats.byName(name)).kind();
        draft.damaged(DescriptionDraft.EMPTY);
        return draft;
    }

    DescriptionDraft describe(BoundedFile file, String name) throws IOException {
        byte[] head = file.bytes(0, Signature.HEAD);
        Optional<String> known = Signature.mediaType(file, head)
                .or(() -> Subtitles.mediaType(head))
                .or(() -> TextFormats.mediaType(head, name));
        DescriptionDraft draft = new DescriptionDraft(
                known.isPresent()
                        ? known.get()
                        : Subtitles.byContentAlone(formats.mediaType(file.bytes(0, PacketStream.HEAD), name)));
        draft.tools.add(known.isPresent() ? "Posterity" : FormatTable.TOOL);
        look(draft, file);
        return draft;
    }

    private void look(DescriptionDraft draft, BoundedFile file) {
        try {
            switch (draft.mediaType) {
                case "video/mp4", "video/quicktime", "video/3gpp", "video/3gpp2", "audio/mp4" ->
                    new MovieReader(file, draft).read();
                case "image/heic", "image/heif", "image/avif" -> new HeifReader(draft).read(file);
                case "image/jpeg" -> new JpegReader(file, draft).read();
                case "image/png" -> new PngReader(file, draft).read();
                case "image/gif" -> {
                    draft.version(Packets.latin(file.bytes(3, 3), 0, 3));
                    new GifReader(file, draft).read();
                }
                case "image/webp" -> new WebpReader(file, draft).read();
                case "image/tiff",
                        "image/x-adobe-dng",
                        "image/x-raw-adobe",
                        "image/x-canon-cr2",
                        "image/x-raw-nikon",
                        "image/x-raw-sony" -> Exif.ofTiff(file, draft).read();
                case "video/webm", "video/x-matroska" -> new MatroskaReader(draft, file).read();
                case "audio/mpeg" -> new SoundReader(file, draft).mp3();
                case "audio/vnd.wave" -> new SoundReader(file, draft).wave();
                case "video/x-msvideo" -> chunked(draft, file, ByteOrder.LITTLE_ENDIAN);
                case "audio/x-aiff" -> chunked(draft, file, ByteOrder.BIG_ENDIAN);
                default -> unread(draft, file);
            }
        } catch (PastBound e) {
            draft.notRead();
        } catch (IOException | RuntimeException e) {
            // The message may quote the file.
            draft.damaged("The file's structure cannot be read completely: it is damaged or unusual.");
            draft.personal.add(Personal.UNREAD);
        }
    }

    /** The first chunk says where the file, or its first part, ends; an interrupted recorder leaves 0 or all ones. */
    private static void chunked(DescriptionDraft draft, BoundedFile file, ByteOrder order) throws IOException {
        long length = Integer.toUnsignedLong(file.header(4, 4).order(order).getInt(0));
        if (length != 0xFFFF_FFFFL && length > file.size() - 8) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
        }
        unread(draft, file);
    }

    /** The type is all there is to tell, and whether there are pictures in it. */
    private static void unread(DescriptionDraft draft, BoundedFile file) throws IOException {
        if (PacketStream.isSoundAlone(draft.mediaType, file.bytes(0, PacketStream.HEAD))) {
            draft.isSound();
        }
        if (draft.kind.isMedia() && draft.kind != Kind.SUBTITLE) {
            draft.personal.add(Personal.UNREAD);
        }
    }
}
