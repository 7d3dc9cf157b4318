package org.posterity.packaging;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.posterity.characterisation.MediaDescription;
import org.posterity.export.Evidence;
import org.posterity.export.FileFate;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.record.FileRecord;

/** Makes the lines of {@code files.jsonl}, one for each received file. */
final class FileRecords {
    /** How close a film's own time must be to a post's to be named as supporting evidence; it decides nothing. */
    private static final Duration NEAR = Duration.ofSeconds(60);

    private final ScreenedExport export;
    private final List<PostAccount> posts;
    /** Where each post stands in the list, by its ordinal. */
    private final int[] places;

    /** @param posts oldest first, those without a date last */
    FileRecords(ScreenedExport export, List<PostAccount> posts) {
        this.export = export;
        this.posts = posts;
        this.places =
                new int[posts.stream().mapToInt(it -> it.post().ordinal()).max().orElse(-1) + 1];
        Arrays.fill(places, -1);
        for (int i = 0; i < posts.size(); i++) {
            places[posts.get(i).post().ordinal()] = i;
        }
    }

    /** Where a file lies in the package. */
    private record Place(Optional<String> stem, PlacedMedia media, Optional<String> page) {}

    /** A file that is kept with its post. @param stem of the post's WARC file */
    FileRecord ofPost(PlacedMedia media, String stem) {
        return record(media.file(), Optional.of(new Place(Optional.of(stem), media, Optional.empty())));
    }

    /** A picture of the profile. */
    FileRecord ofProfile(PlacedMedia media) {
        return record(media.file(), Optional.of(new Place(Optional.empty(), media, Optional.empty())));
    }

    /** A file that is kept by itself. */
    FileRecord loose(LooseFiles.Loose loose) {
        return record(loose.media().file(), Optional.of(new Place(loose.stem(), loose.media(), loose.page())));
    }

    /** A file that is not kept. */
    FileRecord notKept(ScreenedFile file) {
        return record(file, Optional.empty());
    }

    private FileRecord record(ScreenedFile file, Optional<Place> place) {
        Optional<Disposition.LeftOut> leftOut =
                file.disposition() instanceof Disposition.LeftOut it ? Optional.of(it) : Optional.empty();
        Optional<String> postId = place.isPresent() ? LooseViews.postId(file) : Optional.empty();
        return new FileRecord(
                file.file().path(),
                Optional.ofNullable(file.file().modified()),
                file.file().size(),
                file.file().sha256(),
                file.screened().map(text -> new FileRecord.Screening(text.size(), text.digest(), text.lines())),
                file.description().map(FileRecords::medium),
                match(file),
                place.flatMap(Place::stem),
                place.map(it -> it.media().warc()),
                place.map(it -> it.media().name()),
                place.map(it -> it.media().address()),
                place.flatMap(it -> it.media().rendition()),
                place.flatMap(Place::page),
                postId,
                postId.flatMap(this::said),
                leftOut.map(Disposition.LeftOut::rule),
                leftOut.map(Disposition.LeftOut::reason),
                place.flatMap(it -> it.media().broughtBy()));
    }

    private Optional<FileRecord.Said> said(String postId) {
        ScreenedNotes notes = export.context().loose().get(postId);
        return Optional.ofNullable(notes)
                .map(it -> new FileRecord.Said(
                        it.date(),
                        PostRecords.said(it.captions()),
                        it.publicUrl().map(ScreenedNotes.Address::url),
                        PostRecords.engagement(it.engagement()),
                        PostRecords.mayName(export.reidentification().loose().getOrDefault(postId, Set.of()))));
    }

    private static FileRecord.Medium medium(MediaDescription media) {
        return new FileRecord.Medium(
                media.mediaType(),
                media.kind().name().toLowerCase(Locale.ROOT),
                media.pronom(),
                media.width(),
                media.height(),
                media.duration(),
                media.videoCodec(),
                media.audioCodec(),
                media.frameRate(),
                media.rotation(),
                media.creationTime(),
                media.technical(),
                media.embeddedPersonal(),
                media.damage(),
                media.warnings(),
                media.tool());
    }

    private FileRecord.Match match(ScreenedFile file) {
        if (file.fate() instanceof FileFate.Matched it) {
            return match(FileRecord.Match.Kind.MATCHED, it.evidence(), Optional.empty(), List.of(), file);
        }
        if (file.fate() instanceof FileFate.Ambiguous it) {
            return match(FileRecord.Match.Kind.AMBIGUOUS, it.evidence(), Optional.of(it.why()), it.posts(), file);
        }
        if (file.fate() instanceof FileFate.OfProfile) {
            return match(FileRecord.Match.Kind.PROFILE, Set.of(), Optional.empty(), List.of(), file);
        }
        if (file.fate() instanceof FileFate.Aside it) {
            return match(FileRecord.Match.Kind.NOT_MEDIA, Set.of(), Optional.of(it.why()), List.of(), file);
        }
        return match(FileRecord.Match.Kind.UNMATCHED, Set.of(), Optional.empty(), List.of(), file);
    }

    private FileRecord.Match match(
            FileRecord.Match.Kind kind,
            Collection<Evidence> evidence,
            Optional<String> why,
            Collection<Integer> candidates,
            ScreenedFile file) {
        return new FileRecord.Match(
                kind,
                evidence.stream().map(Evidence::id).toList(),
                why,
                candidates.stream().filter(this::isListed).map(this::place).toList(),
                supports(file));
    }

    /** Posts that the package holds are listed only where something kept belongs, or may belong, to them. */
    private boolean isListed(int ordinal) {
        return ordinal < places.length && places[ordinal] >= 0;
    }

    /** A post as a reader can find it: by its date, or otherwise by its place in the export. */
    private String place(int ordinal) {
        PostAccount account = posts.get(places[ordinal]);
        return account.dateToTell().map(Instant::toString).orElse(account.post().where());
    }

    /** The dates of posts close to a film's own time: platforms rewrite such times, and phone clocks are wrong. */
    private List<String> supports(ScreenedFile file) {
        List<String> near = new ArrayList<>();
        file.description()
                .flatMap(MediaDescription::creationTime)
                .ifPresent(made -> between(made.minus(NEAR), made.plus(NEAR), near));
        return near;
    }

    /** Adds the different dates of posts from the one time to the other, both included. */
    private void between(Instant from, Instant to, List<String> near) {
        Instant last = null;
        for (int i = firstNotBefore(from); i < posts.size() && !date(i).isAfter(to); i++) {
            Optional<Instant> date = posts.get(i).dateToTell();
            if (date.isPresent() && !date.get().equals(last)) {
                near.add(date.get().toString());
                last = date.get();
            }
        }
    }

    private int firstNotBefore(Instant time) {
        int low = 0;
        int high = posts.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (date(middle).isBefore(time)) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private Instant date(int place) {
        return posts.get(place).post().date().orElse(Instant.MAX);
    }
}
