package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.posterity.model.Category;

/**
 * A first look at a file before it is read: with which label its records begin, and which unknown labels recur. A label in
 * many records is part of the export's structure (TikTok has added a field). One in few may be what somebody wrote, so it
 * is never named.
 */
final class LabelCensus {
    private static final int MOST_LABELS = 500;
    private static final Set<Category> ABOUT_PEOPLE =
            EnumSet.of(Category.MESSAGES, Category.FOLLOWERS, Category.FOLLOWING, Category.LIVE);
    private static final Pattern NAME = Pattern.compile("[\\p{L}][\\p{L}\\p{M}\\p{N} _()'\u2019&/+-]*");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{4}");

    private final Map<Section, Blocks> sections = new HashMap<>();

    /** For one section: groups of lines between blank ones. */
    private static final class Blocks {
        private final Map<Field, Integer> firsts = new HashMap<>();
        private final Map<String, Integer> strange = new HashMap<>();
        private final Map<String, Integer> lastBlock = new HashMap<>();
        private int blocks;

        void strange(String label) {
            Integer last = lastBlock.get(label);
            if (last == null ? lastBlock.size() < MOST_LABELS : last < blocks) {
                lastBlock.put(label, blocks);
                strange.merge(label, 1, Integer::sum);
            }
        }
    }

    LabelCensus(ExportFile file, Section main, LanguageWords words) throws IOException {
        Section here = main;
        boolean begins = true;
        try (TextLines lines = new TextLines(file.file().location())) {
            for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
                if (line.get().isBlank()) {
                    begins = true;
                    continue;
                }
                Optional<LanguageWords.Heading> heading = words.heading(line.get(), main);
                if (heading.isPresent()) {
                    here = heading.get().section();
                    begins = true;
                    continue;
                }
                begins = !count(here, line.get(), begins, words) && begins;
            }
        }
    }

    /** Returns whether the line has a label. */
    private boolean count(Section here, String line, boolean begins, LanguageWords words) {
        Optional<LabelledLine> labelled = LabelledLine.of(line);
        if (labelled.isEmpty()) {
            return false;
        }
        Blocks blocks = sections.computeIfAbsent(here, it -> new Blocks());
        Optional<Field> known = words.field(here, labelled.get().label());
        if (known.isEmpty() && (!mayHaveNewLabels(here) || !labelled.get().isFormal())) {
            return false;
        }
        String label = labelled.get().label().strip();
        Field field = known.orElseGet(() -> Field.unknown(label));
        if (begins) {
            blocks.blocks++;
            if (blocks.firsts.containsKey(field) || blocks.firsts.size() < MOST_LABELS) {
                blocks.firsts.merge(field, 1, Integer::sum);
            }
        }
        if (known.isEmpty()) {
            blocks.strange(label);
        }
        return true;
    }

    /** The field with which most records of a section begin. */
    Optional<Field> first(Section section) {
        return Optional.ofNullable(sections.get(section))
                .flatMap(blocks -> blocks.firsts.entrySet().stream()
                        .max(Map.Entry.<Field, Integer>comparingByValue()
                                .thenComparing(entry -> -position(section, entry.getKey()))
                                .thenComparing(entry -> entry.getKey().key()))
                        .map(Map.Entry::getKey));
    }

    private static int position(Section section, Field field) {
        int index = section.fields().indexOf(field);
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    /**
     * Whether an unknown label may count as one and be named: after a value of one line, if it is in half of the records,
     * and at least two; inside free text in four of five, and at least five. Never where labels may be people's names.
     */
    boolean recurs(Section section, String label, boolean inFreeText) {
        Blocks blocks = sections.get(section);
        if (blocks == null || !mayHaveNewLabels(section) || !isName(label)) {
            return false;
        }
        int met = blocks.strange.getOrDefault(label, 0);
        return inFreeText ? met >= 5 && met * 5L >= blocks.blocks * 4L : met >= 2 && met * 2L >= blocks.blocks;
    }

    private static boolean isName(String label) {
        return NAME.matcher(label).matches() && !LONG_NUMBER.matcher(label).find();
    }

    /** Not where an apparent label may be somebody's name. */
    private static boolean mayHaveNewLabels(Section section) {
        return section.shape() == SectionShape.RECORDS && Collections.disjoint(section.categories(), ABOUT_PEOPLE);
    }
}
