package org.posterity.export.mastodon;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.posterity.export.FileFate;
import org.posterity.export.FileFate.Aside;
import org.posterity.export.FileFate.OfProfile;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Digest;

/**
 * The files of an archive, and what it says about them. A file's path and its address in the outbox begin differently: a
 * server writes the path on its disk, or its store's name. From {@code media_attachments/} on they are the same.
 */
final class ArchiveMembers {
    private static final String MEDIA = "media_attachments/";

    /** Names of the profile's pictures, in case the profile that names them is lost. */
    private static final Pattern PICTURE = Pattern.compile("(?:avatar|header)\\.[A-Za-z0-9]{1,8}");

    /** The files beside the outbox. */
    private static final Pattern OWN = Pattern.compile(
            PICTURE.pattern() + "|(?:outbox|actor|likes|bookmarks)\\.json|[a-z_]+\\.csv|[a-z_]+\\.(?:pem|key)");

    private final List<ReceivedFile> received;
    private final Map<String, ReceivedFile> files = new HashMap<>();
    private final Map<ReceivedFile, FileFate> fates = new HashMap<>();

    /**
     * Media may also be beside the archive, in a folder with this name.
     *
     * @param folder the outbox's folder, with a slash at the end; empty for the submission itself
     */
    ArchiveMembers(Collection<ReceivedFile> received, String folder) {
        this.received = received.stream().filter(file -> !file.unpacked()).toList();
        for (ReceivedFile file : this.received) {
            if (file.path().startsWith(folder)) {
                files.putIfAbsent(key(file.path().substring(folder.length())), file);
            }
        }
        for (ReceivedFile file : this.received) {
            if (file.path().contains(MEDIA)) {
                files.putIfAbsent(key(file.path()), file);
            }
        }
    }

    /** Whether a path looks like one in an archive. */
    static boolean areOf(String path) {
        return path.contains(MEDIA)
                || OWN.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
    }

    private static String key(String address) {
        int media = address.indexOf(MEDIA);
        String path = media < 0 ? address.replaceFirst("^(?:https?://[^/]*+)?+/*+", "") : address.substring(media);
        return path.replaceFirst("[?#].*+$", "");
    }

    /** The file that an address names. */
    Optional<ReceivedFile> at(String address) {
        String key = key(address);
        ReceivedFile file = files.get(key);
        return Optional.ofNullable(file != null || key.indexOf('%') < 0 ? file : files.get(decoded(key)));
    }

    private static String decoded(String key) {
        try {
            return URLDecoder.decode(key.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return key;
        }
    }

    /** Says what a file is, unless that is known already. */
    void say(ReceivedFile file, FileFate fate) {
        fates.putIfAbsent(file, fate);
    }

    /** What is known about the files once the whole archive is read. Media that it does not list are left out. */
    Map<ReceivedFile, FileFate> fates(List<ReceivedFile> sources) {
        files.forEach((key, file) -> {
            String name = file.name();
            if (key.startsWith(MEDIA)) {
                say(file, new Aside("listed-nowhere", "the export contains it, but lists it under no post"));
            } else if (PICTURE.matcher(key).matches()) {
                say(file, new OfProfile());
            } else if (name.endsWith(".pem") || name.endsWith(".key")) {
                say(file, new Aside("key", "a key of the account, which is never kept"));
            }
        });
        copies();
        sources.forEach(fates::remove);
        return fates;
    }

    /**
     * Whatever is set aside is set aside in every place: a second copy of the archive, a direct message's picture that was
     * also handed over by itself.
     */
    private void copies() {
        Map<Digest, FileFate> byContent = new HashMap<>();
        fates.forEach((file, fate) ->
                byContent.merge(file.sha256(), fate, (one, other) -> one instanceof FileFate.Matched ? one : other));
        for (ReceivedFile file : received) {
            FileFate fate = byContent.get(file.sha256());
            if (file.size() > 0 && fate != null && !(fate instanceof FileFate.Matched)) {
                say(file, fate);
            }
        }
    }
}
