package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.posterity.format.bagit.PayloadInspector;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.ValidationIssue;

/** Checks the WARC files of a bag of ours while the bag's own check reads them. */
public final class WarcInspection implements PayloadInspector {
    private final WarcValidator validator = WarcValidator.ofPosterity();
    private final WarcValidator.Depth depth;

    /** STRUCTURE is enough where the bag's digests were computed from the same bytes as the records'. */
    public WarcInspection(WarcValidator.Depth depth) {
        this.depth = depth;
    }

    @Override
    public List<ValidationIssue> inspect(String path, ReadableByteChannel bytes) throws IOException {
        return path.endsWith(".warc") || path.endsWith(".warc.gz") ? validator.validate(path, bytes, depth) : List.of();
    }
}
