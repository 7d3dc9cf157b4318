package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.posterity.model.TerminalFailure;
import org.posterity.page.PackageReport;
import org.posterity.page.Stills;

/** Small pictures of the posts that the report shows one of, made some at a time on two threads. */
final class ReportStills {
    private static final int SIDE_BY_SIDE = 2;
    private static final int AT_A_TIME = 10;

    private final Stills stills;
    private final boolean wanted;

    ReportStills(Institution institution) {
        this.stills = new Stills(
                Stills.findFfmpeg(Optional.ofNullable(System.getenv("PATH")).orElse("")));
        this.wanted = institution.stills();
    }

    /**
     * Pictures by the ordinal of the post, of its first file; a post that none can be made of is not in the map.
     *
     * @param posts all posts, in the order of the report
     * @param scratch a folder to work in
     */
    Map<Integer, byte[]> of(List<PlacedPost> posts, Path scratch) {
        List<PlacedPost> shown = IntStream.range(0, wanted ? posts.size() : 0)
                .filter(i -> PackageReport.showsStill(i, posts.size()))
                .mapToObj(posts::get)
                .filter(post -> !post.account().files().isEmpty())
                .filter(post ->
                        !SubtitleTracks.isSubtitle(post.account().files().get(0)))
                .toList();
        Map<Integer, byte[]> pictures = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int from = next.getAndAdd(AT_A_TIME); from < shown.size(); from = next.getAndAdd(AT_A_TIME)) {
                some(
                        shown.subList(from, Math.min(shown.size(), from + AT_A_TIME)),
                        scratch.resolve("s" + from),
                        pictures);
            }
        };
        List<Thread> threads = IntStream.range(0, Math.min(SIDE_BY_SIDE, shown.size()))
                .mapToObj(number -> new Thread(work, "stills"))
                .toList();
        threads.forEach(Thread::start);
        threads.forEach(ReportStills::await);
        return new HashMap<>(pictures);
    }

    private void some(List<PlacedPost> posts, Path scratch, Map<Integer, byte[]> pictures) {
        Map<Path, String> types = new LinkedHashMap<>();
        posts.forEach(post -> types.put(
                post.account().files().get(0).file().location(),
                WarcWriting.mediaType(post.account().files().get(0))));
        try {
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
        Map<Path, byte[]> made = stills.stills(types, scratch);
        posts.forEach(post -> Optional.ofNullable(
                        made.get(post.account().files().get(0).file().location()))
                .ifPresent(jpeg -> pictures.put(post.account().post().ordinal(), jpeg)));
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
