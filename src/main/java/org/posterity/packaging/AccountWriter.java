package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.format.warc.WarcFile;
import org.posterity.privacy.Disposition;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedFile;
import org.posterity.privacy.ScreenedItems;
import org.posterity.privacy.ScreenedProfile;
import org.posterity.record.PackageFile;
import org.posterity.record.RecordKind;

/** Writes what is kept of the account besides its posts, if anything, as {@code account/<accession>.warc}. */
final class AccountWriter {
    private static final String JSON_LINES = "application/jsonl";

    private final ScreenedExport export;
    private final AccessionWarcs warcs;
    private final RecordAddress address;

    AccountWriter(ScreenedExport export, AccessionWarcs warcs, RecordAddress address) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
    }

    /** The path in the bag, and the records. */
    record Written(String path, List<WarcEntry> entries, List<PlacedMedia> pictures) {}

    Optional<Written> write(int accession) throws IOException {
        List<ScreenedFile> pictures = export.files().stream()
                .filter(file -> file.disposition() instanceof Disposition.WithProfile)
                .toList();
        if (export.profile().isEmpty()
                && pictures.isEmpty()
                && export.items().isEmpty()
                && export.context().account().isEmpty()) {
            return Optional.empty();
        }
        String number = String.format("%04d", accession);
        String path = PackageFile.ACCOUNT_WARC.path(accession);
        List<PlacedMedia> placed = new ArrayList<>();
        List<WarcEntry> entries = warcs.write(
                path, "The account's profile, and what is kept of the other sections of its export.", warc -> {
                    if (export.profile().isPresent()) {
                        profile(warc, export.profile().get(), address(number, RecordKind.PROFILE.ending()));
                    }
                    placed.addAll(warcs.media(
                            warc, ShownFile.of(pictures, new DistinctNames()), address, "account", number, "pictures"));
                    for (ScreenedItems.Section section : export.items().sections()) {
                        warc.resource(
                                address(number, RecordKind.SECTION_ITEMS.ending(section.type())),
                                JSON_LINES,
                                section.file(),
                                section.size(),
                                section.sha256());
                    }
                    if (!export.context().account().isEmpty()) {
                        warc.resource(
                                address(number, RecordKind.ACCOUNT_ENGAGEMENT.ending()), JSON_LINES, engagement());
                    }
                    if (!export.items().aggregates().isEmpty()) {
                        warc.resource(
                                address(number, RecordKind.SECTION_COUNTS.ending()),
                                "application/json",
                                AccessionWarcs.json(aggregates()));
                    }
                });
        return Optional.of(new Written(path, entries, placed));
    }

    private URI address(String number, String ending) {
        return address.of(("account/" + number + "/" + ending).split("/"));
    }

    private void profile(WarcFile warc, ScreenedProfile profile, URI target) throws IOException {
        ObjectNode json = AccessionWarcs.JSON.createObjectNode();
        json.put("account", export.submission().account().toString());
        json.putObject("source").put("layout", export.facts().layout()).put("path", profile.where());
        json.set("redactions", PostContext.redactions(profile.content().redactions()));
        json.set("object", profile.content().object());
        warc.resource(target, "application/json", AccessionWarcs.json(json));
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
