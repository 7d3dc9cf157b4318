package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.posterity.model.Account;

/** A post in one object, as {@code posts.jsonl} and {@code completeness.json} list it. */
final class PostLines {
    private final Account owner;

    PostLines(Account owner) {
        this.owner = owner;
    }

    ObjectNode of(PlacedPost placed) {
        PostAccount account = placed.account();
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        json.put("ordinal", account.post().ordinal());
        json.put("path", account.post().where());
        account.post().date().ifPresent(date -> json.put("date", date.toString()));
        json.put("kind", account.post().kind().id());
        json.put("visibility", account.post().visibility().words());
        if (account.deleted()) {
            json.put("deleted", true);
        }
        json.put("status", account.status().id());
        json.put("mediaExpected", account.expected());
        json.put("mediaPresent", account.present());
        account.postId().ifPresent(id -> json.put("postId", id));
        if (account.screened().isPresent()) {
            PostContext.publicUrl(owner, account).ifPresent(url -> json.put("publicUrl", url.url()));
        }
        account.notes()
                .caption()
                .ifPresent(caption -> json.put("caption", caption.text().value()));
        account.rule().ifPresent(rule -> json.put("rule", rule));
        account.reason().ifPresent(reason -> json.put("reason", reason));
        placed.warc().ifPresent(warc -> json.put("warc", warc));
        placed.page().ifPresent(page -> json.put("page", page.target().toString()));
        Engagement.into(json, account.notes().engagement());
        if (!placed.media().isEmpty()) {
            ArrayNode media = json.putArray("media");
            placed.media()
                    .forEach(item -> media.addObject()
                            .put("name", item.name())
                            .put("originalPath", item.file().file().path())
                            .put("digest", item.file().digest().toString())
                            .put("uri", item.entry().target().toString()));
        }
        return json;
    }
}
