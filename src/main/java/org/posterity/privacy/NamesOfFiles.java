package org.posterity.privacy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.posterity.intake.ReceivedFile;
import org.posterity.privacy.text.TextScreen;

/**
 * Screens the original names of files. They are kept, except for other people's handles and contact data, which occur in file
 * names just as in captions. Endings and ids of posts are never changed.
 */
final class NamesOfFiles {
    /**
     * A post's id, or a time in seconds or milliseconds, with what download tools put between it and a handle. After two
     * letters it belongs to a bank account.
     */
    private static final Pattern NUMBER = Pattern.compile(
            "(?:_(?:video|photo|story))?[._ "
                    + "-]{0,8}(?<![0-9])(?<!(?<![A-Za-z])[A-Za-z]{2})(?:[0-9]{17,20}|1[0-9]{9}(?:[0-9]{3})?)(?![0-9])[._ -]{0,8}");

    /** Known file endings; any other ending may be part of a handle. */
    private static final Pattern ENDING = Pattern.compile(
            "(?:(?:\\.[a-z]{2}(?:-[A-Z]{2})?)?\\.(?:srt|vtt)|\\.info\\.json|\\.(?:mp4|mov|m4v|webm|mkv|avi|3gp|jpe?g|png|gif|heic|"
                    + "heif|webp|avif|jxl|tiff?|dng|cr[23]|bmp|svg|m2ts|mts|ogv|mxf|flv|wmv|mpe?g|amr|caf|aiff?|flac|mka|mp3|m4a|aac|wav|ogg|opus|json|csv|tsv|txt|xlsx?|html?|pdf|xml|md|description|part|"
                    + "zip|tar|t?gz|7z|rar|docx?|odt|rtf|db|sqlite|js)!?)$",
            Pattern.CASE_INSENSITIVE);

    private static final int DIGEST_SHOWN = 12;

    private final TextScreen texts;

    NamesOfFiles(TextScreen texts) {
        this.texts = texts;
    }

    /** The file, with the same bytes and digest, under the path that may be written. */
    ReceivedFile screened(ReceivedFile file) {
        return under(of(file.path()), file);
    }

    /** Papers are often named after those who signed them; in a package they are named by digest. */
    static ReceivedFile ofPaper(ReceivedFile file) {
        return under("[signed paper] " + file.sha256().hex().substring(0, DIGEST_SHOWN), file);
    }

    static ReceivedFile under(String path, ReceivedFile file) {
        return path.equals(file.path())
                ? file
                : new ReceivedFile(path, file.size(), file.modified(), file.sha256(), file.location(), file.unpacked());
    }

    /** The path as it may be written. */
    String of(String path) {
        String[] names = path.split("/", -1);
        List<String> screened = new ArrayList<>();
        for (int i = 0; i < names.length; i++) {
            boolean folder = i < names.length - 1;
            if (folder && i > 0 && names[i - 1].toLowerCase(Locale.ROOT).equals("following")) {
                screened.add(texts.person(names[i]).text()); // download tools name these folders after people
                continue;
            }
            Matcher ending = ENDING.matcher(names[i]);
            int end = ending.find() ? ending.start() : names[i].length();
            screened.add(stem(names[i].substring(0, end)) + names[i].substring(end));
        }
        return String.join("/", screened);
    }

    private String stem(String stem) {
        StringBuilder screened = new StringBuilder();
        int at = 0;
        Matcher number = NUMBER.matcher(stem);
        while (number.find()) {
            screened.append(text(stem.substring(at, number.start()))).append(number.group());
            at = number.end();
        }
        return screened.append(text(stem.substring(at))).toString();
    }

    /** Download tools join their own name and a handle with an underscore, which can look like an e-mail address. */
    private String text(String piece) {
        return Arrays.stream(piece.split("(?<=_)(?=@)"))
                .map(part -> part.isEmpty() ? part : texts.text(part).text())
                .collect(Collectors.joining());
    }
}
