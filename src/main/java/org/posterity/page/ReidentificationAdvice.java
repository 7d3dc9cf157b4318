package org.posterity.page;

import java.io.IOException;
import java.util.List;
import org.posterity.model.AccessLevel;
import org.posterity.page.ReidentificationView.Texts;

/** What a curator can do so that other people are not recognised. */
final class ReidentificationAdvice {
    private final Markup html;
    private final ReidentificationView view;
    private final AccessLevel access;

    ReidentificationAdvice(Markup html, ReidentificationView view, AccessLevel access) {
        this.html = html;
        this.view = view;
        this.access = access;
    }

    void write() throws IOException {
        html.element("h3", "What you can do").start("ul", "class", "plain");
        fewerTexts();
        stricterAccess();
        item(
                "Wait.",
                " An embargo in the consent record keeps the package closed until a day or an event that you and the donor agree on.");
        ask();
        item(
                "Withhold single posts.",
                " Each lies in a WARC file of its own, so that it can be left out of what you hand over, or withdrawn, alone.");
        html.end("ul").line();
        html.element("p", "None of this makes the package anonymous; no program can promise that.", "class", "hint");
    }

    private void fewerTexts() throws IOException {
        List<String> categories = view.texts().stream()
                .filter(texts -> texts.searchable() > 0)
                .map(Texts::category)
                .toList();
        if (categories.isEmpty()) {
            return;
        }
        html.start("li").element("b", "Keep fewer texts.").text(" In ").element("code", "config/selection.yaml");
        html.text(" change what the line ").element("code", "if-chosen").text(", or else ");
        html.element("code", "treatment").text(", says of ").element("code", String.join(", ", categories));
        html.text(" to ");
        html.element("code", "aggregate").text(", which keeps numbers by year only, or to ");
        html.element("code", "leave-out").text("; it holds for what is taken in from then on.");
        html.end("li");
    }

    private void stricterAccess() throws IOException {
        if (access == AccessLevel.DARK) {
            item("Leave it closed.", " The package may be shown to nobody; that is the strictest there is.");
            return;
        }
        html.start("li")
                .element("b", "Show it to fewer.")
                .text(" As agreed, it may be shown to " + access.words() + ". ");
        html.text("Agree with the donor on a stricter access in the consent record: ");
        List<AccessLevel> stricter = List.of(AccessLevel.ON_SITE, AccessLevel.BY_PERMISSION, AccessLevel.DARK).stream()
                .filter(level -> level.compareTo(access) > 0)
                .toList();
        for (int i = 0; i < stricter.size(); i++) {
            html.text(i == 0 ? "" : i == stricter.size() - 1 ? " or " : ", ")
                    .element("code", stricter.get(i).id());
        }
        html.text(".").end("li");
    }

    private void ask() throws IOException {
        if (view.mayNameSomebody()) {
            item("Ask the donor", " who is meant in the captions listed above, and whether they agree.");
        } else {
            item("Ask the donor", " who is to be seen and heard, and whether they agree.");
        }
    }

    private void item(String strong, String rest) throws IOException {
        html.start("li").element("b", strong).text(rest).end("li");
    }
}
