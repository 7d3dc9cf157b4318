package org.posterity.page;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The pages of a copy to read and to play: its index, and what stands around the page of each post. */
public final class CopyPages {
    private CopyPages() {}

    /** Writes the index, a gallery of all posts by year. */
    public static void index(CopyView copy, Writer out) throws IOException {
        PageOutput.write(html -> JtecopyGenerated.render(html, null, copy), out);
    }

    /**
     * The page of a post as it was archived, with the way back and on before it. Behind it: the counts that other accessions tell
     * too, the terms, and how it is cited.
     *
     * @param page as it stands in the WARC file
     * @param series the counts of all accessions; none if the page shows them all
     */
    public static byte[] around(
            byte[] page,
            CopyView copy,
            Optional<CopyView.Entry> before,
            CopyView.Entry entry,
            Optional<CopyView.Entry> after,
            List<PostView.Counts> series)
            throws IOException {
        String html = new String(page, StandardCharsets.UTF_8);
        int body = html.indexOf("<body");
        int begin = body < 0 ? -1 : html.indexOf('>', body) + 1;
        int end = html.lastIndexOf("</body>");
        if (begin <= 0 || end < begin) {
            return page;
        }
        StringWriter out = new StringWriter();
        out.write(html, 0, begin);
        PageOutput.write(
                to -> JtecopyTopGenerated.render(to, null, entry, before.orElse(null), after.orElse(null)), out);
        out.write(html, begin, end - begin);
        PageOutput.write(to -> JtecopyEndGenerated.render(to, null, copy, copy.cite(entry), series), out);
        out.write(html, end, html.length() - end);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }
}
