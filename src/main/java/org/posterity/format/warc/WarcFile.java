package org.posterity.format.warc;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.posterity.format.fixity.ChangedFileException;
import org.posterity.format.fixity.DigestedFile;
import org.posterity.format.fixity.Passes;
import org.posterity.format.warc.WarcEntry.Type;
import org.posterity.model.Digest;
import org.posterity.model.DigestAlgorithm;

/**
 * A new WARC/1.1 file in Posterity's profile: uncompressed, a warcinfo record first, then resource, metadata and revisit
 * records. It is hashed while it is written. A file that is closed without {@link #finish} is incomplete and is deleted.
 */
public final class WarcFile implements AutoCloseable {
    /** WARC-Profile of a revisit whose payload is that of an earlier record (WARC/1.1 §6.7.2). */
    static final String IDENTICAL_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";

    private static final byte[] END_OF_RECORD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final Path file;
    private final DigestedFile bytes;
    private final Instant date;
    private final RecordIds ids;
    private final List<WarcEntry> entries = new ArrayList<>();
    private URI warcinfo;
    private boolean finished;

    private WarcFile(Path file, DigestedFile bytes, Instant date, String seed) {
        this.file = file;
        this.bytes = bytes;
        this.date = date.truncatedTo(ChronoUnit.SECONDS);
        this.ids = new RecordIds(seed);
    }

    /**
     * Creates the file, which must not exist, and its folders.
     *
     * @param date WARC-Date of every record, taken to the second
     * @param seed tells this file's record identifiers from those of all others, for example package, accession and path
     */
    public static WarcFile create(Path file, Instant date, String seed) throws IOException {
        return new WarcFile(file, DigestedFile.create(file), date, seed);
    }

    /** Writes the first record. Line breaks in values become blanks. */
    public void warcinfo(Map<String, String> fields) throws IOException {
        if (warcinfo != null) {
            throw new IllegalStateException("The warcinfo record is written once, and first.");
        }
        byte[] block = WarcinfoFields.write(fields);
        String name = file.getFileName().toString();
        warcinfo = ids.next("warcinfo", name);
        RecordHeaderBytes header = new RecordHeaderBytes("warcinfo", warcinfo, date)
                .field("WARC-Filename", name)
                .digest("WARC-Block-Digest", Digest.sha256(block))
                .field("Content-Type", "application/warc-fields");
        write(header, block);
    }

    /**
     * Writes a file as a resource record (WARC/1.1 §6.4).
     *
     * @param size in bytes, as measured when {@code sha256} was computed
     * @throws ChangedFileException if the file is not, or no longer, of that size and digest; this WARC is then spoilt
     */
    public WarcEntry resource(URI target, String mediaType, Path source, long size, Digest sha256) throws IOException {
        if (sha256.algorithm() != DigestAlgorithm.SHA256) {
            throw new IllegalArgumentException("Payloads are known by their sha256.");
        }
        URI id = ids.next(Type.RESOURCE.label(), ascii(target));
        long offset = bytes.position();
        bytes.write(resourceHeader(id, target, mediaType, sha256).endingWith(size));
        try (FileChannel payload = FileChannel.open(source, StandardOpenOption.READ)) {
            Passes.copy(payload, size, sha256, bytes);
        }
        bytes.write(ByteBuffer.wrap(END_OF_RECORD));
        return entry(Type.RESOURCE, id, target, mediaType, sha256, size, offset);
    }

    /** Writes bytes that are in memory as a resource record (WARC/1.1 §6.4). */
    public WarcEntry resource(URI target, String mediaType, byte[] content) throws IOException {
        Digest digest = Digest.sha256(content);
        URI id = ids.next(Type.RESOURCE.label(), ascii(target));
        long offset = bytes.position();
        write(resourceHeader(id, target, mediaType, digest), content);
        return entry(Type.RESOURCE, id, target, mediaType, digest, content.length, offset);
    }

    /**
     * Writes what describes another record (WARC/1.1 §6.6). It has a block digest only, for a metadata record has no payload
     * (§4), and a URI of its own, for replay tools would show it in the place of what it describes.
     */
    public WarcEntry metadata(URI target, WarcEntry describes, String mediaType, byte[] content) throws IOException {
        if (ascii(target).equals(ascii(describes.target()))) {
            throw new IllegalArgumentException("A metadata record has a URI of its own.");
        }
        Digest digest = Digest.sha256(content);
        URI id = ids.next(Type.METADATA.label(), ascii(target));
        long offset = bytes.position();
        RecordHeaderBytes header = header(Type.METADATA, id, target)
                .id("WARC-Refers-To", describes.recordId())
                .digest("WARC-Block-Digest", digest)
                .field("Content-Type", mediaType(mediaType));
        write(header, content);
        return entry(Type.METADATA, id, target, mediaType, digest, content.length, offset);
    }

    /** Says that the payload of {@code original}, in this file or another, came again as {@code target} (WARC/1.1 §6.7.2). */
    public WarcEntry revisit(URI target, WarcEntry original) throws IOException {
        if (original.type() != Type.RESOURCE) {
            throw new IllegalArgumentException("A revisit refers to a record that holds the payload.");
        }
        URI id = ids.next(Type.REVISIT.label(), ascii(target));
        long offset = bytes.position();
        RecordHeaderBytes header = header(Type.REVISIT, id, target)
                .field("WARC-Profile", IDENTICAL_PAYLOAD)
                .id("WARC-Refers-To", original.recordId())
                .field("WARC-Refers-To-Target-URI", ascii(original.target()))
                .date("WARC-Refers-To-Date", original.date())
                .digest("WARC-Payload-Digest", original.payload());
        write(header, new byte[0]);
        return entry(
                Type.REVISIT, id, target, original.mediaType(), original.payload(), original.payloadLength(), offset);
    }

    /** Closes the file, which is then complete. */
    public WrittenWarc finish() throws IOException {
        requireWarcinfo();
        WrittenWarc written = new WrittenWarc(file, bytes.finish(), entries);
        finished = true;
        return written;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        if (!finished) {
            Files.deleteIfExists(file);
        }
    }

    private RecordHeaderBytes resourceHeader(URI id, URI target, String mediaType, Digest digest) {
        return header(Type.RESOURCE, id, target)
                .digest("WARC-Block-Digest", digest)
                .digest("WARC-Payload-Digest", digest)
                .field("Content-Type", mediaType(mediaType));
    }

    private RecordHeaderBytes header(Type type, URI id, URI target) {
        requireWarcinfo();
        return new RecordHeaderBytes(type.label(), id, date)
                .field("WARC-Target-URI", ascii(target))
                .id("WARC-Warcinfo-ID", warcinfo);
    }

    private void requireWarcinfo() {
        if (warcinfo == null) {
            throw new IllegalStateException("The warcinfo record comes first.");
        }
    }

    private void write(RecordHeaderBytes header, byte[] block) throws IOException {
        bytes.write(header.endingWith(block.length));
        bytes.write(ByteBuffer.wrap(block));
        bytes.write(ByteBuffer.wrap(END_OF_RECORD));
    }

    private WarcEntry entry(
            Type type, URI id, URI target, String mediaType, Digest payload, long payloadLength, long offset) {
        WarcEntry entry = new WarcEntry(
                type,
                id,
                asciiOnly(target),
                date,
                mediaType,
                payload,
                payloadLength,
                offset,
                bytes.position() - offset);
        entries.add(entry);
        return entry;
    }

    private static URI asciiOnly(URI target) {
        String text = ascii(target);
        return text.equals(target.toString()) ? target : URI.create(text);
    }

    private static String ascii(URI target) {
        String text = target.toASCIIString();
        if (!target.isAbsolute() || SignedLinks.in(text)) {
            throw new IllegalArgumentException("A target is an absolute URI without a platform's signature.");
        }
        return text;
    }

    private static String mediaType(String mediaType) {
        if (!MediaTypes.valid(mediaType)) {
            throw new IllegalArgumentException("Not a media type.");
        }
        return mediaType;
    }
}
