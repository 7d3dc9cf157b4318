package org.posterity.packaging.ground;

import java.util.Optional;

/** Lays stretches over a file so that each begins where the one before ends, from its first byte to its last. */
final class Tiling {
    private final String file;
    private final long size;
    private final Stretches sink;
    private Optional<RecordName> record = Optional.empty();
    private String key = "";
    private long start;
    private String what = "";
    private Verdict verdict = new Verdict.Unexplained("No record of the file begins here.");

    Tiling(String file, long size, Stretches sink) {
        this.file = file;
        this.size = size;
        this.sink = sink;
    }

    /** The stretches that follow are of this record. Call {@link #begin} next. */
    void record(RecordName name, long offset) {
        close(offset);
        record = Optional.of(name);
    }

    void begin(long offset, String nextKey, Ground ground, Verdict next) {
        begin(offset, nextKey, ground.sentence(), next);
    }

    void begin(long offset, String nextKey, String sentence, Verdict next) {
        close(offset);
        key = nextKey;
        what = sentence;
        verdict = next;
    }

    /** Nothing behind {@code offset} belongs to what was begun. */
    void end(long offset, String why) {
        if (offset < start) {
            verdict = new Verdict.Unexplained(why);
        } else if (offset < size) {
            begin(offset, "", "", new Verdict.Unexplained(why));
        }
        close(size);
    }

    /** Something about the whole up to here is unexplained, and no byte of it more than another. */
    void objection(long offset, String why) {
        close(offset);
        sink.accept(new Stretch(file, record, "", offset, 0, "", new Verdict.Unexplained(why)));
    }

    void redacted(String field, String rule) {
        record.ifPresent(of -> sink.redacted(of, field, rule));
    }

    private void close(long offset) {
        if (offset > start) {
            sink.accept(new Stretch(file, record, key, start, offset - start, what, verdict));
            start = offset;
        }
    }
}
