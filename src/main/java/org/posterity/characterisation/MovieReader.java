package org.posterity.characterisation;

import com.drew.imaging.mp4.Mp4Reader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.mp4.Mp4BoxHandler;
import com.drew.metadata.mp4.Mp4Directory;
import com.drew.metadata.mp4.media.Mp4SoundDirectory;
import com.drew.metadata.mp4.media.Mp4VideoDirectory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Reads MP4, QuickTime, 3GP and M4A files: what is in the {@code moov} box, wherever in the file that lies. */
final class MovieReader {
    /** Durations of all ones mean that the writer did not know (ISO/IEC 14496-12 §8.2.2). */
    private static final long UNKNOWN_32 = 0xFFFF_FFFFL;

    private final Draft draft;

    MovieReader(Draft draft) {
        this.draft = draft;
    }

    void read(FileChannel channel) throws IOException {
        BoxReader reader = new BoxReader(channel);
        List<Box> boxes = reader.read();
        if (reader.cutShort()) {
            draft.warnings.add(Draft.INCOMPLETE);
        }
        if (reader.damaged()) {
            draft.warnings.add("The file's inner lengths contradict each other: it is damaged.");
        }
        Optional<Box> moov =
                boxes.stream().filter(box -> box.type().equals("moov")).findFirst();
        if (moov.isEmpty()) {
            draft.warnings.add("The file has no movie box: players cannot play it.");
            return;
        }
        if (boxes.stream().anyMatch(box -> box.type().equals("moof"))) {
            draft.technical("container.fragmented", true);
        }
        new MoviePersonal(reader, draft.personal).look(boxes);
        describeTracks(reader, moov.get());
        describeMovie(new MovieOutline(reader).of(boxes));
    }

    private void describeTracks(BoxReader reader, Box moov) throws IOException {
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
            } else if (entry.isSound() && draft.audioCodec.isEmpty()) {
                draft.audioCodec = entry.codec();
                draft.technical("audio.sampleEntry", entry.fourCharacterCode());
                entry.channels().ifPresent(channels -> draft.technical("audio.channels", channels));
            }
        }
        if (draft.videoCodec.isEmpty() && draft.audioCodec.isPresent() && draft.mediaType.equals("video/mp4")) {
            draft.become("audio/mp4");
        }
    }

    private void describeMovie(byte[] outline) {
        Metadata metadata = new Metadata();
        Mp4Reader.extract(new ByteArrayInputStream(outline), new Mp4BoxHandler(metadata));
        draft.tools.add(Tool.METADATA_EXTRACTOR.toString());
        for (Directory directory : metadata.getDirectories()) {
            if (directory instanceof Mp4VideoDirectory video && draft.codedWidth.isEmpty()) {
                draft.size(
                        video.getInteger(Mp4VideoDirectory.TAG_WIDTH), video.getInteger(Mp4VideoDirectory.TAG_HEIGHT));
                frameRate(video.getFloatObject(Mp4VideoDirectory.TAG_FRAME_RATE));
            } else if (directory instanceof Mp4SoundDirectory sound) {
                draft.technical("audio.sampleRate", sound.getInteger(Mp4SoundDirectory.TAG_AUDIO_SAMPLE_RATE));
            } else if (directory instanceof Mp4Directory movie) {
                movie(movie);
            }
        }
    }

    private void movie(Mp4Directory movie) {
        draft.technical("container.majorBrand", printable(movie.getString(Mp4Directory.TAG_MAJOR_BRAND)));
        String[] brands = movie.getStringArray(Mp4Directory.TAG_COMPATIBLE_BRANDS);
        draft.technical("container.compatibleBrands", brands == null ? null : printable(String.join(" ", brands)));
        Long length = movie.getLongObject(Mp4Directory.TAG_DURATION);
        Long scale = movie.getLongObject(Mp4Directory.TAG_TIME_SCALE);
        if (length != null && scale != null && length > 0 && length != UNKNOWN_32 && scale > 0) {
            draft.duration = Optional.of(Duration.ofMillis(Math.round(1000.0 * length / scale)));
        }
        Double turn = movie.getDoubleObject(Mp4Directory.TAG_ROTATION);
        if (turn != null) {
            // the library counts against the clock
            draft.rotation = OptionalInt.of(Math.floorMod(-Math.round(turn / 90) * 90, 360));
        }
        Date created = movie.getDate(Mp4Directory.TAG_CREATION_TIME);
        // before 1970: unset (1904), or written by a device that counts from the wrong year
        draft.creationTime =
                Optional.ofNullable(created).map(Date::toInstant).filter(instant -> instant.isAfter(Instant.EPOCH));
    }

    private static String printable(String brand) {
        return brand == null ? null : brand.replaceAll("[^ -~]", "?").strip();
    }

    private void frameRate(Float rate) {
        if (rate != null && Float.isFinite(rate) && rate > 0) {
            draft.frameRate = OptionalDouble.of(Math.round(rate * 1000.0) / 1000.0);
        }
    }
}
