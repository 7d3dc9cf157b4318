package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.export.json.ExportJson;
import org.posterity.intake.ReceivedFile;

/**
 * Finds files that contain the same export. A byte order mark, a line end or a second copy at the end makes no difference.
 */
final class DistinctExports {
    private DistinctExports() {}

    /** The first file of each export. */
    static List<ReceivedFile> of(List<ReceivedFile> files) {
        List<ReceivedFile> distinct = new ArrayList<>();
        for (ReceivedFile file : files) {
            if (!isAmong(distinct, file)) {
                distinct.add(file);
            }
        }
        return distinct;
    }

    /** Whether one of these files contains the same export as this one, and neither contains anything else. */
    static boolean isAmong(List<ReceivedFile> files, ReceivedFile file) {
        return files.stream().anyMatch(other -> other.sha256().equals(file.sha256()))
                || export(file)
                        .filter(one -> files.stream().anyMatch(other -> isSame(one, other)))
                        .isPresent();
    }

    private static boolean isSame(FirstValue one, ReceivedFile file) {
        return export(file).filter(other -> isSame(one, other)).isPresent();
    }

    private static boolean isSame(FirstValue one, FirstValue other) {
        try {
            return one.equalTo(other);
        } catch (IOException e) {
            return false;
        }
    }

    /** The export that a file contains, once or more; empty if it contains anything else or cannot be read. */
    private static Optional<FirstValue> export(ReceivedFile file) {
        try (JsonParser parser = ExportJson.openUnchecked(ExportJson.TOLERANT, file.location())) {
            parser.nextToken();
            parser.skipChildren();
            FirstValue value = FirstValue.of(file.location(), parser);
            FirstValue.Rest rest = value.rest();
            return rest == FirstValue.Rest.NOTHING || rest == FirstValue.Rest.COPIES
                    ? Optional.of(value)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
