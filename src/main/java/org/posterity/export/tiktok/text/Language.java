package org.posterity.export.tiktok.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The words of TXT exports in one language, from a table, all folded. */
final class Language {
    private static final String ELLIPSIS = "\u2026";

    private final String file;
    private String name = "";
    private final Map<String, String> folders = new HashMap<>();
    private final Map<String, Section> files = new HashMap<>();
    private final Map<String, Section> headings = new HashMap<>();
    private final Map<Pattern, Section> frames = new HashMap<>();
    private final Map<String, List<String>> labels = new HashMap<>();
    private final Set<String> sentences = new HashSet<>();
    private final List<String> beginnings = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();

    /** Reads a table; a mistake in it stops the program, with file and line. */
    Language(String file, List<Table.Line> lines, Sections sections) {
        this.file = file;
        for (Table.Line line : lines) {
            line.hasColumns(3);
            take(line, sections);
        }
        if (name.isEmpty()) {
            throw new Table.Line(file, 1, List.of())
                    .mistake(
                            "or another one must give the language's name: language, its own name, its name in English");
        }
    }

    private void take(Table.Line line, Sections sections) {
        String text = line.column(1);
        String meaning = line.column(2);
        switch (line.column(0)) {
            case "language" -> name = meaning;
            case "folder" -> once(line, folders.putIfAbsent(FoldedWords.fold(text), meaning), meaning);
            case "file" -> {
                Section section = section(line, sections);
                once(line, files.putIfAbsent(FoldedWords.fold(text), section), section);
            }
            case "heading" -> heading(line, section(line, sections));
            case "label" -> {
                if (!sections.knowsKey(meaning)) {
                    throw line.mistake("gives a key that no section of sections.tsv has");
                }
                labels.computeIfAbsent(FoldedWords.fold(text), label -> new ArrayList<>())
                        .add(meaning);
            }
            case "nodata" -> {
                if (text.endsWith(ELLIPSIS)) {
                    beginnings.add(FoldedWords.fold(text.substring(0, text.length() - 1)));
                } else {
                    sentences.add(FoldedWords.fold(text));
                }
            }
            case "value" -> {
                if (!sections.knowsWord(meaning)) {
                    throw line.mistake("gives a word that is not in the vocabulary of sections.tsv");
                }
                once(line, values.putIfAbsent(FoldedWords.fold(text), meaning), meaning);
            }
            default ->
                throw line.mistake(
                        "begins with an unknown word; known are language, folder, file, heading, label, nodata, value");
        }
    }

    private void heading(Table.Line line, Section section) {
        int star = line.column(1).indexOf('*');
        if (star < 0) {
            once(line, headings.putIfAbsent(FoldedWords.fold(line.column(1)), section), section);
            return;
        }
        if (section.frame().isEmpty()) {
            throw line.mistake("has a * for a name, but its section is not one of chats");
        }
        String before = Pattern.quote(line.column(1).substring(0, star));
        String after = Pattern.quote(line.column(1).substring(star + 1));
        frames.put(
                Pattern.compile(
                        "(?:>+\\s*)?" + before + "(.{1,200}?)" + after + "\\s*[:\uff1a]{1,2}\\s*",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                section);
    }

    private static Section section(Table.Line line, Sections sections) {
        return sections.at(line.column(2))
                .orElseThrow(() -> line.mistake("gives a path that is not a section of sections.tsv"));
    }

    private static void once(Table.Line line, Object before, Object now) {
        if (before != null && !before.equals(now)) {
            throw line.mistake("says something else of the same words than an earlier line");
        }
    }

    /** The table's file name. */
    String file() {
        return file;
    }

    /** The language's name in English. */
    String name() {
        return name;
    }

    /** The root of TikTok's JSON for a folder name. */
    Optional<String> folder(String folded) {
        return Optional.ofNullable(folders.get(folded));
    }

    Optional<Section> file(String folded) {
        return Optional.ofNullable(files.get(folded));
    }

    Optional<Section> heading(String folded) {
        return Optional.ofNullable(headings.get(folded));
    }

    /** The sections with a heading of their own. */
    Stream<Section> headed() {
        return headings.values().stream();
    }

    /** Headings that contain a name, each as a pattern with the name as its group. */
    Map<Pattern, Section> frames() {
        return frames;
    }

    /** The keys that a label may stand for. */
    List<String> keys(String foldedLabel) {
        return labels.getOrDefault(foldedLabel, List.of());
    }

    /** Whether a sentence says that there is nothing. */
    boolean saysNothing(String folded) {
        return sentences.contains(folded) || beginnings.stream().anyMatch(folded::startsWith);
    }

    Optional<String> value(String folded) {
        return Optional.ofNullable(values.get(folded));
    }

    /** The length of the longest value word, with room for decomposed letters. */
    int longestValue() {
        return values.keySet().stream().mapToInt(String::length).max().orElse(0) * 2;
    }
}
