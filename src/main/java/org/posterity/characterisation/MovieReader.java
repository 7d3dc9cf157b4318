package org.posterity.characterisation;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Reads MP4, QuickTime, 3GP and M4A files: what is in the {@code moov} box, wherever in the file that lies. */
final class MovieReader {
    /** A duration of all ones means unknown (ISO/IEC 14496-12 §8.2.2). */
    private static final long UNKNOWN_32 = 0xFFFF_FFFFL;

    /** Times count from the start of 1904. */
    private static final Instant FIRST = Instant.parse("1904-01-01T00:00:00Z");

    private static final int LONGEST_BRANDS = 1024;

    private final BoxReader reader;
    private final DescriptionDraft draft;

    MovieReader(BoundedFile file, DescriptionDraft draft) {
        this.reader = new BoxReader(file);
        this.draft = draft;
    }

    void read() throws IOException {
        Box all = reader.read();
        if (reader.cutShort()) {
            draft.damaged(DescriptionDraft.INCOMPLETE);
        }
        if (reader.damaged()) {
            draft.damaged("The file is damaged: its inner lengths contradict each other.");
        }
        Optional<Box> moov = all.at("moov");
        if (moov.isEmpty()) {
            draft.damaged("The file has no movie box, so players cannot play it.");
            draft.personal.add(Personal.UNREAD);
            return;
        }
        if (all.at("moof").isPresent()) {
            draft.technical("container.fragmented", true);
        } else if (all.at("mdat").isEmpty()) {
            draft.damaged("The file has no media data, so there is nothing to play.");
        }
        new MoviePersonal(reader, draft.personal).look(all.children());
        Optional<Box> brands = all.at("ftyp");
        if (brands.isPresent()) {
            brands(new String(reader.body(brands.get(), LONGEST_BRANDS), StandardCharsets.ISO_8859_1));
        }
        Optional<Box> header = moov.get().at("mvhd");
        if (header.isPresent()) {
            movie(ByteBuffer.wrap(reader.body(header.get(), 256)));
        }
        describeTracks(moov.get());
    }

    private void brands(String all) {
        if (all.length() >= 8) {
            draft.technical("container.majorBrand", printable(all.substring(0, 4)));
            draft.technical(
                    "container.compatibleBrands", printable(all.substring(8).replaceAll("(?s)(.{4})", "$1 ")));
        }
    }

    private static String printable(String brand) {
        return brand.replaceAll("[^ -~]", "?").strip();
    }

    /** The movie header, in 32 or 64 bits (§8.2.2). What it says of the length is taken as it stands. */
    private void movie(ByteBuffer header) {
        boolean wide = header.hasRemaining() && header.get(0) == 1;
        if (header.capacity() < (wide ? 32 : 20)) {
            return;
        }
        long created = wide ? header.getLong(4) : Integer.toUnsignedLong(header.getInt(4));
        long scale = Integer.toUnsignedLong(header.getInt(wide ? 20 : 12));
        long length = wide ? header.getLong(24) : Integer.toUnsignedLong(header.getInt(16));
        if (length > 0 && length != (wide ? -1 : UNKNOWN_32) && scale > 0) {
            draft.duration = Optional.of(Duration.ofMillis(Math.round(1000.0 * length / scale)));
        }
        // before 1970: unset (1904), or written by a device that counts from the wrong year
        if (created > 0 && created < 1L << 40) {
            draft.creationTime =
                    Optional.of(FIRST.plusSeconds(created)).filter(instant -> instant.isAfter(Instant.EPOCH));
        }
    }

    private void describeTracks(Box moov) throws IOException {
        for (Box track : moov.children()) {
            Optional<Box> handler = track.at("mdia", "hdlr");
            Optional<Box> samples = track.at("mdia", "minf", "stbl", "stsd");
            if (handler.isEmpty() || samples.isEmpty()) {
                continue;
            }
            SampleEntry entry = SampleEntry.of(reader.body(handler.get(), 4096), reader.body(samples.get(), 65_536));
            if (entry.isVideo() && draft.videoCodec.isEmpty()) {
                draft.videoCodec = entry.codec();
                draft.technical("video.sampleEntry", entry.fourCharacterCode());
                entry.profile().ifPresent(profile -> draft.technical("video.profile", profile));
                entry.level().ifPresent(level -> draft.technical("video.level", level));
                entry.width()
                        .ifPresent(width -> draft.size(width, entry.height().orElse(0)));
                new PictureTrack(reader, draft).describe(track);
            } else if (entry.isSound() && draft.audioCodec.isEmpty()) {
                draft.audioCodec = entry.codec();
                draft.technical("audio.sampleEntry", entry.fourCharacterCode());
                entry.channels().ifPresent(channels -> draft.technical("audio.channels", channels));
                entry.sampleRate().ifPresent(rate -> draft.technical("audio.sampleRate", rate));
            }
        }
        if (draft.videoCodec.isEmpty() && draft.audioCodec.isPresent()) {
            draft.isSound();
        }
    }
}
