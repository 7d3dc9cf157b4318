package org.posterity.application;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.posterity.packaging.page.DonorPage;

/** Papers for donors, written into new files. */
final class DonorPapers {
    private DonorPapers() {}

    static void write(DonorPage page, Path out) {
        StringWriter html = new StringWriter();
        try {
            page.write(html);
        } catch (IOException e) {
            throw new IllegalStateException("A page could not be written into memory.", e);
        }
        NewFile.write(out, html.toString().getBytes(StandardCharsets.UTF_8));
    }
}
