package org.posterity.sources;

import java.util.Locale;
import org.posterity.model.PortableName;

/** The name of a file that comes from elsewhere, looked at before anything is called by it. */
public final class PlainName {
    private PlainName() {}

    /**
     * The form of a name that every file system accepts.
     *
     * @throws NotLanded when it is not the name of a file that lies in a folder and can be seen there
     */
    public static String portable(String name) {
        boolean fits = !name.isEmpty()
                && name.chars().noneMatch(c -> c == '/' || c == '\\' || Character.isISOControl(c))
                && !name.startsWith(".")
                && !name.endsWith(".part");
        if (!fits) {
            throw new NotLanded(Trouble.ODD_NAME);
        }
        return PortableName.of(name);
    }

    /** The same with a number before its extension, for one whose name is taken. */
    public static String numbered(String name, int namesake) {
        String extension = name.toLowerCase(Locale.ROOT).endsWith(".tar.gz")
                ? name.substring(name.length() - ".tar.gz".length())
                : PortableName.extensionOf(name);
        return name.substring(0, name.length() - extension.length()) + "-" + namesake + extension;
    }
}
