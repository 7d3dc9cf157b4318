package org.posterity.packaging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.posterity.page.ReidentificationView;
import org.posterity.page.ReidentificationView.Hint;

/** {@code reidentification.json}: by what other people might still be recognised; the numbers of the report, for programs. */
final class ReidentificationJson {
    private static final String SEARCHABLE_IS =
            "an estimate: texts of at least six different words (in scripts without blanks, as many letters as make up six"
                    + " words) that stand in their section once; nobody looked on the platform";
    private static final String NAMES_ARE =
            "names are looked for by the way they are written, in captions and in the account's description alone";

    private final ReidentificationView view;

    ReidentificationJson(ReidentificationView view) {
        this.view = view;
    }

    void writeTo(OutputStream out) throws IOException {
        ObjectNode json = WarcWriting.JSON.createObjectNode();
        ArrayNode texts = json.putArray("texts");
        view.texts()
                .forEach(line -> texts.addObject()
                        .put("category", line.category())
                        .put("kept", line.kept())
                        .put("searchable", line.searchable())
                        .put("notCompared", line.notCompared()));
        json.put("searchableIs", SEARCHABLE_IS);
        ObjectNode names = json.putObject("mayNameSomebody");
        ArrayNode posts = names.putArray("posts");
        view.posts().forEach(post -> {
            ObjectNode line = posts.addObject().put("warc", post.path());
            post.date().ifPresent(date -> line.put("date", date.toString()));
            hints(line.putArray("forms"), post.hints());
        });
        ArrayNode files = names.putArray("files");
        view.files()
                .forEach(
                        file -> hints(files.addObject().put("warc", file.path()).putArray("forms"), file.hints()));
        hints(names.putArray("description"), view.description());
        json.put("mayNameSomebodyIs", NAMES_ARE);
        json.putObject("soundsWhoseMakerIsKept")
                .put("titles", view.sounds().titles().size())
                .put("posts", view.sounds().posts());
        json.putObject("posts")
                .put("kept", view.also().posts())
                .put("withTime", view.also().timed())
                .put("withAddressOrId", view.also().addressed())
                .put("withPlace", view.also().placed())
                .put("hardlyJudged", view.also().hardlyJudged());
        json.putObject("media")
                .put("kept", view.also().media())
                .put("withPersonalMetadata", view.also().mediaWithPersonalMetadata());
        json.putObject("pseudonyms")
                .put("standing", view.also().pseudonyms())
                .put("people", view.also().people());
        out.write(WarcWriting.json(json));
    }

    private static void hints(ArrayNode array, List<Hint> hints) {
        hints.forEach(hint -> array.add(hint.id()));
    }
}
