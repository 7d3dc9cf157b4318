package org.posterity.packaging;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.posterity.format.fixity.Joined;
import org.posterity.format.fixity.SideBySide;

/** Writes posts in parallel, and passes them on in order. Only a few posts are in progress at a time. */
final class ContentWriter {
    private static final int SIDE_BY_SIDE = 2;
    private static final int UNDER_WAY = 32;

    private final PostWriter posts;

    ContentWriter(PostWriter posts) {
        this.posts = posts;
    }

    /** Takes a post that was written. */
    @FunctionalInterface
    interface Taker {
        void take(PostAccount account, PlacedPost placed) throws IOException;
    }

    private record Running(PostAccount account, Future<PlacedPost> written) {}

    void write(List<PostAccount> accounts, PostPlaces places, Taker taker) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            Deque<Running> running = new ArrayDeque<>();
            for (PostAccount post : accounts) {
                running.add(new Running(post, threads.submit(() -> posts.write(post, places.name(post)))));
                if (running.size() == UNDER_WAY) {
                    take(running.remove(), taker);
                }
            }
            while (!running.isEmpty()) {
                take(running.remove(), taker);
            }
        } finally {
            SideBySide.stop(threads);
        }
    }

    private static void take(Running running, Taker taker) throws IOException {
        taker.take(running.account(), Joined.of(running.written()));
    }
}
