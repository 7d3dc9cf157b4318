package org.posterity.privacy;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.posterity.intake.ReceivedFile;

/**
 * Names of files that are left out because their post is, and of what lies beside them under the same name or id: the caption
 * and the id of the post stand in them. Such a file is known by its digest; of its name stays when it was made, and what it is.
 */
final class LeftOutNames {
    private static final Pattern ID = Pattern.compile("(?<![0-9])[0-9]{17,20}(?![0-9])");

    /** A name that says nothing but a time or a camera's number. */
    private static final Pattern TELLS_NOTHING = Pattern.compile(
            "(?:IMG|VID|DSC|MOV|MVI|PXL|DCIM)?[-_ ]?(?:[0-9]{1,8}+[-_ .:T()]{0,2}+){1,9}+Z?", Pattern.CASE_INSENSITIVE);

    private static final int DIGEST_SHOWN = 12;

    private final Set<String> stems = new HashSet<>();
    private final Set<String> ids = new HashSet<>();

    /** @param ofLeftOutPosts the files that belong, or may belong, to a post that is left out, and those that speak of it alone */
    LeftOutNames(List<ReceivedFile> ofLeftOutPosts) {
        for (ReceivedFile file : ofLeftOutPosts) {
            String name = file.name();
            stems.add(stem(name));
            Matcher id = ID.matcher(name);
            while (id.find()) {
                ids.add(id.group());
            }
        }
    }

    /** Whether the name of a file tells of a post that is left out. */
    boolean tell(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return stems.contains(stem(name)) || ID.matcher(name).results().anyMatch(id -> ids.contains(id.group()));
    }

    /** The path without what its last name tells. */
    String without(String path, String digest) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String stem = stem(name);
        if (TELLS_NOTHING.matcher(stem).matches() && !ID.matcher(stem).find()) {
            return path;
        }
        String ending = name.substring(stem.length());
        boolean usual = ending.matches("(?:\\.[A-Za-z0-9]{1,11}){0,2}")
                && !ID.matcher(ending).find();
        return path.substring(0, path.length() - name.length()) + "[left out] " + digest.substring(0, DIGEST_SHOWN)
                + (usual ? ending.toLowerCase(Locale.ROOT) : "");
    }

    /** What stands before the ending, and before the second one of {@code .info.json} or {@code .en.vtt}. */
    private static String stem(String name) {
        return name.replaceFirst(
                "(?<=.)(?:\\.(?:info|description|[a-z]{2,3}(?:-[A-Za-z]{2,4})?))?\\.[A-Za-z0-9]{1,11}$", "");
    }
}
