package org.posterity.packaging;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.List;
import org.posterity.format.bagit.PayloadInspector;
import org.posterity.format.warc.WarcValidator;
import org.posterity.model.ValidationIssue;

/** Checks the WARC files of one of our bags while the bag check reads them. */
final class WarcInspection implements PayloadInspector {
    private final WarcValidator validator = WarcValidator.ofPosterity();

    @Override
    public List<ValidationIssue> inspect(String path, ReadableByteChannel bytes) throws IOException {
        return path.endsWith(".warc") ? validator.validate(path, bytes) : List.of();
    }
}
