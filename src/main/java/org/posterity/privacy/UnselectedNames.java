package org.posterity.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.intake.ReceivedFile;

/**
 * Names of files that are not selected because their post is not, and of files beside them with the same name or id: they
 * contain the post's caption and id. Such a file is identified by its digest; its name keeps only the date and the type.
 */
final class UnselectedNames {
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,20}(?![0-9])");

    /** A name with only a time or a camera's number. */
    private static final Pattern TELLS_NOTHING = Pattern.compile(
            "(?:IMG|VID|DSC|MOV|MVI|PXL|DCIM)?[-_ ]?(?:[0-9]{1,8}+[-_ .:T()]{0,2}+){1,9}+Z?", Pattern.CASE_INSENSITIVE);

    private static final int DIGEST_SHOWN = 12;

    private final Set<String> stems = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /**
     * @param ofLeftOutPosts the files that belong, or may belong, to a post that is not selected, and those that describe
     *     only such a post
     */
    UnselectedNames(List<ReceivedFile> ofLeftOutPosts) {
        for (ReceivedFile file : ofLeftOutPosts) {
            String name = file.name();
            stems.add(stem(name));
            Matcher id = ID.matcher(name);
            while (id.find()) {
                ids.add(id.group());
            }
        }
    }

    /** Whether the name of a file reveals a post that is not selected. */
    boolean tell(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return stems.contains(stem(name)) || ID.matcher(name).results().anyMatch(id -> ids.contains(id.group()));
    }

    /** The path with a neutral last name. */
    String without(String path, String digest) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String stem = stem(name);
        if (TELLS_NOTHING.matcher(stem).matches() && !ID.matcher(stem).find()) {
            return path;
        }
        String ending = name.substring(stem.length());
        boolean usual = ending.matches("(?:\\.[A-Za-z0-9]{1,11}){0,2}")
                && !ID.matcher(ending).find();
        return path.substring(0, path.length() - name.length()) + "[not selected] " + digest.substring(0, DIGEST_SHOWN)
                + (usual ? ending.toLowerCase(Locale.ROOT) : "");
    }

    /** The name before the ending, or before a double one such as {@code .info.json} or {@code .en.vtt}. */
    private static String stem(String name) {
        return name.replaceFirst(
                "(?<=.)(?:\\.(?:info|description|[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\\.[A-Za-z0-9]{1,11}$", "");
    }
}
