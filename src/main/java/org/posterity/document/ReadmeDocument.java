package org.posterity.document;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.posterity.page.PackageReadme;
import org.posterity.page.ReadmeView;
import org.posterity.record.Accession;
import org.posterity.record.PackageFile;
import org.posterity.record.PackagePosts;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;

/** {@code README.txt}: the package explained to a stranger. */
final class ReadmeDocument {
    private final PackageRecords records;

    ReadmeDocument(PackageRecords records) {
        this.records = records;
    }

    void write(OutputStream out) throws IOException {
        int newest = records.newest();
        Accession accession = records.accession(newest);
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
                                postsHeld(),
                                unmatched,
                                withoutExport(),
                                CurrentTerms.of(records).level(),
                                accession.sealedAt(),
                                accession.software().name() + " "
                                        + accession.software().version()),
                        text);
        text.flush();
    }

    private long postsHeld() throws IOException {
        long held = 0;
        try (PackagePosts posts = new PackagePosts(records)) {
            while (posts.hasNext()) {
                PostRecord post = posts.next().post();
                held += post.state() == PostRecord.State.HELD && !post.deleted() ? 1 : 0;
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return held;
    }

    private boolean withoutExport() throws IOException {
        for (int accession : records.accessions()) {
            if (!records.accounting(accession).withoutExport()) {
                return false;
            }
        }
        return true;
    }
}
