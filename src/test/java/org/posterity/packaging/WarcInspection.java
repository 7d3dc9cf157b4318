package org.posterity.packaging;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.posterity.format.bagit.PayloadInspector;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.ValidationIssue;

/** Checks the WARC files of a bag of ours while the bag's own check reads them. */
final class WarcInspection implements PayloadInspector {
    private final WarcValidator validator = WarcValidator.ofPosterity();

    @Override
    public List<ValidationIssue> inspect(String path, ReadableByteChannel bytes) throws IOException {
        return path.endsWith(".warc") ? validator.validate(path, bytes) : List.of();
    }
}
