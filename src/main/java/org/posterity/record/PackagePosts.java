package org.posterity.record;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The posts of which a package holds something, oldest first, each once: one merging pass over the records of all accessions,
 * which are sorted alike. In memory are only the posts of one second. Failures are {@link UncheckedIOException}s.
 */
public final class PackagePosts implements Iterator<PackagePost>, Closeable {
    private final List<Lines> accessions = new ArrayList<>();
    private final Deque<PackagePost> ready = new ArrayDeque<>();

    public PackagePosts(PackageRecords records) throws IOException {
        for (int accession : records.accessions()) {
            accessions.add(new Lines(accession, records.posts(accession), records.files(accession)));
        }
    }

    /** The lines of one accession, with those that come next. */
    private static final class Lines {
        private final int accession;
        private final RecordLines<PostRecord> posts;
        private final RecordLines<FileRecord> files;
        private PostRecord post;
        private FileRecord file;

        Lines(int accession, RecordLines<PostRecord> posts, RecordLines<FileRecord> files) throws IOException {
            this.accession = accession;
            this.posts = posts;
            this.files = files;
            this.file = files.hasNext() ? files.next() : null;
            advance();
        }

        /** To the next post of which something is kept. */
        private void advance() throws IOException {
            post = null;
            while (post == null && posts.hasNext()) {
                PostRecord next = posts.next();
                post = next.stem().isPresent() ? next : null;
            }
        }

        private List<FileRecord> takeFiles() throws IOException {
            List<FileRecord> its = new ArrayList<>();
            Optional<String> stem = post.stem();
            while (file != null && file.post().equals(stem)) {
                its.add(file);
                file = files.hasNext() ? files.next() : null;
            }
            return its;
        }

        /** The part of a stem by which posts are sorted; those without a date come last. */
        private String key() {
            String stem = post.stem().orElseThrow();
            int end = stem.indexOf('Z');
            return stem.startsWith("undated/") || end < 0 ? "undated" : stem.substring(0, end);
        }
    }

    @Override
    public boolean hasNext() {
        try {
            if (ready.isEmpty()) {
                fill();
            }
            return !ready.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void fill() throws IOException {
        Optional<String> first = accessions.stream()
                .filter(it -> it.post != null)
                .map(Lines::key)
                .min(String::compareTo);
        if (first.isEmpty()) {
            return;
        }
        Map<String, PackagePost> posts = new LinkedHashMap<>();
        for (Lines lines : accessions) {
            while (lines.post != null && lines.key().equals(first.get())) {
                PostRecord post = lines.post;
                List<FileRecord> files = lines.takeFiles();
                posts.merge(
                        post.stem().orElseThrow(),
                        PackagePost.first(lines.accession, post, files),
                        (known, now) -> known.then(lines.accession, post, files));
                lines.advance();
            }
        }
        ready.addAll(posts.values());
    }

    @Override
    public PackagePost next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return ready.remove();
    }

    @Override
    public void close() throws IOException {
        for (Lines lines : accessions) {
            lines.posts.close();
            lines.files.close();
        }
    }
}
