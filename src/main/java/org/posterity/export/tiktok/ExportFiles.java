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
import org.posterity.intake.ReceivedFile;

/** Finds the files of a submission that are TikTok exports, by base name, or else by their first-level keys. */
final class ExportFiles {
    private static final String NEWER = "user_data_tiktok.json";
    private static final String OLDER = "user_data.json";
    private static final Pattern TEXT_LAYOUT = Pattern.compile(
            "(?i)(.*[/!])?tiktok/[^/]+/[^/]+\\.txt|(.*/)?(activity|videos?)/[^/]*(browsing|videos)[^/]*\\.txt");

    private final Structure structure;

    ExportFiles(Structure structure) {
        this.structure = structure;
    }

    /** The export files, each content once; where a folder holds both names, only the newer. */
    List<ReceivedFile> in(List<ReceivedFile> files) {
        Map<String, ReceivedFile> byFolder = new LinkedHashMap<>();
        for (ReceivedFile file : files) {
            String name = file.name().toLowerCase(Locale.ROOT);
            if (file.path().contains("__MACOSX/") || !(name.equals(NEWER) || name.equals(OLDER))) {
                continue;
            }
            String folder = file.path().substring(0, file.path().length() - name.length());
            if (name.equals(NEWER) || !byFolder.containsKey(folder)) {
                byFolder.put(folder, file);
            }
        }
        List<ReceivedFile> found = new ArrayList<>(byFolder.values());
        if (found.isEmpty()) {
            files.stream().filter(this::hasKnownRoot).forEach(found::add);
        }
        Map<String, ReceivedFile> byDigest = new LinkedHashMap<>();
        found.forEach(file -> byDigest.putIfAbsent(file.sha256().hex(), file));
        return List.copyOf(byDigest.values());
    }

    /** Whether the submission holds TikTok's other form, a folder of text files. */
    boolean holdTextLayout(List<ReceivedFile> files) {
        return files.stream().anyMatch(file -> TEXT_LAYOUT.matcher(file.path()).matches());
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
