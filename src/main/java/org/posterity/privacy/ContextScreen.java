package org.posterity.privacy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.posterity.export.Context;
import org.posterity.export.ContextNote;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.Producer;
import org.posterity.export.SharedField;
import org.posterity.privacy.text.Redaction;
import org.posterity.privacy.text.TextScreen;
import org.posterity.record.ScreenedText;

/** Screens captions, addresses and counts: captions like any other text of a post, counts under the category engagement. */
final class ContextScreen {
    /** The source name of the platform's export. */
    static final String EXPORT = "export";

    static final Comparator<EngagementSnapshot> BY_DAY =
            Comparator.comparing(EngagementSnapshot::on).thenComparing(EngagementSnapshot::source);

    private final Context context;
    private final Comparator<ContextNote> byTrust;
    private final TextScreen texts;
    private final Flags flags;
    private final boolean engagement;
    private final OwnCounts own;

    /** @param producers if their notes differ, the first wins; other notes come last */
    ContextScreen(
            Context context,
            List<Producer> producers,
            TextScreen texts,
            Flags flags,
            RuledTreatment engagement,
            OwnCounts own) {
        this.context = context;
        List<String> trusted = producers.stream().map(Producer::id).toList();
        this.byTrust = Comparator.comparingInt(
                note -> trusted.contains(note.producer()) ? trusted.indexOf(note.producer()) : trusted.size());
        this.texts = texts;
        this.flags = flags;
        this.engagement = engagement.kept();
        this.own = own;
    }

    /** The notes on the post with this ordinal, without captions that repeat its own. Most posts have none and share an empty object. */
    ScreenedNotes of(int ordinal, ScreenedContent content) {
        List<ContextNote> notes = context.of(ordinal);
        return notes.isEmpty() ? ScreenedNotes.NONE : screen(notes, content.text(SharedField.CAPTION));
    }

    /** Notes that belong to no listed post. They are kept if public posts are, since nobody knows who could see them. */
    ScreenedContext rest(RuledTreatment publicPosts, Optional<ScreenedProfile> profile) {
        Map<String, ScreenedNotes> loose = new HashMap<>();
        if (publicPosts.kept()) {
            context.loose().forEach((id, notes) -> loose.put(id, screen(notes, Optional.empty())));
        }
        List<EngagementSnapshot> account = new ArrayList<>(engagement ? context.account() : List.of());
        profile.flatMap(it -> own.in(it.content())).ifPresent(account::add);
        account.sort(BY_DAY);
        return new ScreenedContext(loose, account);
    }

    private ScreenedNotes screen(List<ContextNote> notes, Optional<ScreenedText> own) {
        List<ScreenedNotes.Said> captions = new ArrayList<>();
        List<Redaction> redactions = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        Set<String> seen = new HashSet<>();
        Set<EngagementSnapshot> snapshots = new HashSet<>();
        Optional<ScreenedNotes.Address> url = Optional.empty();
        Optional<Instant> date = Optional.empty();
        own.ifPresent(text -> seen.add(text.value().strip()));
        for (ContextNote note : notes.stream().sorted(byTrust).toList()) {
            note.postId().ifPresent(ids::add);
            if (note.caption().filter(text -> !text.isBlank()).isPresent()) {
                TextScreen.Screened caption = texts.text(note.caption().get());
                if (seen.add(caption.text().strip())) {
                    captions.add(new ScreenedNotes.Said(new ScreenedText(caption.text()), note.producer()));
                    redactions.addAll(caption.redactions("caption"));
                    flags.note(caption, "captions after " + note.producer(), date(note));
                }
            }
            date = date.or(note::date);
            url = url.or(() -> note.publicUrl()
                    .map(address ->
                            new ScreenedNotes.Address(texts.link(address).text(), note.producer())));
            if (engagement) {
                snapshots.addAll(note.engagement());
            }
        }
        return new ScreenedNotes(
                date, captions, url, ids, snapshots.stream().sorted(BY_DAY).toList(), redactions);
    }

    /** The identifying data of the post. */
    private static String date(ContextNote note) {
        return note.date().map(Instant::toString).or(note::postId).orElse("");
    }
}
