package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.posterity.export.EngagementSnapshot;
import org.posterity.export.Post;
import org.posterity.model.Account;
import org.posterity.privacy.ScreenedContent;
import org.posterity.privacy.ScreenedExport;
import org.posterity.privacy.ScreenedNotes;
import org.posterity.privacy.ScreenedPost;
import org.posterity.privacy.text.Redaction;

/** The JSON records of a post: its context, and its own object from the export. */
final class PostContext {
    private final ScreenedExport export;

    PostContext(ScreenedExport export) {
        this.export = export;
    }

    /** The post in normalised form: date, kind, visibility, files, and why they belong to it. */
    ObjectNode context(PostAccount account, List<EngagementSnapshot> engagement, List<ShownFile> shown) {
        Post post = account.post();
        ObjectNode json = AccessionWarcs.JSON.createObjectNode();
        Account owner = export.submission().account();
        json.put("platform", owner.platform());
        json.put("account", owner.username());
        account.postId().ifPresent(id -> json.put("postId", id));
        publicUrl(export, account)
                .ifPresent(url -> json.put("publicUrl", url.url()).put("publicUrlIs", url.source()));
        post.date().ifPresent(date -> json.put("date", date.toString()));
        captions(account.notes(), json);
        json.put("kind", post.kind().id());
        json.put("visibility", post.visibility().words());
        if (post.deleted()) {
            json.put("deleted", true).put("deletedIs", "deleted by the creator; the export still lists it");
        }
        json.put("status", account.status().id());
        json.put("mediaExpected", account.expected());
        json.put("mediaPresent", account.present());
        account.reason().ifPresent(reason -> json.put("reason", reason));
        EngagementCounts.into(json, engagement);
        ArrayNode files = json.putArray("files");
        for (ShownFile file : shown) {
            ObjectNode described = AccessionWarcs.describe(file.file(), file.name());
            file.rendition().ifPresent(rendition -> described.put("playedAs", rendition.name()));
            files.add(Matches.describe(file.file().fate(), described));
        }
        json.put("received", export.submission().submission().receivedAt().toString());
        return json;
    }

    /** The post as in the export, without what was redacted, which is listed. */
    ObjectNode exportObject(ScreenedPost post, ScreenedContent content) {
        ObjectNode json = AccessionWarcs.JSON.createObjectNode();
        ObjectNode source = json.putObject("source");
        source.put("layout", export.facts().layout());
        ArrayNode digests = source.putArray("export");
        export.facts().sources().forEach(digest -> digests.add(digest.toString()));
        source.put("path", post.post().where());
        json.set("redactions", redactions(content.redactions()));
        json.set("object", content.object());
        return json;
    }

    static ArrayNode redactions(List<Redaction> redactions) {
        ArrayNode list = AccessionWarcs.JSON.createArrayNode();
        redactions.forEach(
                redaction -> list.addObject().put("field", redaction.field()).put("rule", redaction.rule()));
        return list;
    }

    private static void captions(ScreenedNotes notes, ObjectNode json) {
        if (notes.captions().isEmpty()) {
            return;
        }
        said(json.putObject("caption"), notes.captions().get(0));
        if (notes.captions().size() > 1) {
            ArrayNode others = json.putArray("otherCaptions");
            notes.captions().stream().skip(1).forEach(caption -> said(others.addObject(), caption));
        }
        if (!notes.redactions().isEmpty()) {
            json.set("captionRedactions", redactions(notes.redactions()));
        }
    }

    /** What is known about a post that the export does not list. */
    static void said(ScreenedNotes notes, ObjectNode json) {
        notes.date().ifPresent(date -> json.put("date", date.toString()));
        captions(notes, json);
        notes.publicUrl().ifPresent(url -> json.put("publicUrl", url.url()).put("publicUrlIs", namedBy(url)));
        EngagementCounts.into(json, notes.engagement());
    }

    private static String namedBy(ScreenedNotes.Address url) {
        return "named by " + url.source() + "; not visited";
    }

    private static void said(ObjectNode json, ScreenedNotes.Said caption) {
        json.put("text", caption.text().value()).put("source", caption.source());
    }

    /** The post's address on the platform, and where it comes from: a source, or account and id. */
    static Optional<ScreenedNotes.Address> publicUrl(ScreenedExport export, PostAccount account) {
        return account.notes()
                .publicUrl()
                .map(url -> new ScreenedNotes.Address(url.url(), namedBy(url)))
                .or(() -> account.postId()
                        .flatMap(id -> export.facts()
                                .platform()
                                .address(
                                        export.submission().account(),
                                        account.post().kind(),
                                        id))
                        .map(url -> new ScreenedNotes.Address(url, "derived from account and id; not visited")));
    }
}
