package org.posterity.characterisation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.XMPDM;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.mp3.Mp3Parser;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads MP3 and WAVE files. */
final class SoundReader {
    private final Draft draft;
    private final Pronom pronom;

    SoundReader(Draft draft, Pronom pronom) {
        this.draft = draft;
        this.pronom = pronom;
    }

    void mp3(FileChannel channel, InputStream stream) throws IOException, SAXException, TikaException {
        draft.tools.add(Tool.TIKA.toString());
        draft.audioCodec = Optional.of("MP3");
        Id3Frames.look(channel, draft.personal);
        oldTag(channel);
        Metadata metadata = new Metadata();
        new Mp3Parser().parse(stream, new DefaultHandler(), metadata, new ParseContext());
        String seconds = metadata.get(XMPDM.DURATION);
        if (seconds != null) {
            draft.duration = Optional.of(Duration.ofMillis(Math.round(Double.parseDouble(seconds) * 1000)));
        }
        draft.technical("audio.sampleRate", metadata.get(XMPDM.AUDIO_SAMPLE_RATE));
        draft.technical("audio.channels", metadata.get("channels"));
        notice(metadata, Personal.PERSON, TikaCoreProperties.CREATOR, XMPDM.ARTIST, XMPDM.ALBUM_ARTIST, XMPDM.COMPOSER);
        notice(metadata, Personal.DESCRIPTION, TikaCoreProperties.TITLE, XMPDM.ALBUM, XMPDM.LOG_COMMENT);
    }

    /** ID3 of the first version: a title, an artist and a comment in the last 128 bytes. */
    private void oldTag(FileChannel channel) throws IOException {
        ByteBuffer tag = ByteBuffer.allocate(3);
        if (channel.size() > 128
                && channel.read(tag, channel.size() - 128) == 3
                && new String(tag.array(), StandardCharsets.ISO_8859_1).equals("TAG")) {
            draft.personal.add(Personal.PERSON);
            draft.personal.add(Personal.DESCRIPTION);
        }
    }

    private void notice(Metadata metadata, Personal kind, Property... properties) {
        for (Property property : properties) {
            if (metadata.get(property) != null && !metadata.get(property).isBlank()) {
                draft.personal.add(kind);
            }
        }
    }

    /** The chunks of a WAVE file say it all; the length of {@code fmt } tells the variants apart. */
    void wave(FileChannel channel) throws IOException {
        long bytesPerSecond = 0;
        long at = 12;
        for (int chunks = 0; chunks < 1000 && at + 8 <= channel.size(); chunks++) {
            ByteBuffer chunk = ByteBuffer.allocate(48).order(ByteOrder.LITTLE_ENDIAN);
            channel.read(chunk, at);
            String type = new String(chunk.array(), 0, 4, StandardCharsets.ISO_8859_1);
            long length = Integer.toUnsignedLong(chunk.getInt(4));
            if (type.equals("fmt ") && length >= 16) {
                draft.pronom = pronom.identifier(draft.mediaType, Long.toString(length));
                draft.audioCodec = Optional.of(chunk.getShort(8) == 1 ? "PCM" : "WAVE format " + chunk.getShort(8));
                draft.technical("audio.channels", chunk.getShort(10));
                draft.technical("audio.sampleRate", Integer.toUnsignedLong(chunk.getInt(12)));
                bytesPerSecond = Integer.toUnsignedLong(chunk.getInt(16));
            } else if (type.equals("data") && bytesPerSecond > 0) {
                long held = Math.min(length, channel.size() - at - 8);
                draft.duration = Optional.of(Duration.ofMillis(Math.round(1000.0 * held / bytesPerSecond)));
                if (held < length && length != 0xFFFF_FFFFL) {
                    draft.warnings.add(Draft.INCOMPLETE);
                }
            } else if (type.equals("LIST") || type.equals("bext") || type.equals("id3 ")) {
                draft.personal.add(Personal.PACKET);
            }
            at += 8 + length + (length & 1);
        }
    }
}
