package org.posterity.document;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.posterity.record.FileRecord;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.record.RecordLines;

/**
 * The posts of accessions, each with its files, in one pass over {@code posts.jsonl} and {@code files.jsonl}, which have the
 * same order.
 */
final class PostsAndFiles implements Iterator<PostAndFiles>, Closeable {
    private final PackageRecords records;
    private final Iterator<Integer> accessions;
    private RecordLines<PostRecord> posts;
    private RecordLines<FileRecord> files;
    private FileRecord next;

    PostsAndFiles(PackageRecords records, List<Integer> accessions) {
        this.records = records;
        this.accessions = accessions.iterator();
    }

    /** A stream of them, to be closed. Its failures are {@link UncheckedIOException}s. */
    static Stream<PostAndFiles> stream(PackageRecords records, int accession) {
        PostsAndFiles posts = new PostsAndFiles(records, List.of(accession));
        return stream(posts, posts);
    }

    /** The lines of {@code files.jsonl}, likewise. */
    static Stream<FileRecord> files(PackageRecords records, int accession) {
        try {
            RecordLines<FileRecord> files = records.files(accession);
            Iterator<FileRecord> lines = new Iterator<>() {
                @Override
                public boolean hasNext() {
                    return unchecked(files::hasNext);
                }

                @Override
                public FileRecord next() {
                    return unchecked(files::next);
                }
            };
            return stream(lines, files);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T> Stream<T> stream(Iterator<T> lines, Closeable file) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(lines, Spliterator.ORDERED), false)
                .onClose(() -> unchecked(() -> {
                    file.close();
                    return file;
                }));
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private static <T> T unchecked(Reading<T> reading) {
        try {
            return reading.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the current accession has another post; goes on to the next one where it has none. */
    private boolean more() throws IOException {
        while (posts == null || !posts.hasNext()) {
            close();
            if (!accessions.hasNext()) {
                return false;
            }
            int accession = accessions.next();
            posts = records.posts(accession);
            files = records.files(accession);
            advance();
        }
        return true;
    }

    private void advance() throws IOException {
        next = files.hasNext() ? files.next() : null;
    }

    @Override
    public boolean hasNext() {
        return unchecked(this::more);
    }

    @Override
    public PostAndFiles next() {
        return unchecked(() -> {
            if (!more()) {
                throw new NoSuchElementException();
            }
            PostRecord post = posts.next();
            Optional<String> stem = post.stem();
            List<FileRecord> its = new ArrayList<>();
            while (next != null && stem.isPresent() && next.post().equals(stem)) {
                its.add(next);
                advance();
            }
            return new PostAndFiles(post, its);
        });
    }

    @Override
    public void close() throws IOException {
        if (posts != null) {
            posts.close();
            posts = null;
        }
        if (files != null) {
            files.close();
            files = null;
        }
    }
}
