package org.posterity.export;

import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.posterity.intake.ReceivedFile;

/** Reads clues from a file's name; if that says nothing, from its folder's name; and from its sidecars. */
final class ClueReader {
    private final PostDates dates;
    private final MediaNames names;
    private final SidecarIds sidecars;

    ClueReader(PostDates dates, MediaNames names, SidecarIds sidecars) {
        this.dates = dates;
        this.names = names;
        this.sidecars = sidecars;
    }

    Clues of(ReceivedFile file) {
        Set<Evidence> evidence = EnumSet.noneOf(Evidence.class);
        NameEvidence name = names.inName(file.name());
        boolean fromFolder = name.ids().isEmpty()
                && at(name.dates()).isEmpty()
                && at(name.unixTimes()).isEmpty();
        if (fromFolder) {
            String folder = folderOf(file.path());
            name = folder.endsWith("!") ? NameEvidence.NONE : names.inFolder(folder);
        }
        Set<String> ids = new HashSet<>(name.ids());
        if (!ids.isEmpty()) {
            evidence.add(fromFolder ? Evidence.ID_IN_FOLDER : Evidence.ID_IN_NAME);
        }
        Set<String> sidecar = sidecars.idsFor(file.path());
        ids.addAll(sidecar);
        if (!sidecar.isEmpty()) {
            evidence.add(Evidence.ID_IN_SIDECAR);
        }
        SortedSet<Integer> dated = at(name.dates());
        if (!dated.isEmpty()) {
            evidence.add(fromFolder ? Evidence.DATE_IN_FOLDER : Evidence.DATE_IN_NAME);
        }
        SortedSet<Integer> unix = fromFolder ? new TreeSet<>() : at(name.unixTimes());
        dated.addAll(unix);
        if (!unix.isEmpty()) {
            evidence.add(Evidence.UNIX_TIME_IN_NAME);
        }
        return new Clues(ids, dated.isEmpty() ? Optional.empty() : Optional.of(dated), evidence);
    }

    /** The posts that have one of these dates. */
    private SortedSet<Integer> at(Set<Instant> times) {
        SortedSet<Integer> posts = new TreeSet<>();
        times.forEach(time -> posts.addAll(dates.at(time)));
        return posts;
    }

    private static String folderOf(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }
}
