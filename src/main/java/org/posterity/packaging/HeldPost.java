package org.posterity.packaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Digest;
import org.posterity.record.FileRecord;
import org.posterity.record.PostRecord;

/** A post that the package holds, as its newest accession tells it, and the files that are kept with it. */
final class HeldPost {
    private final String stem;
    private final Optional<Instant> date;
    private final List<FileRecord> files = new ArrayList<>();
    private Optional<String> postId = Optional.empty();
    private Optional<String> page = Optional.empty();
    private Optional<PostFacts> facts = Optional.empty();
    private List<Integer> laterParts = List.of();
    private String kind = "";
    private int lastListed;
    private boolean complete;

    HeldPost(PostRecord first) {
        this.stem = first.stem().orElseThrow();
        this.date = first.date();
    }

    /**
     * Takes over what an accession tells of it; accessions come in their order.
     *
     * @param listed whether the accession has an export
     */
    void tell(int accession, PostRecord post, boolean listed) {
        lastListed = listed ? accession : lastListed;
        complete = post.state() == PostRecord.State.HELD;
        postId = postId.or(post::postId);
        page = post.page().or(() -> page);
        laterParts = post.laterParts();
        kind = post.kind();
        PostFacts told = PostFacts.of(post);
        facts = Optional.of(facts.map(before -> before.then(told)).orElse(told));
    }

    /** Adds a file that is kept with it. A later line that points at a record already known adds nothing. */
    void add(FileRecord file) {
        if (files.stream().noneMatch(it -> it.address().equals(file.address()))) {
            files.add(file);
        }
    }

    String stem() {
        return stem;
    }

    Optional<Instant> date() {
        return date;
    }

    Optional<String> postId() {
        return postId;
    }

    Optional<String> page() {
        return page;
    }

    PostFacts facts() {
        return facts.orElseThrow();
    }

    List<Integer> laterParts() {
        return laterParts;
    }

    /** What it consists of, as {@link PostRecord#kind} says it. */
    String kind() {
        return kind;
    }

    /** The newest accession whose export lists it. */
    int lastListed() {
        return lastListed;
    }

    /** Whether nothing of it was missing. */
    boolean isComplete() {
        return complete;
    }

    List<FileRecord> files() {
        return files;
    }

    /** The file that holds these bytes. */
    Optional<FileRecord> file(Digest digest) {
        return files.stream().filter(file -> file.digestKept().equals(digest)).findFirst();
    }
}
