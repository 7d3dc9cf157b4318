package org.posterity.export;

import java.util.regex.Pattern;
import org.posterity.intake.ReceivedFile;

/** The folders in which tools put what an account liked, saved or follows. Most of it is other people's. */
public final class CollectedFolder {
    private static final Pattern PATH = Pattern.compile(
            "(^|.*/)(likes|liked|favou?rites|bookmarked|following)/.*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private CollectedFolder() {}

    /** Whether a file is in such a folder. */
    public static boolean holds(ReceivedFile file) {
        return PATH.matcher(file.path()).matches();
    }
}
