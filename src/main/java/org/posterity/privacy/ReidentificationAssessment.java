package org.posterity.privacy;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.posterity.export.FieldRole;
import org.posterity.export.Item;
import org.posterity.export.SharedField;
import org.posterity.model.Category;
import org.posterity.privacy.text.NameHint;
import org.posterity.privacy.text.NamePatterns;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.SearchableText;
import org.posterity.privacy.text.SoundTitle;
import org.posterity.privacy.text.TextsSeen;
import org.posterity.record.ScreenedText;

/** Assesses, in everything that passed the screen, how people could still be recognised. It keeps numbers, not texts. */
final class ReidentificationAssessment {
    private static final Set<String> NOTHING = Set.of("", "N/A", "None", "null");

    /** The most titles that are listed. */
    private static final int MOST_SOUNDS = 10_000;

    private final NamePatterns names;
    private final TextsSeen texts;
    private final TextsSeen people;
    private final Map<Category, Numbers> numbers = new EnumMap<>(Category.class);
    private final SortedMap<Integer, Set<NameHint>> posts = new TreeMap<>();
    private final SortedMap<String, Set<NameHint>> loose = new TreeMap<>();
    private Set<NameHint> profile = Set.of();
    private int hardlyJudged;
    private final SortedMap<String, Integer> sounds = new TreeMap<>();
    private int postsWithSounds;
    private int unlistedSounds;
    private int places;
    private long pseudonyms;
    private long differentPeople;

    private static final class Numbers {
        private long kept;
        private long searchable;
        private long notCompared;
    }

    /** @param own the creator's own names */
    ReidentificationAssessment(List<String> own) {
        this(own, TextsSeen.MOST);
    }

    /** @param most the most texts that are compared with each other */
    ReidentificationAssessment(List<String> own, int most) {
        this.names = new NamePatterns(own);
        this.texts = new TextsSeen(most);
        this.people = new TextsSeen(most);
    }

    /** A field of an item, as it is kept. */
    void field(Item item, FieldRole role, String kept) {
        people(kept);
        if (role == FieldRole.TEXT && !NOTHING.contains(kept.strip())) {
            Numbers of = numbers.computeIfAbsent(item.category(), category -> new Numbers());
            of.kept++;
            OptionalLong text = SearchableText.of(kept);
            if (text.isPresent()) {
                count(of, texts.add(text.getAsLong() + item.category().ordinal()));
            }
        }
    }

    /** A text that occurs twice is not unique, and neither is its first occurrence. */
    private static void count(Numbers of, TextsSeen.Seen seen) {
        switch (seen) {
            case FIRST -> of.searchable++;
            case SECOND -> of.searchable--;
            case NOT_COMPARED -> {
                of.searchable++;
                of.notCompared++;
            }
            case OFTEN -> {
                // it was subtracted when it occurred the second time
            }
        }
    }

    /** A post, as it is kept. */
    void post(int ordinal, ScreenedContent content, ScreenedNotes notes) {
        Set<NameHint> hints = EnumSet.noneOf(NameHint.class);
        boolean hard = false;
        for (String text : content.texts(FieldRole.TEXT)) {
            hard |= caption(text, hints);
        }
        for (ScreenedNotes.Said caption : notes.captions()) {
            hard |= caption(caption.text().value(), hints);
            people(caption.text().value());
        }
        // HTML texts are counted where their words are
        content.own().fields().stream()
                .filter(field -> !field.hasRole(FieldRole.HTML))
                .forEach(field -> field.text().ifPresent(this::people));
        if (!hints.isEmpty()) {
            posts.put(ordinal, hints);
        } else if (hard) {
            hardlyJudged++;
        }
        content.texts(FieldRole.SOUND).forEach(this::sound);
        if (!content.texts(FieldRole.PLACE).isEmpty()) {
            places++;
        }
    }

    private void sound(String title) {
        if (SoundTitle.mayNameAMaker(title)) {
            postsWithSounds++;
            if (sounds.size() < MOST_SOUNDS || sounds.containsKey(title)) {
                sounds.merge(title, 1, Integer::sum);
            } else {
                unlistedSounds++;
            }
        }
    }

    /** Posts that only files beside the export mention. */
    void loose(ScreenedContext context) {
        context.loose().forEach((id, notes) -> {
            Set<NameHint> hints = EnumSet.noneOf(NameHint.class);
            notes.captions().forEach(caption -> caption(caption.text().value(), hints));
            if (!hints.isEmpty()) {
                loose.put(id, hints);
            }
        });
    }

    void profile(ScreenedProfile kept) {
        String description = kept.content()
                .text(SharedField.DESCRIPTION)
                .map(ScreenedText::value)
                .orElse("");
        profile = names.in(description);
        people(description);
    }

    /** Whether hardly any name could be seen in it. */
    private boolean caption(String text, Set<NameHint> hints) {
        hints.addAll(names.in(text));
        return NamePatterns.canHardlyJudge(text);
    }

    private void people(String kept) {
        if (!kept.contains(Pseudonyms.BEGINNING)) {
            return;
        }
        Matcher pseudonym = Pseudonyms.PSEUDONYM.matcher(kept);
        while (pseudonym.find()) {
            pseudonyms++;
            String number = pseudonym.group().substring(Pseudonyms.BEGINNING.length());
            if (people.add(Long.parseLong(number, 16)) == TextsSeen.Seen.FIRST) {
                differentPeople++;
            }
        }
    }

    Reidentification result() {
        return new Reidentification(
                numbers.entrySet().stream()
                        .map(entry -> new Reidentification.Texts(
                                entry.getKey(),
                                entry.getValue().kept,
                                entry.getValue().searchable,
                                entry.getValue().notCompared))
                        .toList(),
                posts,
                loose,
                profile,
                new Reidentification.Sounds(postsWithSounds, sounds, unlistedSounds),
                hardlyJudged,
                places,
                pseudonyms,
                differentPeople);
    }
}
