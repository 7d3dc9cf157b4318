package org.posterity.export.tiktok;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.export.ExportDate;
import org.posterity.export.FieldMeaning;
import org.posterity.export.Post;
import org.posterity.export.PostKind;
import org.posterity.export.SharedField;
import org.posterity.export.Visibility;

/** The fields of a post that matching and consent need, in the spelling of any layout. */
final class PostFields {
    private static final Pattern EXPIRES = Pattern.compile("[?&]x-tos-expires=(\\d{10})(?!\\d)");
    private static final Pattern IMAGE =
            Pattern.compile("(?i)i-photomode|\\.(jpe?g|png|webp|heic|gif|image)([?#]|$)|ttdyd");

    private static final String LINK = "link";

    private static final Set<String> READ = Set.of(SharedField.PUBLISHED.id(), SharedField.VISIBILITY.id(), LINK);

    /** All fields of a post in the layouts that did not say who could see it. */
    private static final Set<String> OLDEST = Set.of(SharedField.PUBLISHED.id(), LINK, "likes");

    private static final Map<String, Visibility> VISIBILITIES = Map.of(
            "everyone", Visibility.EVERYONE,
            "public", Visibility.EVERYONE,
            "friends", Visibility.FRIENDS,
            "only you", Visibility.ONLY_CREATOR,
            "only me", Visibility.ONLY_CREATOR);

    /** A video's link is valid for this many seconds after it was made. */
    private static final long LINK_LIFE = 864_000;

    private final boolean deleted;
    private Optional<ExportDate> date = Optional.empty();
    private Optional<Remarks.Kind> remark = Optional.empty();
    private boolean dated;
    private boolean beyondOldest;
    private Visibility visibility = Visibility.UNSTATED;
    private Optional<String> statedVisibility = Optional.empty();
    private List<String> links = List.of();

    /** @param deleted whether the post is in a list of deleted ones, which never say who could see them */
    PostFields(boolean deleted) {
        this.deleted = deleted;
    }

    /** Whether the value of this field is needed here. Everything else is read where privacy decides on it. */
    static boolean reads(FieldMeaning field) {
        return READ.contains(field.name());
    }

    /** Notes a field whose value is not needed; null for an unknown field. */
    void meet(FieldMeaning field) {
        beyondOldest |= field == null || !OLDEST.contains(field.name());
    }

    /** Takes the text of a field; empty if it has none. */
    void take(FieldMeaning field, String value) {
        if (field.is(SharedField.PUBLISHED)) {
            Optional<ExportDate> found = date(value);
            date = dated && !found.map(ExportDate::at).equals(date.map(ExportDate::at)) ? Optional.empty() : found;
            dated = true;
        } else if (field.is(SharedField.VISIBILITY)) {
            takeVisibility(value.strip());
        } else {
            List<String> found = links(value);
            links = found.isEmpty() ? links : found;
        }
    }

    private void takeVisibility(String word) {
        Visibility found = VISIBILITIES.getOrDefault(word.toLowerCase(Locale.ROOT), Visibility.UNKNOWN);
        visibility = visibility == Visibility.UNSTATED || visibility == found ? found : Visibility.UNKNOWN;
        statedVisibility = visibility == Visibility.UNKNOWN ? Optional.empty() : Optional.of(word.intern());
    }

    /** What to remark about the last date taken. */
    Optional<Remarks.Kind> remark() {
        return remark;
    }

    private static List<String> links(String value) {
        return Arrays.stream(value.split("\\R"))
                .map(String::strip)
                .filter(line -> line.startsWith("http"))
                .toList();
    }

    Post toPost(int ordinal, String where) {
        PostKind kind = kind();
        return new Post(
                ordinal,
                Optional.empty(),
                date.map(it -> it.at().toInstant(ZoneOffset.UTC)),
                date.map(ExportDate::zone).orElse(ExportDate.Zone.UNKNOWN),
                kind,
                kind == PostKind.UNKNOWN
                        ? OptionalInt.empty()
                        : OptionalInt.of(kind == PostKind.PHOTO ? links.size() : 1),
                List.of(),
                visibility(),
                statedVisibility,
                deleted,
                where);
    }

    /** When the platform made the export, according to this post's link. */
    Optional<Instant> generatedAt() {
        if (deleted) {
            return Optional.empty();
        }
        for (String link : links) {
            Matcher expires = EXPIRES.matcher(link);
            if (expires.find()) {
                return Optional.of(Instant.ofEpochSecond(Long.parseLong(expires.group(1)) - LINK_LIFE));
            }
        }
        return Optional.empty();
    }

    /**
     * Early layouts did not say who could see a post. A post of a later layout that does not say it in the known way does
     * not count as public.
     */
    Visibility visibility() {
        return visibility == Visibility.UNSTATED && beyondOldest && !deleted ? Visibility.UNKNOWN : visibility;
    }

    private PostKind kind() {
        if (links.isEmpty()) {
            return PostKind.UNKNOWN;
        }
        if (deleted && links.get(0).contains("/login")) {
            return kindBehindLogin(links.get(0));
        }
        return links.size() > 1 || IMAGE.matcher(links.get(0)).find() ? PostKind.PHOTO : PostKind.VIDEO;
    }

    /** A deleted post's link is a login page, with the file's address in its query. */
    private static PostKind kindBehindLogin(String link) {
        String target = link.replace("%2F", "/").replace("%3F", "?").replace("%3D", "=");
        if (target.contains("-ve-") || target.contains("mime_type=video")) {
            return PostKind.VIDEO;
        }
        return IMAGE.matcher(target).find() ? PostKind.PHOTO : PostKind.UNKNOWN;
    }

    /** A post's date has a time. A remark is made if its zone is unknown. */
    private Optional<ExportDate> date(String value) {
        remark = Optional.empty();
        if (ExportDates.isNone(value)) {
            return Optional.empty();
        }
        Optional<ExportDate> found = ExportDates.read(value).filter(read -> ExportDates.hasTime(value));
        if (found.isEmpty()) {
            remark = Optional.of(Remarks.Kind.DATE_NOT_UNDERSTOOD);
        } else if (found.get().zone() == ExportDate.Zone.UNKNOWN) {
            remark = Optional.of(Remarks.Kind.DATE_WITHOUT_ZONE);
        }
        return found;
    }
}
