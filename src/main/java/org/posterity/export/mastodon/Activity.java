package org.posterity.export.mastodon;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.export.SharedField;
import org.posterity.export.json.FlatObject;
import org.posterity.export.json.FlatObject.Value;
import org.posterity.format.html.HtmlText;
import org.posterity.intake.ReceivedFile;

/** An item of the outbox that is a post or a direct message. */
final class Activity {
    private static final Pattern ATTACHMENT = Pattern.compile("object\\.attachment(?:\\[\\d++])?");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final FlatObject object;
    private final Addressing addressing;
    private final Map<String, List<String>> attachments = new LinkedHashMap<>();

    /** @param addressing of this item */
    Activity(FlatObject object, Addressing addressing) {
        this.object = object;
        this.addressing = addressing;
        // An attached link is no medium.
        object.values("file").forEach(address -> {
            Matcher attachment = ATTACHMENT.matcher(address.key());
            if (attachment.lookingAt()) {
                attachments
                        .computeIfAbsent(attachment.group(), key -> new ArrayList<>())
                        .add(address.text());
            }
        });
    }

    /**
     * The post that it is.
     *
     * @param found those of its files that are there
     */
    Post post(int ordinal, String where, Map<Integer, ReceivedFile> found) {
        List<Integer> lost = new ArrayList<>();
        for (int number = 1; number <= attachments.size(); number++) {
            if (!found.containsKey(number)) {
                lost.add(number);
            }
        }
        Optional<Instant> date = object.text("published")
                .flatMap(Activity::date)
                .or(() -> object.text("activity-published").flatMap(Activity::date));
        return new Post(
                ordinal,
                id(),
                date,
                date.isPresent() ? ExportDate.Zone.STATED : ExportDate.Zone.UNKNOWN,
                kind(),
                OptionalInt.of(attachments.size()),
                lost,
                addressing.visibility(),
                Optional.of(addressing.word()),
                false,
                where);
    }

    private static Optional<Instant> date(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text.strip()).toInstant().truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Optional<String> id() {
        return object.text("object")
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .filter(id -> ID.matcher(id).matches());
    }

    private PostKind kind() {
        Set<String> types = new HashSet<>();
        for (String attachment : attachments.keySet()) {
            String media = object.beside(attachment + ".", "mediaType");
            String type = media.isEmpty() ? object.beside(attachment + ".", "type") : media;
            types.add(type.replaceFirst("/.*+", "").toLowerCase(java.util.Locale.ROOT));
        }
        if (types.isEmpty()) {
            return PostKind.TEXT;
        }
        if (types.contains("video")) {
            return PostKind.VIDEO;
        }
        if (types.contains("image")) {
            return PostKind.PHOTO;
        }
        return types.contains("audio") ? PostKind.SOUND : PostKind.UNKNOWN;
    }

    /** Those of its media files that are there, by number from 1, in the order given. */
    Map<Integer, ReceivedFile> media(ArchiveMembers members) {
        Map<Integer, ReceivedFile> files = new TreeMap<>();
        int number = 0;
        for (List<String> addresses : attachments.values()) {
            number++;
            for (String address : addresses) {
                Optional<ReceivedFile> file = members.at(address);
                if (file.isPresent()) {
                    files.putIfAbsent(number, file.get());
                }
            }
        }
        return files;
    }

    /**
     * Its content in the platform's own fields, plus derived fields: the words of HTML, and what follows from other fields.
     */
    OwnObject object(Owner own) {
        List<OwnField> fields = new ArrayList<>(object.fields(own::role));
        object.text("content")
                .or(() -> object.text("content-in-language"))
                .map(HtmlText::words)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> fields.add(derived(SharedField.CAPTION.id(), FieldRole.TEXT, words)));
        fields.add(derived(SharedField.VISIBILITY.id(), FieldRole.WORD, addressing.word()));
        String languages = object.values("content-in-language")
                .map(Value::key)
                .map(key -> key.substring(key.lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        if (!languages.isEmpty()) {
            fields.add(
                    OwnField.derived(new FieldMeaning("language", FieldRole.WORD, Optional.of("Language")), languages));
        }
        return new OwnObject(fields);
    }

    private static OwnField derived(String name, FieldRole role, String text) {
        return OwnField.derived(new FieldMeaning(name, role, Optional.empty()), text);
    }
}
