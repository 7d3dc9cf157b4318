package org.posterity.export.tiktok;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.posterity.export.json.ExportJson;
import org.posterity.intake.ReceivedFile;
import org.posterity.model.Finding;

/** Finds the TikTok exports among files, by file name, or by their first-level keys. */
final class ExportFiles {
    private static final String NEWER = "user_data_tiktok.json";
    private static final String OLDER = "user_data.json";

    /** How browsers name a second download of the same name. */
    private static final Pattern COPY = Pattern.compile("user_data(_tiktok)? ?\\(\\d+\\)\\.json");

    private final Structure structure;

    ExportFiles(Structure structure) {
        this.structure = structure;
    }

    /** The export files, each content once. If a folder has files of the old and the new name, only the newer. */
    List<ReceivedFile> in(List<ReceivedFile> files) {
        List<ReceivedFile> found = new ArrayList<>(files.stream()
                .filter(ExportFiles::isNamedLikeAnExport)
                .filter(file -> !isOlderBesideNewer(file, files))
                .toList());
        if (found.isEmpty()) {
            files.stream().filter(this::hasKnownRoot).forEach(found::add);
        }
        Map<String, ReceivedFile> byDigest = new LinkedHashMap<>();
        found.forEach(file -> byDigest.putIfAbsent(file.sha256().hex(), file));
        return List.copyOf(byDigest.values());
    }

    /**
     * A finding for each file that is named like an export and was not read: a copy, or the older form beside the newer.
     */
    List<Finding> notRead(List<ReceivedFile> files, List<ReceivedFile> read) {
        List<Finding> findings = new ArrayList<>();
        for (ReceivedFile file : files) {
            if (!isNamedLikeAnExport(file)
                    || read.stream().anyMatch(it -> it.path().equals(file.path()))) {
                continue;
            }
            boolean copy = DistinctExports.isAmong(read, file);
            findings.add(
                    copy
                            ? new Finding(
                                    "export-written-twice",
                                    file.path(),
                                    "A second copy of the same export. It " + "was read once.")
                            : new Finding(
                                    "older-form-not-read",
                                    file.path(),
                                    "There are exports under the older and the newer file name. The newer was read."));
        }
        return findings;
    }

    private static boolean isNamedLikeAnExport(ReceivedFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return !file.path().contains("__MACOSX/")
                && (name.equals(NEWER)
                        || name.equals(OLDER)
                        || COPY.matcher(name).matches());
    }

    private static boolean isOlderBesideNewer(ReceivedFile file, List<ReceivedFile> files) {
        return file.name().equalsIgnoreCase(OLDER)
                && files.stream()
                        .anyMatch(other -> other.name().equalsIgnoreCase(NEWER)
                                && folder(other).equals(folder(file)));
    }

    private static String folder(ReceivedFile file) {
        return file.path().substring(0, file.path().length() - file.name().length());
    }

    private boolean hasKnownRoot(ReceivedFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".json")
                || name.endsWith(".info.json")
                || name.startsWith("._")
                || file.path().equals("consent.json")
                || file.path().contains("__MACOSX/")) {
            return false;
        }
        try (JsonParser parser = ExportJson.open(ExportJson.TOLERANT, file.location())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                if (structure.isRoot(parser.currentName())) {
                    return parser.nextToken() == JsonToken.START_OBJECT;
                }
                parser.nextToken();
                parser.skipChildren();
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }
}
