package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcFile;
import org.posterity.model.Digest;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedItems;
import org.posterity.privacy.ScreenedProfile;
import org.posterity.record.PackageFile;
import org.posterity.record.RecordKind;

/**
 * Writes what is kept of the account besides its posts as {@code account/<accession>.warc}: of a later accession only what
 * is not in the package as it is.
 */
final class AccountWriter {
    private static final String JSON_LINES = "application/jsonl";

    private final ScreenedExport export;
    private final AccessionWarcs warcs;
    private final RecordAddress address;
    private final HeldContent held;

    AccountWriter(ScreenedExport export, AccessionWarcs warcs, RecordAddress address, HeldContent held) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
        this.held = held;
    }

    /** The path in the bag, and the records; no records where there is nothing new. */
    record Written(String path, List<WarcEntry> entries, List<PlacedMedia> pictures) {}

    /** A text that is new, by the end of its address. */
    private record Fresh(String ending, String mediaType, byte[] content) {}

    Written write(int accession) throws IOException {
        List<ScreenedFile> pictures = export.files().stream()
                .filter(file -> file.disposition() instanceof Disposition.WithProfile)
                .toList();
        List<PlacedMedia> placed = new ArrayList<>();
        List<ScreenedFile> freshPictures = new ArrayList<>();
        for (ScreenedFile picture : pictures) {
            held.picture(picture.digest())
                    .ifPresentOrElse(it -> placed.add(PlacedMedia.held(picture, it)), () -> freshPictures.add(picture));
        }
        List<ScreenedItems.Section> sections = export.items().sections().stream()
                .filter(it -> !held.holdsOfAccount(RecordKind.SECTION_ITEMS.ending(it.type()), it.sha256()))
                .toList();
        List<Fresh> before = new ArrayList<>();
        List<Fresh> behind = new ArrayList<>();
        if (export.profile().isPresent()) {
            add(
                    before,
                    RecordKind.PROFILE.ending(),
                    "application/json",
                    profile(export.profile().get()));
        }
        if (!export.context().account().isEmpty()) {
            add(behind, RecordKind.ACCOUNT_ENGAGEMENT.ending(), JSON_LINES, engagement());
        }
        if (!export.items().aggregates().isEmpty()) {
            add(behind, RecordKind.SECTION_COUNTS.ending(), "application/json", AccessionWarcs.json(aggregates()));
        }
        String number = PackageFile.number(accession);
        String path = PackageFile.ACCOUNT_WARC.path(accession);
        if (freshPictures.isEmpty() && sections.isEmpty() && before.isEmpty() && behind.isEmpty()) {
            return new Written(path, List.of(), placed);
        }
        List<WarcEntry> entries = warcs.write(
                path, "The account's profile, and what is kept of the other sections of its export.", warc -> {
                    write(warc, number, before);
                    placed.addAll(warcs.media(
                            warc,
                            path,
                            ShownFile.of(freshPictures, new DistinctNames()),
                            address,
                            "account",
                            number,
                            "pictures"));
                    for (ScreenedItems.Section section : sections) {
                        warc.resource(
                                address(number, RecordKind.SECTION_ITEMS.ending(section.type())),
                                JSON_LINES,
                                section.file(),
                                section.size(),
                                section.sha256());
                    }
                    write(warc, number, behind);
                });
        return new Written(path, entries, placed);
    }

    private void add(List<Fresh> fresh, String ending, String mediaType, byte[] content) {
        if (!held.holdsOfAccount(ending, Digest.sha256(content))) {
            fresh.add(new Fresh(ending, mediaType, content));
        }
    }

    private void write(WarcFile warc, String number, List<Fresh> fresh) throws IOException {
        for (Fresh text : fresh) {
            warc.resource(address(number, text.ending()), text.mediaType(), text.content());
        }
    }

    private URI address(String number, String ending) {
        return address.of(("account/" + number + "/" + ending).split("/"));
    }

    private byte[] profile(ScreenedProfile profile) throws IOException {
        ObjectNode json = AccessionWarcs.JSON.createObjectNode();
        json.put("account", export.submission().account().toString());
        json.putObject("source").put("layout", export.facts().layout()).put("path", profile.where());
        json.set("redactions", PostContext.redactions(profile.content().redactions()));
        json.set("object", profile.content().object());
        return AccessionWarcs.json(json);
    }

    /** Some hundred days at most: what a platform's own lists go back to. */
    private byte[] engagement() throws IOException {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        EngagementCounts.lines(
                lines, EngagementCounts.account(export), export.context().account());
        return lines.toByteArray();
    }

    private ObjectNode aggregates() {
        ObjectNode json = AccessionWarcs.JSON.createObjectNode();
        json.put("account", export.submission().account().toString());
        json.put("is", "the number in each year; nothing else of these sections is kept");
        ObjectNode types = json.putObject("types");
        for (ScreenedItems.Aggregate aggregate : export.items().aggregates()) {
            ObjectNode type = types.putObject(aggregate.type())
                    .put("category", aggregate.category().id());
            ObjectNode years = type.putObject("perYear");
            aggregate.perYear().forEach(years::put);
        }
        return json;
    }
}
