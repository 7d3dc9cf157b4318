package org.posterity.export.mastodon;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.posterity.export.FileFate;
import org.posterity.export.FileFate.Aside;
import org.posterity.intake.ReceivedFile;

/**
 * The files of an archive, and what it says of them. A file and the address under which the outbox lists it differ in front: a server
 * writes the path on its disk, or the name of its store. From {@code media_attachments/} on they are the same.
 */
final class Members {
    private static final String MEDIA = "media_attachments/";

    private final Map<String, ReceivedFile> files = new HashMap<>();
    private final Map<ReceivedFile, FileFate> fates = new HashMap<>();

    /** @param folder in which the outbox lies, with its slash; empty for the submission itself */
    Members(Collection<ReceivedFile> received, String folder) {
        for (ReceivedFile file : received) {
            if (!file.unpacked() && file.path().startsWith(folder)) {
                files.putIfAbsent(key(file.path().substring(folder.length())), file);
            }
        }
    }

    private static String key(String address) {
        int media = address.indexOf(MEDIA);
        String path = media < 0 ? address.replaceFirst("^(?:https?://[^/]*+)?+/*+", "") : address.substring(media);
        return path.replaceFirst("[?#].*+$", "");
    }

    /** The file that an address names. */
    Optional<ReceivedFile> at(String address) {
        return Optional.ofNullable(files.get(key(address)));
    }

    /** Says what a file is, unless that is said already. */
    void say(ReceivedFile file, FileFate fate) {
        fates.putIfAbsent(file, fate);
    }

    /** What is known of the files once all that the archive says is read: media that it lists nowhere stay out. */
    Map<ReceivedFile, FileFate> fates(List<ReceivedFile> sources) {
        files.forEach((key, file) -> {
            String name = file.name();
            if (key.startsWith(MEDIA)) {
                say(file, new Aside("listed-nowhere", "it lies in the export, which lists it under no post"));
            } else if (name.endsWith(".pem") || name.endsWith(".key")) {
                say(file, new Aside("key", "a key of the account, which is never kept"));
            }
        });
        sources.forEach(fates::remove);
        return fates;
    }
}
