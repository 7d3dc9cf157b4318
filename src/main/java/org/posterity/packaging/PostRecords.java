package org.posterity.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.FieldRole;
import org.posterity.export.PostKind;
import org.posterity.export.SharedField;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.privacy.text.NameHint;
import org.posterity.record.Engagement;
import org.posterity.record.PostRecord;
import org.posterity.record.PostRecord.Said;
import org.posterity.record.ScreenedText;

/** Makes the lines of {@code posts.jsonl}. */
final class PostRecords {
    private final ScreenedExport export;

    PostRecords(ScreenedExport export) {
        this.export = export;
    }

    /** A post of which nothing is kept. */
    PostRecord leftOut(PostAccount account) {
        return record(account, Optional.empty(), Optional.empty(), Optional.empty(), List.of());
    }

    /**
     * A post that is kept.
     *
     * @param stem of its WARC file
     * @param page address of its page
     * @param content what it says
     */
    PostRecord kept(
            PostAccount account,
            String stem,
            String page,
            ScreenedContent content,
            List<EngagementSnapshot> engagement) {
        return record(account, Optional.of(stem), Optional.of(page), Optional.of(content), engagement);
    }

    private PostRecord record(
            PostAccount account,
            Optional<String> stem,
            Optional<String> page,
            Optional<ScreenedContent> content,
            List<EngagementSnapshot> engagement) {
        Optional<ScreenedNotes.Address> address = stem.flatMap(kept -> PostContext.publicUrl(export, account));
        List<Said> captions = said(account.notes().captions());
        return new PostRecord(
                account.post().ordinal(),
                account.post().where(),
                stem,
                account.dateToTell(),
                account.dateToTell().map(date -> account.post().dating().words()),
                account.kind().id(),
                account.post().kind() != PostKind.UNKNOWN,
                account.post().visibility().words(),
                content.flatMap(it -> it.text(SharedField.VISIBILITY)).map(ScreenedText::value),
                account.deleted(),
                switch (account.status()) {
                    case HELD -> PostRecord.State.HELD;
                    case MISSING -> PostRecord.State.MISSING;
                    case LEFT_OUT -> PostRecord.State.LEFT_OUT;
                },
                account.expected(),
                account.present(),
                account.reason(),
                account.rule(),
                stem.isPresent() ? account.postId() : Optional.empty(),
                address.map(ScreenedNotes.Address::url),
                address.map(ScreenedNotes.Address::source),
                page,
                captions.stream().findFirst(),
                captions.isEmpty() ? captions : captions.subList(1, captions.size()),
                content.flatMap(it -> it.text(SharedField.TITLE)),
                content.flatMap(it -> it.text(SharedField.SOUND)),
                content.flatMap(it -> it.text(SharedField.PLACE)),
                content.flatMap(it -> it.text(SharedField.REPLY_TO)),
                content.map(it -> fields(account, it)).orElse(List.of()),
                engagement(engagement),
                stem.isPresent()
                        ? mayName(export.reidentification()
                                .posts()
                                .getOrDefault(account.post().ordinal(), Set.of()))
                        : List.of(),
                stem.isPresent() ? account.held().map(HeldPost::laterParts).orElse(List.of()) : List.of());
    }

    private static List<PostRecord.Field> fields(PostAccount account, ScreenedContent content) {
        List<PostRecord.Field> fields = new ArrayList<>();
        if (account.deleted()) {
            content.text(SharedField.DELETED_ON)
                    .ifPresent(day -> fields.add(new PostRecord.Field(PostRecord.DELETED, day)));
        }
        fields.addAll(further(content));
        return fields;
    }

    /** The fields that are shown to people beside those which all platforms have; counts of the post are {@code engagement}. */
    private static List<PostRecord.Field> further(ScreenedContent content) {
        Set<String> counts = content.counts().keySet();
        return content.further().stream()
                .filter(field -> field.role() != FieldRole.COUNT || !counts.contains(field.name()))
                .map(field -> new PostRecord.Field(field.label(), field.value()))
                .toList();
    }

    static List<Said> said(List<ScreenedNotes.Said> texts) {
        return texts.stream().map(said -> new Said(said.text(), said.source())).toList();
    }

    static List<Engagement> engagement(List<EngagementSnapshot> snapshots) {
        return snapshots.stream()
                .map(it -> new Engagement(it.on(), it.dating(), it.source(), it.counts()))
                .toList();
    }

    /** The names of hints, sorted. */
    static List<String> mayName(Set<NameHint> hints) {
        return hints.stream().map(NameHint::id).sorted().toList();
    }
}
