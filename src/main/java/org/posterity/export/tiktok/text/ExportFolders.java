package org.posterity.export.tiktok.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.posterity.intake.ReceivedFile;

/**
 * Finds TXT exports among received files. Folders of text files are common, so one known name is not enough. A file counts
 * if its name and folder are known, or it is in a folder {@code TikTok}; the folder above is an export if the text of one
 * such file begins like its section.
 */
final class ExportFolders {
    /** TikTok's own folder or zip; the number is when the export was made, in Unix seconds. */
    static final Pattern WRAPPER = Pattern.compile("(?i)(?:^|/)TikTok_Data_(\\d{9,10})(?!\\d)[^/]*");

    private final LanguageWords words;
    private final List<Language> languages;

    ExportFolders(Languages languages) {
        this.languages = languages.all();
        this.words = new LanguageWords(this.languages);
    }

    /** An export that was found: its files, and the languages of their names. */
    record Found(List<ExportFile> files, List<Language> languages) {}

    Optional<Found> in(List<ReceivedFile> received) {
        List<ExportFile> candidates = received.stream()
                .filter(ExportFile::isCandidate)
                .map(ExportFile::of)
                .sorted(Comparator.comparing(it -> it.file().path()))
                .toList();
        Set<String> bases = new TreeSet<>();
        Set<String> homes = new HashSet<>();
        List<ExportFile> known = candidates.stream().filter(this::isKnown).toList();
        known.stream().filter(this::isEvidence).forEach(it -> bases.add(it.base()));
        known.stream().filter(it -> bases.contains(it.base())).forEach(it -> homes.add(it.home()));
        List<ExportFile> files = candidates.stream()
                .filter(it -> homes.contains(it.home())
                        || bases.stream().filter(ExportFolders::isTikToks).anyMatch(base -> lies(it, base)))
                .toList();
        if (files.isEmpty()) {
            return inUnknownLanguage(candidates);
        }
        return Optional.of(new Found(files, spoken(files)));
    }

    private boolean isKnown(ExportFile file) {
        return words.file(file.stem()).isPresent()
                && (words.folder(file.folder()).isPresent() || isTikToks(file.base()));
    }

    private boolean isEvidence(ExportFile file) {
        Opening opening = Opening.of(file, words);
        return opening == Opening.KNOWN
                || isTikToks(file.base()) && (opening == Opening.NOTHING || opening == Opening.UNREADABLE);
    }

    private static boolean isTikToks(String base) {
        String last = base.substring(base.lastIndexOf('/') + 1);
        return last.toLowerCase(Locale.ROOT).equals("tiktok")
                || WRAPPER.matcher(last).matches();
    }

    private static boolean lies(ExportFile file, String base) {
        return file.base().equals(base) || file.base().startsWith(base + "/");
    }

    /** Languages that know the names of these files, the one that knows most first, without those that add nothing. */
    private List<Language> spoken(List<ExportFile> files) {
        List<String> names =
                files.stream().map(file -> FoldedWords.fold(file.stem())).toList();
        Map<Language, Long> knowing = new HashMap<>();
        for (Language language : languages) {
            knowing.put(
                    language,
                    names.stream()
                            .filter(name -> language.file(name).isPresent())
                            .count());
        }
        List<Language> order = new ArrayList<>(languages);
        order.sort(Comparator.comparing((Language language) -> -knowing.get(language)));
        List<Language> spoken = new ArrayList<>();
        Set<String> left = new HashSet<>(names);
        for (Language language : order) {
            if (left.removeIf(name -> language.file(name).isPresent())) {
                spoken.add(language);
            }
        }
        return spoken;
    }

    /** Files in TikTok's own folder whose names are unknown, if most of them are built like an export's. */
    private Optional<Found> inUnknownLanguage(List<ExportFile> candidates) {
        List<ExportFile> wrapped = candidates.stream()
                .filter(it -> WRAPPER.matcher(it.base()).find())
                .toList();
        long labelled = wrapped.stream()
                .map(it -> Opening.of(it, words))
                .filter(it -> it == Opening.LABEL || it == Opening.KNOWN)
                .count();
        return labelled * 2 < Math.max(1, wrapped.size())
                ? Optional.empty()
                : Optional.of(new Found(wrapped, List.of()));
    }
}
