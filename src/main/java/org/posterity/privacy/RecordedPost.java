package org.posterity.privacy;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.SharedField;
import org.posterity.record.PostRecord;
import org.posterity.record.ScreenedText;

/**
 * What a package says of one of its posts, in the form that posts of an export have. It was screened when it was taken in, and
 * is not screened again. Counts are not among it: they were those of a day.
 */
final class RecordedPost {
    private static final Pattern NAMED_BY = Pattern.compile("named by (.+); not visited");

    private final PostRecord line;

    RecordedPost(PostRecord line) {
        this.line = line;
    }

    ScreenedContent content() {
        List<OwnField> fields = new ArrayList<>();
        ofExport().ifPresent(text -> add(fields, SharedField.CAPTION, FieldRole.TEXT, text.value()));
        line.title().ifPresent(text -> add(fields, SharedField.TITLE, FieldRole.TEXT, text.value()));
        line.sound().ifPresent(text -> add(fields, SharedField.SOUND, FieldRole.SOUND, text.value()));
        line.place().ifPresent(text -> add(fields, SharedField.PLACE, FieldRole.PLACE, text.value()));
        line.replyTo().ifPresent(text -> add(fields, SharedField.REPLY_TO, FieldRole.LINK, text.value()));
        line.visibilityStated().ifPresent(word -> add(fields, SharedField.VISIBILITY, FieldRole.WORD, word));
        for (PostRecord.Field field : line.fields()) {
            boolean day = line.deleted() && field.name().equals(PostRecord.DELETED);
            FieldMeaning meaning = day
                    ? new FieldMeaning(SharedField.DELETED_ON.id(), FieldRole.DATE, Optional.empty())
                    : new FieldMeaning("shown:" + field.name(), FieldRole.TEXT, Optional.of(field.name()));
            add(fields, meaning, field.value().value());
        }
        return new ScreenedContent(new OwnObject(fields), List.of());
    }

    private Optional<ScreenedText> ofExport() {
        return line.caption()
                .filter(said -> said.source().equals(ContextScreen.EXPORT))
                .map(PostRecord.Said::text);
    }

    private static void add(List<OwnField> fields, SharedField field, FieldRole role, String value) {
        add(fields, new FieldMeaning(field.id(), role, Optional.empty()), value);
    }

    private static void add(List<OwnField> fields, FieldMeaning meaning, String value) {
        fields.add(new OwnField(meaning.name(), Optional.of(meaning), Optional.of(TextNode.valueOf(value)), true));
    }

    /** The recorded notes, then those that came now and say something else. */
    ScreenedNotes with(ScreenedNotes now) {
        List<ScreenedNotes.Said> captions = new ArrayList<>();
        Set<String> known = new HashSet<>();
        line.caption()
                .filter(said -> !said.source().equals(ContextScreen.EXPORT))
                .ifPresent(said -> captions.add(new ScreenedNotes.Said(said.text(), said.source())));
        line.otherCaptions().forEach(said -> captions.add(new ScreenedNotes.Said(said.text(), said.source())));
        captions.forEach(said -> known.add(said.text().value().strip()));
        now.captions().stream()
                .filter(said -> !known.contains(said.text().value().strip()))
                .forEach(captions::add);
        return new ScreenedNotes(
                now.date(), captions, address().or(now::publicUrl), now.postIds(), now.engagement(), now.redactions());
    }

    /** Unless it is made from account and id: then it can be made again. */
    private Optional<ScreenedNotes.Address> address() {
        Matcher source = NAMED_BY.matcher(line.addressing().orElse(""));
        return line.address()
                .filter(url -> source.matches())
                .map(url -> new ScreenedNotes.Address(url, source.group(1)));
    }
}
