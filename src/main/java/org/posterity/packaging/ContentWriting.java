package org.posterity.packaging;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.posterity.model.TerminalFailure;
import org.posterity.privacy.ScreenedExport;

/** Writes all WARC files of an accession, posts side by side; the order of what it answers is that of the posts. */
final class ContentWriting {
    private static final int SIDE_BY_SIDE = 2;

    private final PostWriting posts;
    private final AccountWriting account;
    private final LooseFiles loose;

    ContentWriting(
            ScreenedExport export, WarcWriting warcs, RecordAddress address, PostViews views, LooseViews looseViews) {
        this.posts = new PostWriting(export, warcs, address, views);
        this.account = new AccountWriting(export, warcs, address);
        this.loose = new LooseFiles(export, warcs, address, looseViews);
    }

    Contents write(Completeness completeness, int accession) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            PostName names = new PostName();
            List<Future<PlacedPost>> running = new ArrayList<>();
            for (PostAccount post : completeness.posts()) {
                String name = post.screened().isPresent() ? names.of(post.post().date(), post.postId()) : "";
                running.add(threads.submit(() -> posts.write(post, name)));
            }
            List<PlacedPost> placed = new ArrayList<>();
            for (Future<PlacedPost> post : running) {
                placed.add(result(post));
            }
            return new Contents(placed, account.write(accession), loose.write());
        } finally {
            stop(threads);
        }
    }

    /** After a failure the other thread must have let go of the bag's folder before that is cleared away. */
    private static void stop(ExecutorService threads) {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
                throw new TerminalFailure("The disk does not answer: writing a package did not stop within a minute.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static PlacedPost result(Future<PlacedPost> post) throws IOException {
        try {
            return post.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while posts were written.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
        }
    }
}
