package org.posterity.storage;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.posterity.format.bagit.BagSource;
import org.posterity.model.ValidationIssue;

/** The newest version of a stored package as a bag, whose paths lead to wherever storage keeps the bytes. */
public final class StoredBag implements BagSource {
    private final List<StoredFile> files;
    private final Map<String, StoredFile> places = new HashMap<>();

    public StoredBag(List<StoredFile> files) {
        this.files = List.copyOf(files);
        files.forEach(file -> places.put(file.logicalPath(), file));
    }

    @Override
    public void list(Listing listing) {
        for (StoredFile file : files) {
            if (file.isPresent()) {
                listing.file(file.logicalPath(), file.size());
            } else {
                listing.problem(ValidationIssue.error(
                        "OCFL 1.1 §3.5.3", file.logicalPath(), "The inventory lists this file, but it is gone."));
            }
        }
    }

    @Override
    public ReadableByteChannel open(String path) throws IOException {
        return places.get(path).open();
    }
}
