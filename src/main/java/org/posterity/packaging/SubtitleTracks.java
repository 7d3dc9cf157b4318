package org.posterity.packaging;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.characterisation.MediaDescription;
import org.posterity.page.PostView;
import org.posterity.privacy.ScreenedFile;

/** Which subtitles a page plays with which film, and their language, as far as their names say. */
final class SubtitleTracks {
    private static final Pattern LANGUAGE =
            Pattern.compile("(.+?)\\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3})\\.[A-Za-z0-9]+");
    private static final String UNKNOWN = "und";

    private final List<ShownFile> files;

    SubtitleTracks(List<ShownFile> files) {
        this.files = files;
    }

    static boolean isSubtitle(ScreenedFile file) {
        return kind(file) == MediaDescription.Kind.SUBTITLE;
    }

    private static MediaDescription.Kind kind(ScreenedFile file) {
        return file.description().map(MediaDescription::kind).orElse(MediaDescription.Kind.OTHER);
    }

    /** The tracks of the film at {@code index}: those named like it, and those named like no film at all with the first. */
    List<PostView.Track> of(int index) {
        if (kind(files.get(index).file()) != MediaDescription.Kind.VIDEO) {
            return List.of();
        }
        List<PostView.Track> tracks = new ArrayList<>();
        Set<String> labels = new HashSet<>();
        for (ShownFile subtitle : files) {
            if (subtitle.webVtt().isPresent() && film(subtitle) == index) {
                String language = language(subtitle.file().file().name());
                String label = label(language);
                for (int number = 2; !labels.add(label); number++) {
                    label = label(language) + " " + number;
                }
                tracks.add(new PostView.Track(
                        subtitle.playedName(),
                        language,
                        label,
                        subtitle.webVtt().get()));
            }
        }
        return tracks;
    }

    private int film(ShownFile subtitle) {
        int first = -1;
        String stem = stem(withoutLanguage(subtitle.file().file().name()));
        for (int i = 0; i < files.size(); i++) {
            ScreenedFile file = files.get(i).file();
            if (kind(file) == MediaDescription.Kind.VIDEO) {
                if (stem(file.file().name()).equals(stem)) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }

    private static String withoutLanguage(String name) {
        Matcher named = LANGUAGE.matcher(name);
        return named.matches() && !language(name).equals(UNKNOWN) ? named.group(1) + ".x" : name;
    }

    private static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /** The language tag before the ending of a name, when it is one that is known. */
    static String language(String name) {
        Matcher named = LANGUAGE.matcher(name);
        if (!named.matches()) {
            return UNKNOWN;
        }
        String tag = named.group(2).replace('_', '-');
        Locale locale = Locale.forLanguageTag(tag);
        if (!isKnown(locale)) {
            locale = LanguageCodes.locale(tag);
        }
        return isKnown(locale) ? locale.toLanguageTag() : UNKNOWN;
    }

    private static boolean isKnown(Locale locale) {
        return !locale.getLanguage().isEmpty()
                && !locale.getDisplayLanguage(Locale.ENGLISH).equals(locale.getLanguage());
    }

    private static String label(String language) {
        return language.equals(UNKNOWN)
                ? "Subtitles"
                : Locale.forLanguageTag(language).getDisplayName(Locale.ENGLISH);
    }
}
