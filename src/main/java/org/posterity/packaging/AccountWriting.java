package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.posterity.format.warc.WarcEntry;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedProfile;

/** Writes the account's profile, where one is kept, as {@code account/<accession>.warc}. */
final class AccountWriting {
    private final ScreenedExport export;
    private final WarcWriting warcs;
    private final RecordAddress address;

    AccountWriting(ScreenedExport export, WarcWriting warcs, RecordAddress address) {
        this.export = export;
        this.warcs = warcs;
        this.address = address;
    }

    /** The path below {@code data/} and its records. */
    record Written(String path, List<WarcEntry> entries) {}

    Optional<Written> write(int accession) throws IOException {
        if (export.profile().isEmpty()) {
            return Optional.empty();
        }
        ScreenedProfile profile = export.profile().get();
        String number = String.format("%04d", accession);
        String path = "account/" + number + ".warc";
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        json.put("account", export.submission().account().toString());
        json.putObject("source").put("layout", export.facts().layout()).put("path", profile.where());
        json.set("redactions", PostContext.redactions(profile.redactions()));
        json.set("object", profile.object());
        List<WarcEntry> entries = warcs.write(
                path,
                "The account's profile as its export held it.",
                warc -> warc.resource(
                        address.of("account", number, "profile.json"), "application/json", WarcWriting.json(json)));
        return Optional.of(new Written(path, entries));
    }
}
