package org.posterity.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.posterity.model.TerminalFailure;
import org.posterity.page.PackageReport;
import org.posterity.page.Stills;

/** Stills for the report, made on two threads. */
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

    /** Stills being made. Closing waits until all threads are done. */
    interface Making extends AutoCloseable {
        /** Waits for the stills, by ordinal of the post; posts without a still are not in the map. */
        Map<Integer, byte[]> pictures();

        @Override
        void close();
    }

    /**
     * Starts making the stills in the background.
     *
     * @param posts all posts that the report lists, in its order
     * @param scratch a folder to work in
     */
    Making begin(List<PostAccount> posts, Path scratch) {
        List<PostAccount> shown = IntStream.range(0, wanted ? posts.size() : 0)
                .filter(i -> PackageReport.showsStill(i, posts.size()))
                .mapToObj(posts::get)
                .filter(post -> !post.files().isEmpty())
                .filter(post -> !SubtitleTracks.isSubtitle(post.files().get(0)))
                .toList();
        Map<Integer, byte[]> pictures = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        AtomicReference<RuntimeException> failure = new AtomicReference<>();
        Runnable work = () -> {
            try {
                for (int from = next.getAndAdd(AT_A_TIME); from < shown.size(); from = next.getAndAdd(AT_A_TIME)) {
                    some(
                            shown.subList(from, Math.min(shown.size(), from + AT_A_TIME)),
                            scratch.resolve("s" + from),
                            pictures);
                }
            } catch (RuntimeException e) {
                failure.set(e);
            }
        };
        List<Thread> threads = IntStream.range(0, Math.min(SIDE_BY_SIDE, shown.size()))
                .mapToObj(number -> new Thread(work, "stills"))
                .toList();
        threads.forEach(thread -> thread.setDaemon(true));
        threads.forEach(Thread::start);
        return new Making() {
            @Override
            public Map<Integer, byte[]> pictures() {
                threads.forEach(ReportStills::await);
                if (failure.get() != null) {
                    throw failure.get();
                }
                return pictures;
            }

            @Override
            public void close() {
                next.set(shown.size());
                threads.forEach(ReportStills::await);
            }
        };
    }

    private void some(List<PostAccount> posts, Path scratch, Map<Integer, byte[]> pictures) {
        Map<Path, String> types = new LinkedHashMap<>();
        posts.forEach(post -> types.put(
                post.files().get(0).file().location(),
                AccessionWarcs.mediaType(post.files().get(0))));
        try {
            Files.createDirectories(scratch);
        } catch (IOException e) {
            throw new TerminalFailure("The workspace cannot be written; is the disk full?", e);
        }
        Map<Path, byte[]> made = stills.stills(types, scratch);
        posts.forEach(
                post -> Optional.ofNullable(made.get(post.files().get(0).file().location()))
                        .ifPresent(jpeg -> pictures.put(post.post().ordinal(), jpeg)));
    }

    private static void await(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
