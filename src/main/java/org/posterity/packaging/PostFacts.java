package org.posterity.packaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.posterity.record.PostRecord;

/**
 * What a post says, as far as accessions are compared by it. Texts are held as hash codes: they tell whether something
 * changed, and take no memory.
 */
record PostFacts(
        Set<Integer> captions,
        Set<Integer> words,
        Optional<Integer> exportedCaption,
        int title,
        int sound,
        int place,
        int replyTo,
        int fields,
        String visibility,
        boolean deleted) {

    private static final String EXPORT = "export";

    static PostFacts of(PostRecord post) {
        Set<Integer> captions = new HashSet<>();
        post.caption().ifPresent(said -> captions.add(said.text().value().hashCode()));
        post.otherCaptions().forEach(said -> captions.add(said.text().value().hashCode()));
        Set<Integer> words = new HashSet<>(captions);
        post.title().ifPresent(text -> words.add(text.value().hashCode()));
        return new PostFacts(
                captions,
                words,
                post.caption()
                        .filter(said -> said.source().equals(EXPORT))
                        .map(said -> said.text().value().hashCode()),
                post.title().hashCode(),
                post.sound().hashCode(),
                post.place().hashCode(),
                post.replyTo().hashCode(),
                post.fields().hashCode(),
                post.visibility().intern(),
                post.deleted());
    }

    /** These after a later accession: a caption that was known once stays known. */
    PostFacts then(PostFacts later) {
        Set<Integer> all = new HashSet<>(captions);
        all.addAll(later.captions);
        Set<Integer> said = new HashSet<>(words);
        said.addAll(later.words);
        return new PostFacts(
                all,
                said,
                later.exportedCaption,
                later.title,
                later.sound,
                later.place,
                later.replyTo,
                later.fields,
                later.visibility,
                later.deleted);
    }

    /** What the export itself says: nothing that stands in files beside it. */
    List<Object> ofExport() {
        return List.of(exportedCaption, title, sound, place, replyTo, fields, visibility, deleted);
    }

    /** Whether one of its captions, or its title, is among these. */
    boolean saysOneOf(Set<Integer> texts) {
        return words.stream().anyMatch(texts::contains);
    }

    /** Whether it has neither caption nor title. */
    boolean isSilent() {
        return words.isEmpty();
    }

    /** What changed, as stable names. */
    List<String> changesTo(PostFacts later) {
        List<String> changes = new ArrayList<>();
        add(changes, "caption", !captions.containsAll(later.captions) || lost(exportedCaption, later.exportedCaption));
        add(changes, "title", title != later.title);
        add(changes, "sound", sound != later.sound);
        add(changes, "place", place != later.place);
        add(changes, "reply-to", replyTo != later.replyTo);
        add(changes, "fields", fields != later.fields);
        add(changes, "visibility", !visibility.equals(later.visibility));
        add(changes, "deleted", deleted != later.deleted);
        return changes;
    }

    /** Another caption, or none, where the export had one. */
    private static boolean lost(Optional<Integer> before, Optional<Integer> now) {
        return before.isPresent() && !before.equals(now);
    }

    private static void add(List<String> changes, String name, boolean changed) {
        if (changed) {
            changes.add(name);
        }
    }
}
