package org.posterity.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.posterity.characterisation.MediaDescription;
import org.posterity.characterisation.MediaFormat;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.Producer;
import org.posterity.export.SharedField;
import org.posterity.model.PackageId;
import org.posterity.page.Fact;
import org.posterity.page.PostStatus;
import org.posterity.page.PostView;
import org.posterity.page.ShownKind;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.record.FileRecord;
import org.posterity.record.PostRecord;
import org.posterity.record.ScreenedText;

/** What the pages show of a post, made from what it says. */
final class PostViews {
    private final ScreenedExport export;
    private final PackageId aip;
    private final int accession;

    PostViews(ScreenedExport export, PackageId aip, int accession) {
        this.export = export;
        this.aip = aip;
        this.accession = accession;
    }

    PostView of(
            PostAccount account, ScreenedContent content, List<EngagementSnapshot> engagement, List<ShownFile> files) {
        List<Fact> details = new ArrayList<>();
        if (account.deleted()) {
            details.add(new Fact(
                    PostRecord.DELETED,
                    content.text(SharedField.DELETED_ON)
                            .map(ScreenedText::value)
                            .orElse("on an unknown day")));
        }
        content.text(SharedField.SOUND).ifPresent(sound -> details.add(new Fact("Sound", sound.value())));
        content.text(SharedField.PLACE).ifPresent(place -> details.add(new Fact("Location", place.value())));
        details.addAll(otherCaptions(account.notes()));
        account.postId().ifPresent(id -> details.add(new Fact("Post id", id)));
        PostContext.publicUrl(export, account)
                .ifPresent(url -> details.add(new Fact("Address on " + platformName(), url.url())));
        content.further()
                .forEach(field ->
                        details.add(new Fact(field.label(), field.value().value())));
        return new PostView(
                account.post().date(),
                Optional.of(export.submission().account()),
                platformName(),
                kind(account),
                account.notes()
                        .caption()
                        .map(ScreenedNotes.Said::text)
                        .or(() -> content.text(SharedField.TITLE))
                        .map(ScreenedText::value),
                account.post().visibility().words(),
                counts(engagement),
                details,
                media(account, files),
                status(account),
                account.reason().map(List::of).orElse(List.of()),
                aip,
                accession,
                export.submission().submission().receivedAt(),
                export.submission().terms().institution());
    }

    List<Fact> otherCaptions(ScreenedNotes notes) {
        return notes.captions().stream()
                .skip(1)
                .map(caption -> new Fact(
                        "Caption from " + source(caption.source()),
                        caption.text().value()))
                .toList();
    }

    List<PostView.Counts> counts(List<EngagementSnapshot> engagement) {
        return engagement.stream()
                .map(snapshot -> new PostView.Counts(
                        snapshot.on(), snapshot.dating(), source(snapshot.source()), snapshot.counts()))
                .toList();
    }

    private String source(String id) {
        return id.equals("export")
                ? "the platform's export"
                : export.facts().platform().producers().stream()
                        .filter(producer -> producer.id().equals(id))
                        .map(Producer::name)
                        .findFirst()
                        .orElse(id);
    }

    String platformName() {
        return export.facts().platform().platform().name();
    }

    static ShownKind kind(PostAccount account) {
        return switch (account.kind()) {
            case PHOTO -> ShownKind.PHOTOS;
            case VIDEO -> ShownKind.VIDEO;
            case SOUND -> ShownKind.SOUND;
            case TEXT -> ShownKind.TEXT;
            case UNKNOWN -> ShownKind.NOT_STATED;
        };
    }

    static PostStatus status(PostAccount account) {
        return switch (account.status()) {
            case HELD -> PostStatus.HELD;
            case MISSING -> PostStatus.MISSING;
            case LEFT_OUT -> PostStatus.LEFT_OUT;
        };
    }

    /** The files of this accession, then those that only earlier ones brought. */
    private static List<PostView.Media> media(PostAccount account, List<ShownFile> files) {
        List<PostView.Media> media = new ArrayList<>(media(files));
        Set<String> names = files.stream().map(ShownFile::name).collect(Collectors.toSet());
        account.held().stream()
                .flatMap(held -> held.files().stream())
                .filter(file -> !names.contains(file.name().orElseThrow()))
                .map(PostViews::held)
                .forEach(media::add);
        return media;
    }

    private static PostView.Media held(FileRecord file) {
        Optional<FileRecord.Medium> medium = file.medium();
        return new PostView.Media(
                file.name().orElseThrow(),
                file.path().substring(file.path().lastIndexOf('/') + 1),
                file.mediaType(),
                shown(
                        MediaFormat.of(file.mediaType()),
                        medium.map(it -> MediaDescription.Kind.valueOf(it.kind().toUpperCase(Locale.ROOT)))
                                .orElse(MediaDescription.Kind.OTHER)),
                file.sizeKept(),
                medium.flatMap(it -> boxed(it.width())),
                medium.flatMap(it -> boxed(it.height())),
                medium.flatMap(FileRecord.Medium::duration),
                Optional.empty(),
                List.of(),
                medium.map(FileRecord.Medium::damage).orElse(List.of()),
                Optional.empty(),
                file.digestKept());
    }

    static List<PostView.Media> media(List<ShownFile> files) {
        SubtitleTracks tracks = new SubtitleTracks(files);
        List<PostView.Media> media = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            ScreenedFile file = files.get(i).file();
            Optional<MediaDescription> described = file.description();
            media.add(new PostView.Media(
                    files.get(i).name(),
                    file.file().name(),
                    AccessionWarcs.mediaType(file),
                    shown(file),
                    file.size(),
                    described.flatMap(it -> boxed(it.width())),
                    described.flatMap(it -> boxed(it.height())),
                    described.flatMap(MediaDescription::duration),
                    Optional.empty(),
                    tracks.of(i),
                    described.map(MediaDescription::damage).orElse(List.of()),
                    files.get(i).offered(),
                    file.digest()));
        }
        return media;
    }

    /** How a page shows a file: as what it is, where browsers can, and else by a link. */
    private static PostView.Shown shown(ScreenedFile file) {
        return shown(
                MediaFormat.of(AccessionWarcs.mediaType(file)),
                file.description().map(MediaDescription::kind).orElse(MediaDescription.Kind.OTHER));
    }

    private static PostView.Shown shown(MediaFormat format, MediaDescription.Kind kind) {
        return switch (kind) {
            case VIDEO -> format.browsers() ? PostView.Shown.VIDEO : PostView.Shown.VIDEO_FILE;
            case IMAGE -> format.browsers() ? PostView.Shown.PHOTO : PostView.Shown.PHOTO_FILE;
            case AUDIO -> format.browsers() ? PostView.Shown.SOUND : PostView.Shown.SOUND_FILE;
            case SUBTITLE -> PostView.Shown.WITH_ANOTHER;
            default -> PostView.Shown.FILE;
        };
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }
}
