package org.posterity.record;

import static org.posterity.record.Ground.ACCOUNTABILITY;
import static org.posterity.record.Ground.CONTEXT;
import static org.posterity.record.Ground.ENGAGEMENT;
import static org.posterity.record.Ground.POST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.model.Category;

/**
 * A line of {@code posts.jsonl}: a post that the export lists, or, where there is no export, a post held before to which a
 * file or a caption came. Lines are sorted by date, then stem; posts without a date come
 * last. For a post that is not selected, only what accountability requires is recorded: its place in the export and its date
 * (not if the creator had deleted it), its kind, who could see it, and why it is not selected.
 *
 * @param ordinal its position in the export, from 0, over all lists of posts
 * @param path where the export lists it; if there is none, where the package has it
 * @param stem of its WARC file below {@code posts/}, {@code 2024/20240917T140721Z-7415613371640204641}; absent if nothing of
 *     it is kept
 * @param date when it was published
 * @param dating what is known about the time zone of the date, in words
 * @param kind {@code video}, {@code photo}, {@code sound}, {@code text} or {@code unknown}: by the export, or otherwise by
 *     its files
 * @param kindStated whether the export states the kind
 * @param visibility in normalised form
 * @param visibilityStated the platform's own word, if there is one
 * @param deleted whether the creator had deleted it
 * @param state its status
 * @param mediaExpected how many media it has, as far as is known
 * @param mediaPresent how many of them are held
 * @param reason why it is missing or not selected, in one sentence
 * @param rule the clause by which it is not selected
 * @param postId the platform's id, if known
 * @param address on the platform
 * @param addressing how the address is known, in words
 * @param page address of its page in the WARC
 * @param caption from the most trusted source
 * @param otherCaptions captions from other sources
 * @param fields other fields to show, in display order
 * @param engagement by day, then by source
 * @param mayName the forms in which its caption may still name somebody
 * @param laterParts the later accessions, up to this one, that brought something new of it, in a WARC file of its own
 */
public record PostRecord(
        @Grounds(ACCOUNTABILITY) int ordinal,
        @Grounds(ACCOUNTABILITY) String path,
        @Grounds(CONTEXT) Optional<String> stem,
        @Grounds(ACCOUNTABILITY) Optional<Instant> date,
        @Grounds(ACCOUNTABILITY) Optional<String> dating,
        @Grounds(ACCOUNTABILITY) String kind,
        @Grounds(ACCOUNTABILITY) boolean kindStated,
        @Grounds(ACCOUNTABILITY) String visibility,
        @Grounds(POST) Optional<String> visibilityStated,
        @Grounds(ACCOUNTABILITY) boolean deleted,
        @Grounds(ACCOUNTABILITY) State state,
        @Grounds(ACCOUNTABILITY) int mediaExpected,
        @Grounds(ACCOUNTABILITY) int mediaPresent,
        @Grounds(ACCOUNTABILITY) Optional<String> reason,
        @Grounds(ACCOUNTABILITY) Optional<String> rule,
        @Grounds(POST) Optional<String> postId,
        @Grounds(POST) Optional<String> address,
        @Grounds(POST) Optional<String> addressing,
        @Grounds(CONTEXT) Optional<String> page,
        @Grounds(POST) Optional<Said> caption,
        @Grounds(POST) List<Said> otherCaptions,
        @Grounds(POST) Optional<ScreenedText> title,
        @Grounds(POST) Optional<ScreenedText> sound,
        @Grounds(POST) Optional<ScreenedText> place,
        @Grounds(POST) Optional<ScreenedText> replyTo,
        @Grounds(POST) List<Field> fields,
        @Grounds(ENGAGEMENT) List<Engagement> engagement,
        @Grounds(ACCOUNTABILITY) List<String> mayName,
        @Grounds(CONTEXT) List<Integer> laterParts) {

    /** The visibility in an export that states none and whose layout lists only public posts. */
    private static final Set<String> SEEN_BY_EVERYONE =
            Set.of("everyone", "everyone, unlisted", "not stated by the export");

    /** The name of the field that says when the creator deleted the post. */
    public static final String DELETED = "Deleted by the creator";

    /** The status of a post. */
    public enum State {
        HELD,
        MISSING,
        LEFT_OUT
    }

    /** A text and its source: {@code export}, or a file beside it, for example {@code yt-dlp}. */
    public record Said(
            @Grounds(POST) ScreenedText text, @Grounds(POST) String source) {}

    /** Another field of the export, with its name for people. */
    public record Field(
            @Grounds(POST) String name, @Grounds(POST) ScreenedText value) {}

    public PostRecord {
        otherCaptions = otherCaptions == null ? List.of() : List.copyOf(otherCaptions);
        fields = fields == null ? List.of() : List.copyOf(fields);
        engagement = engagement == null ? List.of() : List.copyOf(engagement);
        mayName = mayName == null ? List.of() : List.copyOf(mayName);
        laterParts = laterParts == null ? List.of() : List.copyOf(laterParts);
    }

    /**
     * The categories of consent that it needs: a deleted post needs deleted-posts and, if it was not public, non-public-posts
     * too.
     */
    public Set<Category> categories() {
        return categories(visibility, deleted);
    }

    /** The same of any post. */
    public static Set<Category> categories(String visibility, boolean deleted) {
        boolean open = SEEN_BY_EVERYONE.contains(visibility);
        if (!deleted) {
            return Set.of(open ? Category.POSTS : Category.NON_PUBLIC_POSTS);
        }
        return open ? Set.of(Category.DELETED_POSTS) : Set.of(Category.DELETED_POSTS, Category.NON_PUBLIC_POSTS);
    }

    /** The same, of which this accession brought something new. */
    public PostRecord with(int accession) {
        List<Integer> parts = new ArrayList<>(laterParts);
        parts.add(accession);
        return new PostRecord(
                ordinal,
                path,
                stem,
                date,
                dating,
                kind,
                kindStated,
                visibility,
                visibilityStated,
                deleted,
                state,
                mediaExpected,
                mediaPresent,
                reason,
                rule,
                postId,
                address,
                addressing,
                page,
                caption,
                otherCaptions,
                title,
                sound,
                place,
                replyTo,
                fields,
                engagement,
                mayName,
                parts);
    }

    /** The path in the bag of its first WARC file, which names the post, if something of it is kept. */
    public Optional<String> warc() {
        return stem.map(PackageFile::post);
    }

    /** The paths in the bag of all its WARC files up to this accession, the oldest first. */
    public List<String> warcs() {
        List<String> paths = new ArrayList<>();
        stem.ifPresent(own -> {
            paths.add(PackageFile.post(own));
            laterParts.forEach(accession -> paths.add(PackageFile.laterPart(own, accession)));
        });
        return paths;
    }
}
