package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;

/** Writes what belongs to no post, or not certainly to one: a WARC file for each, so that each can be placed or withdrawn alone. */
final class LooseFiles {
    private final ScreenedExport export;
    private final WarcWriting warcs;
    private final RecordAddress address;

    LooseFiles(ScreenedExport export, WarcWriting warcs, RecordAddress address) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
    }

    /** A file that was written by itself: its media record, and all records of its WARC at {@code warc} below {@code data/}. */
    record Loose(PlacedMedia media, String warc, List<WarcEntry> entries) {}

    List<Loose> write() throws IOException {
        List<Loose> written = new ArrayList<>();
        MediaNames names = new MediaNames();
        for (ScreenedFile file : export.files()) {
            if (file.disposition() instanceof Disposition.OnItsOwn) {
                written.add(write(file, names));
            }
        }
        return written;
    }

    private Loose write(ScreenedFile file, MediaNames names) throws IOException {
        ShownFile shown = ShownFile.of(List.of(file), names).get(0);
        String name = shown.name();
        String path = "unmatched/" + name + ".warc";
        List<PlacedMedia> placed = new ArrayList<>();
        List<WarcEntry> entries = warcs.write(
                path, "A file that the donor handed over and that is not certain to belong to a post.", warc -> {
                    placed.addAll(warcs.media(warc, List.of(shown), address, "unmatched"));
                    ObjectNode match = Matches.describe(file.fate(), WarcWriting.JSON.createObjectNode());
                    warc.metadata(
                            address.of("unmatched", name + ".match.json"),
                            placed.get(0).entry(),
                            "application/json",
                            WarcWriting.json(match));
                });
        return new Loose(placed.get(0), path, entries);
    }
}
