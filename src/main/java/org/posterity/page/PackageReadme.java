package org.posterity.page;

import java.io.IOException;
import java.io.Writer;
import org.posterity.model.AccessLevel;

/** {@code data/README.txt}: what the package is, and how a person opens and checks it with no software of ours. */
public final class PackageReadme {

    /** Writes the text; the writer is flushed and left open. It should encode in UTF-8. */
    public void write(ReadmeView view, Writer out) throws IOException {
        TextColumns text = new TextColumns(out);
        what(text, view);
        layout(text, view);
        watch(text);
        withoutAnyTool(text);
        check(text);
        assemble(text);
        isNot(text, view);
        text.heading("Where to ask");
        text.paragraph(view.institution()
                + view.contact().map(contact -> ", " + contact).orElse("") + ".");
        text.blank()
                .paragraph("Written by " + view.software() + " on " + InWords.minute(view.made())
                        + ". All times in this package are UTC.");
        out.flush();
    }

    private static void what(TextColumns text, ReadmeView view) throws IOException {
        text.title("Posts of " + owner(view) + " on " + view.platform());
        if (view.withoutExport()) {
            text.paragraph("This is an archival package. It holds what was given to " + view.institution()
                    + ", with consent, to be kept: " + InWords.count(view.unmatched(), "media file")
                    + " of an account, and the record of where all of it came from. There was no data export of the"
                    + " platform: nothing says which posts there were, and nobody can tell whether the files are"
                    + " complete.");
            summary(text, view);
            return;
        }
        text.paragraph("This is an archival package. It holds what a creator gave to " + view.institution()
                + ", with consent, to be kept: " + InWords.count(view.posts(), "post")
                + " with their videos and photos, what the platform's own data export says of them, and the record"
                + " of where all of it came from.");
        summary(text, view);
    }

    private static void summary(TextColumns text, ReadmeView view) throws IOException {
        text.blank();
        text.entry("Identifier", 20, view.aip().value());
        text.entry("Accessions", 20, InWords.number(view.accessions()));
        text.entry("May be shown to", 20, view.access().words() + accessNote(view.access()));
    }

    private static String owner(ReadmeView view) {
        return view.account()
                .map(account -> "@" + account.username())
                .orElse("an account that its export does not name");
    }

    private static String accessNote(AccessLevel access) {
        return access == AccessLevel.OPEN ? "" : " (see terms.json before you pass anything on)";
    }

    private static void layout(TextColumns text, ReadmeView view) throws IOException {
        text.heading("What is where");
        text.paragraph(
                        "The folder that holds bagit.txt is the top of the package. (In a storage root after OCFL it is the object's"
                                + " newest state: inventory.json beside it says which file has which place.) Below it, in data/:")
                .blank();
        if (!view.withoutExport()) {
            text.entry(
                    "posts/", 15, "one file per post, by year and time: its media, its facts and a page to read it by");
        }
        text.entry("account/", 15, "what was kept of the profile and of the rest of the export");
        if (view.unmatched() > 0) {
            text.entry(
                    "unmatched/",
                    15,
                    view.withoutExport()
                            ? "the media files, one file each, with a page to play it by"
                            : InWords.count(view.unmatched(), "file that belongs", "files that belong")
                                    + " to no post in the export");
        }
        text.entry("index/", 15, "lists for web archive players: index.cdxj, pages.jsonl");
        text.entry(
                "accessions/",
                15,
                "one folder per accession. Begin with its report.html, which opens in any browser."
                        + " Beside it: the terms of the consent as granted, and what was found, kept and not selected");
        text.entry("terms.json", 15, "who may see what, as it is agreed now");
        text.entry("premis.xml", 15, "the history of the package, for programs (PREMIS 3)");
        text.entry("ro-crate-metadata.json", 15, "all of it described for programs (RO-Crate, schema.org)");
    }

    private static void watch(TextColumns text) throws IOException {
        text.heading("How to watch it");
        text.paragraph(
                "The files that end in .warc are web archive files (WARC/1.1, ISO 28500), not compressed. Open one in"
                        + " any player for such files, for example ReplayWeb.page, and choose the post's page: it plays the"
                        + " video or shows the photos.");
    }

    private static void withoutAnyTool(TextColumns text) throws IOException {
        text.heading("How to take a video out when no player is left");
        text.paragraph(
                "A .warc file is a row of records. Each begins with the line \"WARC/1.1\", some lines of text, and one"
                        + " empty line. After that come exactly as many bytes as the line \"Content-Length\" says: for a"
                        + " record whose \"Content-Type\" is a video or an image, these bytes are the file as it was handed"
                        + " over. Cut them out, and it is whole again; \"WARC-Payload-Digest\" holds its sha256.");
    }

    private static void check(TextColumns text) throws IOException {
        text.heading("How to check that nothing has changed");
        text.paragraph(
                "The package is a BagIt bag (RFC 8493); any BagIt tool can validate it. Without one, in the top folder:");
        text.blank()
                .command("sha256sum -c tagmanifest-sha256.txt")
                .command("sha256sum -c manifest-sha256.txt")
                .blank();
        text.paragraph(
                "On a Mac write \"shasum -a 256 -c\" in place of \"sha256sum -c\". Every line must end in OK. The same"
                        + " can be done with sha512. A file below data/ that no manifest lists does not belong here.");
    }

    /** OCFL 1.1 §3.5: the newest version's files lie in whichever version brought them. */
    private static void assemble(TextColumns text) throws IOException {
        text.heading("How to put the package together from a storage root");
        text.paragraph(
                "Where it is stored after OCFL, the package is whole as a folder in version 1 (v1/content) only. A later version"
                        + " has what is new; inventory.json says where the rest lies. In the folder of the object, the one that"
                        + " holds inventory.json, these lines, for a shell, copy the newest state to a new folder, ../bag:");
        text.blank()
                .command("awk -F'\"' '/\"head\"/ {h=$4}")
                .command("  /\"manifest\"/ {m=1} /\"versions\"/ {m=0} m && NF>4 {p[$2]=$4}")
                .command("  !m && $2~/^v[0-9]+$/ {v=$2} !m && v==h && length($2)==128 {")
                .command("  for (i=4; i<NF; i+=2) print p[$2] \" \" $i}' inventory.json |")
                .command("while read -r from to; do")
                .command("  mkdir -p \"../bag/$(dirname \"$to\")\"")
                .command("  cp \"$from\" \"../bag/$to\"")
                .command("done")
                .blank();
    }

    private static void isNot(TextColumns text, ReadmeView view) throws IOException {
        text.heading("What it is not");
        String platform = view.platform();
        text.paragraph("It is not a capture of " + platform + ". Nothing in it was fetched from the platform: the media"
                + (view.withoutExport() ? "" : " and the export")
                + " were received from the donor. The pages were written by the archive and do not show"
                + " what " + platform + " looked like.");
        text.blank();
        if (view.withoutExport()) {
            text.paragraph("It may not be everything: without an export there is no list to hold it against."
                    + " files.jsonl in accessions/ lists what was handed over and what of it was not selected.");
            return;
        }
        text.paragraph("It is not everything. The export's links to the platform worked for a few days only, and their"
                + " signed parts are not kept. Comments, messages and other sections are here only where the"
                + " consent covers them. In accessions/, accounting.json and files.jsonl say what was not selected, posts.jsonl what is"
                + " missing.");
    }
}
