package org.posterity.export.mastodon;

import com.fasterxml.jackson.databind.node.ValueNode;
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
import org.posterity.export.mastodon.FlatObject.Value;
import org.posterity.format.html.HtmlText;
import org.posterity.intake.ReceivedFile;

/** An item of the outbox. */
final class Activity {
    private static final Pattern ATTACHMENT = Pattern.compile("object\\.attachment(?:\\[\\d++])?");
    private static final Set<String> FILE =
            Set.of("outbox.posts.object.attachment.url", "outbox.posts.object.attachment.url.href");
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    private final FlatObject object;
    private final Addressing addressing;

    /** @param holdsAnObject whether what it holds is there, and not an address alone */
    Activity(FlatObject object, Owner own, boolean holdsAnObject) {
        this.object = object;
        this.addressing = new Addressing(own);
        if (holdsAnObject) {
            addressing.holdsAnObject();
        }
        for (Value value : object.all()) {
            String plain = value.place().plain();
            if (Addressing.reads(plain)
                    && value.value().filter(ValueNode::isTextual).isPresent()) {
                addressing.note(plain, value.text());
            }
        }
    }

    Addressing.Kind kind() {
        return addressing.kind();
    }

    /** The post that it is. */
    Post post(int ordinal, String where, Members members) {
        Map<Integer, ReceivedFile> found = media(members);
        List<Integer> lost = new ArrayList<>();
        int media = attachments().size();
        for (int number = 1; number <= media; number++) {
            if (!found.containsKey(number)) {
                lost.add(number);
            }
        }
        Optional<Instant> date = object.text("object.published")
                .flatMap(Activity::date)
                .or(() -> object.text("published").flatMap(Activity::date));
        return new Post(
                ordinal,
                id(),
                date,
                date.isPresent() ? ExportDate.Zone.STATED : ExportDate.Zone.UNKNOWN,
                postKind(),
                OptionalInt.of(media),
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
        return object.text("object.id")
                .map(address -> address.substring(address.lastIndexOf('/') + 1))
                .filter(id -> ID.matcher(id).matches());
    }

    private PostKind postKind() {
        Set<String> types = new HashSet<>();
        attachments().forEach((key, addresses) -> {
            String type = object.field(key + ".mediaType");
            types.add(type.isEmpty() ? object.field(key + ".type") : type.replaceFirst("/.*+", ""));
        });
        if (types.isEmpty()) {
            return PostKind.TEXT;
        }
        if (types.contains("video") || types.contains("Video")) {
            return PostKind.VIDEO;
        }
        if (types.contains("image") || types.contains("Image")) {
            return PostKind.PHOTO;
        }
        return types.contains("audio") || types.contains("Audio") ? PostKind.SOUND : PostKind.UNKNOWN;
    }

    /** Its media in the order given: the way to each, and the addresses of its file. A link that is attached is no medium. */
    private Map<String, List<String>> attachments() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        for (Value value : object.all()) {
            Matcher attachment = ATTACHMENT.matcher(value.key());
            if (FILE.contains(value.place().plain())
                    && attachment.lookingAt()
                    && !value.text().isBlank()
                    && !value.value().get().isNull()) {
                found.computeIfAbsent(attachment.group(), key -> new ArrayList<>())
                        .add(value.text());
            }
        }
        return found;
    }

    /** The files of its media that are there, by number from 1. */
    Map<Integer, ReceivedFile> media(Members members) {
        Map<Integer, ReceivedFile> files = new LinkedHashMap<>();
        int number = 0;
        for (List<String> addresses : attachments().values()) {
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

    /** What it says, in the platform's own fields; and in words what is there as HTML, or follows from the rest. */
    OwnObject object(Structure structure, Owner own) {
        List<OwnField> fields = new ArrayList<>(object.fields(structure, own));
        object.text("object.content")
                .map(HtmlText::words)
                .filter(words -> !words.isBlank())
                .ifPresent(words -> fields.add(OwnField.derived(
                        new FieldMeaning(SharedField.CAPTION.id(), FieldRole.TEXT, Optional.empty()), words)));
        fields.add(OwnField.derived(
                new FieldMeaning(SharedField.VISIBILITY.id(), FieldRole.WORD, Optional.empty()), addressing.word()));
        String languages = object.at("object.contentMap.*").stream()
                .map(value -> value.key().substring(value.key().lastIndexOf('.') + 1))
                .collect(Collectors.joining(", "));
        if (!languages.isEmpty()) {
            fields.add(
                    OwnField.derived(new FieldMeaning("language", FieldRole.WORD, Optional.of("Language")), languages));
        }
        return new OwnObject(fields);
    }
}
