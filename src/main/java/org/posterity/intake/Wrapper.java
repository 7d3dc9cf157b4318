package org.posterity.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.model.Finding;

/** The single folder at the top of an archive, which is how most programs pack a folder. It counts as the submission itself. */
final class Wrapper {
    private Wrapper() {}

    /** The name of the single folder at the top, with its slash; files that macOS puts beside it do not count. */
    static Optional<String> of(Iterable<String> paths) {
        String wrapper = null;
        for (String path : paths) {
            String top = path.substring(0, path.indexOf('/') + 1);
            if (top.isEmpty() && bookkeeping(path)) {
                continue;
            }
            if (top.isEmpty() || wrapper != null && !wrapper.equals(top)) {
                return Optional.empty();
            }
            wrapper = top;
        }
        return Optional.ofNullable(wrapper);
    }

    /** The files without their wrapper, if there is one. */
    static List<ReceivedFile> strip(List<ReceivedFile> files, String archive, List<Finding> findings) {
        Optional<String> wrapper = of(files.stream().map(ReceivedFile::path).toList());
        if (wrapper.isEmpty()) {
            return files;
        }
        int length = wrapper.get().length();
        List<ReceivedFile> stripped = new ArrayList<>();
        for (ReceivedFile file : files) {
            if (file.path().startsWith(wrapper.get())) {
                stripped.add(new ReceivedFile(
                        file.path().substring(length),
                        file.size(),
                        file.modified(),
                        file.sha256(),
                        file.location(),
                        file.unpacked()));
            }
        }
        if (stripped.size() < files.size()) {
            findings.add(new Finding(
                    "macos-attributes-left-out",
                    archive,
                    files.size() - stripped.size() + " files that macOS puts beside a packed folder were skipped."));
        }
        return stripped;
    }

    private static boolean bookkeeping(String name) {
        return name.equals(".DS_Store") || name.startsWith("._");
    }
}
