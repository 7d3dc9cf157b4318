package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.posterity.page.PackageReadme;
import org.posterity.page.ReadmeView;
import org.posterity.record.Accession;
import org.posterity.record.Accounting;
import org.posterity.record.PackageFile;
import org.posterity.record.PackageRecords;

/** {@code README.txt}: the package explained to a stranger. */
final class ReadmeDocument {
    private final PackageRecords records;

    ReadmeDocument(PackageRecords records) {
        this.records = records;
    }

    void write(OutputStream out) throws IOException {
        int newest = records.newest();
        Accession accession = records.accession(newest);
        Accounting accounting = records.accounting(newest);
        Accession.Keeper keeper = accession.keeper();
        long unmatched = records.content().paths().stream()
                .filter(path -> PackageFile.at(path)
                        .filter(PackageFile.UNMATCHED_WARC::equals)
                        .isPresent())
                .count();
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        new PackageReadme()
                .write(
                        new ReadmeView(
                                accession.aip(),
                                Optional.of(accession.account()),
                                accession.platform(),
                                keeper.institution(),
                                keeper.contactName()
                                        .map(name -> keeper.contactEmail()
                                                .map(mail -> name + ", " + mail)
                                                .orElse(name))
                                        .or(keeper::contactEmail),
                                records.accessions().size(),
                                accounting.posts().held(),
                                unmatched,
                                accounting.withoutExport(),
                                CurrentTerms.of(records).level(),
                                accession.sealedAt(),
                                accession.software().name() + " "
                                        + accession.software().version()),
                        text);
        text.flush();
    }
}
