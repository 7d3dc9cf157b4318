package org.posterity.export.tiktok.text;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import org.posterity.export.tiktok.text.Transcription.Problem;
import org.posterity.export.tiktok.text.Transcription.Transcript;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;

/** A TikTok export as text files, recognised by its folders, its file names, and how one of the files begins. */
public final class TextExport {
    private static final String PROFILE = "Profile.Profile Info.ProfileMap";
    private static final String USER_NAME = "userName";
    private static final String BIRTH_DATE = "birthDate";
    private static final int LONGEST_NAME = 200;
    private static final int MOST_NAMES = 8;

    private final List<ExportFile> files;
    private final List<Language> languages;
    private final LanguageWords words;

    private TextExport(ExportFolders.Found found, Languages known) {
        this.files = found.files();
        this.languages = found.languages();
        this.words = new LanguageWords(known.startingWith(languages));
    }

    /** Looks for an export in the languages shipped with the program. */
    public static Optional<TextExport> in(List<ReceivedFile> received) {
        return in(received, new Languages());
    }

    /**
     * Looks for an export in the given languages. An export in TikTok's own folder is found even if its language is
     * unknown; transcribing it then says what is missing.
     */
    public static Optional<TextExport> in(List<ReceivedFile> received, Languages languages) {
        return new ExportFolders(languages).in(received).map(found -> new TextExport(found, languages));
    }

    /** Its text files, including those of unknown name in its own folders. */
    public List<ReceivedFile> sources() {
        return files.stream().map(ExportFile::file).toList();
    }

    /** Why it cannot be read, if that is clear before any value is read: another encoding, or an unknown language. */
    public Optional<Problem> problem() {
        for (ExportFile file : files) {
            try (TextLines lines = new TextLines(file.file().location())) {
                while (lines.next().isPresent()) {
                    continue;
                }
            } catch (TextLines.Malformed e) {
                return Optional.of(Transcriber.malformed(file, e));
            } catch (IOException e) {
                throw new TerminalFailure("A file of the export cannot be read any more.", e);
            }
        }
        return languages.isEmpty() ? Optional.of(unknownLanguage()) : Optional.empty();
    }

    /** The account's name, from the profile's file only. */
    public Optional<String> account() {
        List<String> names = new ArrayList<>();
        profile(USER_NAME, value -> value.length() > LONGEST_NAME || !names.add(value));
        return names.stream().findFirst();
    }

    /**
     * Joins everything given as the owner's birth date in the profile's files, to the last line, because a description may
     * imitate such a line before or after the true one.
     */
    public <T> T birthDates(T nothing, BiFunction<T, String, T> and) {
        List<T> joined = new ArrayList<>(List.of(nothing));
        profile(BIRTH_DATE, value -> {
            joined.set(0, and.apply(joined.get(0), value));
            return true;
        });
        return joined.get(0);
    }

    /** Passes on the values of a profile field, except those that say there is none, until told to stop. */
    private void profile(String key, Predicate<String> goOn) {
        for (ExportFile file : files) {
            Optional<Section> section =
                    words.file(file.stem()).filter(it -> it.path().equals(PROFILE));
            if (section.isPresent() && !values(file, section.get(), key, goOn)) {
                return;
            }
        }
    }

    private boolean values(ExportFile file, Section profile, String key, Predicate<String> goOn) {
        try (TextLines lines = new TextLines(file.file().location())) {
            boolean more = true;
            for (Optional<String> line = lines.next(); line.isPresent() && more; line = lines.next()) {
                more = LabelledLine.of(line.get())
                        .filter(it -> words.field(profile, it.label())
                                .filter(field -> field.key().equals(key))
                                .isPresent())
                        .map(it -> it.value().strip())
                        .filter(it -> !it.isEmpty() && !words.saysAbsent(it))
                        .filter(goOn.negate())
                        .isEmpty();
            }
            return more;
        } catch (TextLines.Malformed e) {
            return true;
        } catch (IOException e) {
            throw new TerminalFailure("A file of the export cannot be read any more.", e);
        }
    }

    /**
     * Writes the export as a stream to a JSON file with the keys of TikTok's JSON of 2025.
     *
     * @param covers what consent covers: values of other sections are written as {@code ""}
     */
    public Transcription transcribe(Path target, Predicate<Category> covers) {
        if (languages.isEmpty()) {
            return unknownLanguage();
        }
        List<ExportFile> distinct = Transcriber.distinct(files, words);
        Optional<Problem> several = Transcriber.several(distinct, words);
        if (several.isPresent()) {
            return several.get();
        }
        try (JsonParts json = new JsonParts(Transcriber.partsBeside(target))) {
            Transcriber transcriber = new Transcriber(words, covers, json);
            for (ExportFile file : distinct) {
                Optional<Problem> problem = transcriber.transcribe(file);
                if (problem.isPresent()) {
                    return problem.get();
                }
            }
            json.join(target);
            return new Transcript(
                    target,
                    languages.stream().map(Language::name).toList(),
                    layout(),
                    new TreeMap<>(transcriber.records()),
                    transcriber.lines(),
                    generatedAt(),
                    transcriber.findings());
        } catch (IOException e) {
            throw new TerminalFailure("The export's text cannot be transcribed in the workspace; is the disk full?", e);
        }
    }

    /** The layout, for people: the year in which the folders appeared. Nothing depends on it. */
    private String layout() {
        Set<String> roots = files.stream()
                .flatMap(file -> words.folder(file.folder()).stream())
                .collect(Collectors.toSet());
        String year = "";
        if (roots.contains("Likes and Favorites") || roots.contains("Profile And Settings")) {
            year = ", as of 2026";
        } else if (roots.contains("Your Activity")) {
            year = ", as of 2025";
        } else if (roots.contains("Video")) {
            year = ", as of 2020";
        } else if (roots.contains("Post") || roots.contains("App Settings")) {
            year = ", as of late 2024";
        }
        return "TikTok TXT, " + languages.stream().map(Language::name).collect(Collectors.joining(" and ")) + year;
    }

    private Optional<Instant> generatedAt() {
        return files.stream()
                .map(file -> ExportFolders.WRAPPER.matcher(file.base()))
                .filter(Matcher::find)
                .map(wrapper -> Instant.ofEpochSecond(Long.parseLong(wrapper.group(1))))
                .findFirst();
    }

    private Problem unknownLanguage() {
        String names = files.stream()
                .map(ExportFile::stem)
                .filter(Transcriber::isPlainName)
                .distinct()
                .limit(MOST_NAMES)
                .map(name -> "\"" + name + ".txt\"")
                .collect(Collectors.joining(", "));
        return new Problem(
                "unknown-language",
                "The export is in TikTok's text form, in a language that this version does not support.",
                List.of(new Fault(
                        files.get(0).base(),
                        "None of its " + files.size() + " file names is in a language table"
                                + (names.isEmpty() ? "." : ", for example " + names + "."),
                        "Ask the donor to request the export again and to choose JSON, which is the same in all "
                                + "languages, or add a table for the language (see \"Adding a language\" in "
                                + "CONTRIBUTING.md).")));
    }
}
