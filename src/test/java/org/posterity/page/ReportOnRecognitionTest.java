package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.page.RecognitionView.Texts;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The section of the report on other people. */
class ReportOnRecognitionTest {
    private static final Texts COMMENTS = new Texts(Category.COMMENTS, 340, 69);

    @Test
    void saysInOneSentenceThatNothingWasFound() throws Exception {
        Element section =
                section(view(List.of(new Texts(Category.COMMENTS, 12, 0)), List.of(), 0, 0), AccessLevel.OPEN);

        assertThat(section.getElementsByTagName("p").getLength()).isEqualTo(1);
        assertThat(section.getElementsByTagName("li").getLength()).isZero();
        assertThat(section.getTextContent())
                .contains("no kept text could be found by searching")
                .doesNotContain("seen or heard");
    }

    @Test
    void doesNotJudgeFacesAndVoicesEvenWhereNothingWasFound() throws Exception {
        Element section = section(view(List.of(), List.of(), 0, 10), AccessLevel.OPEN);

        assertThat(section.getElementsByTagName("p").getLength()).isEqualTo(1);
        assertThat(section.getTextContent())
                .contains("No program can judge who is seen or heard in the 10 media files");
    }

    @Test
    void drawsTheShareOfCommentsThatCouldBeFound() throws Exception {
        Element section = section(view(List.of(COMMENTS), List.of(), 0, 0), AccessLevel.OPEN);

        assertThat(section.getTextContent())
                .contains("69 of 340 comments could be found by searching.")
                .contains("An estimate");
        Element found = (Element) section.getElementsByTagName("rect").item(0);
        assertThat(found.getAttribute("class")).isEqualTo("share unknown");
        assertThat(Double.parseDouble(found.getAttribute("width"))).isBetween(202.0, 204.0);
    }

    @Test
    void leadsFromAPostThatMayNameSomebodyToItsRowAmongAllPosts() throws Exception {
        List<ReportView.Post> posts = new ArrayList<>(KelpSample.posts(3, 30, PostStatus.HELD));
        ReportView.Post named = posts.get(1);
        posts.set(1, with(named, List.of("a capitalised word after “with”")));
        ReportView.File plain = KelpSample.file("IMG_1.MOV", ReportView.Fate.UNMATCHED, Optional.empty());
        ReportView.File file = new ReportView.File(
                plain.path(),
                plain.size(),
                plain.mediaType(),
                plain.modified(),
                plain.digest(),
                plain.fate(),
                plain.screened(),
                plain.note(),
                List.of("initials"),
                Optional.empty(),
                false);
        WellFormed page = page(view(List.of(), List.of("initials"), 0, 0), AccessLevel.OPEN, posts, List.of(file));
        Element section = page.byId("recognition");

        String target = ((Element) section.getElementsByTagName("a").item(0)).getAttribute("href");
        assertThat(target).isEqualTo("#post-" + named.key());
        assertThat(page.byId(target.substring(1)).getTagName()).isEqualTo("th");
        assertThat(section.getElementsByTagName("a").getLength()).isEqualTo(1);
        assertThat(section.getTextContent())
                .contains(named.path().orElseThrow(), "a file of no post", "IMG_1.MOV")
                .contains(
                        "2 captions may still name somebody and the account’s description may name somebody (initials).")
                .contains("who is meant in the captions listed above");
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void advisesOnlyWhatIsStricterThanWhatWasAgreed(AccessLevel access) throws Exception {
        String advice = advice(section(view(List.of(COMMENTS), List.of(), 0, 0), access));

        assertThat(advice).contains("set comments to aggregate or leave-out");
        for (AccessLevel other : List.of(AccessLevel.ON_SITE, AccessLevel.BY_PERMISSION, AccessLevel.DARK)) {
            assertThat(advice.contains(other.id())).as(other.id()).isEqualTo(other.compareTo(access) > 0);
        }
    }

    @Test
    void advisesOnCategoriesOnlyWhereSomethingOfThemCouldBeFound() throws Exception {
        Element section =
                section(view(List.of(new Texts(Category.COMMENTS, 12, 0)), List.of(), 7, 0), AccessLevel.OPEN);

        assertThat(section.getTextContent()).contains("The sound of 7 posts may name its maker");
        assertThat(advice(section)).doesNotContain("selection.yaml");
    }

    @Test
    void tellsOfPlacesPseudonymsAndScriptsWithoutCapitals() throws Exception {
        Element section = section(new RecognitionView(List.of(), List.of(), 0, 2, 1, 0, 12, 9), AccessLevel.DARK);

        assertThat(section.getTextContent())
                .contains(
                        "2 posts name a place",
                        "in 1 caption hardly any name",
                        "9 other people appear under a pseudonym")
                .contains("None of this makes the package anonymous", "Leave it closed");
    }

    private static RecognitionView view(List<Texts> texts, List<String> description, int sounds, long media) {
        return new RecognitionView(texts, description, sounds, 0, 0, media, 0, 0);
    }

    private static ReportView.Post with(ReportView.Post post, List<String> mayName) {
        return new ReportView.Post(
                post.key(),
                post.date(),
                post.kind(),
                post.status(),
                post.caption(),
                post.visibility(),
                post.mediaHeld(),
                post.mediaListed(),
                post.duration(),
                post.matches(),
                post.player(),
                post.path(),
                post.why(),
                mayName);
    }

    private static String advice(Element section) {
        NodeList lists = section.getElementsByTagName("ul");
        return lists.item(lists.getLength() - 1).getTextContent();
    }

    private static Element section(RecognitionView view, AccessLevel access) throws Exception {
        return page(view, access, KelpSample.posts(1, 1, PostStatus.HELD), List.of())
                .byId("recognition");
    }

    private static WellFormed page(
            RecognitionView view, AccessLevel access, List<ReportView.Post> posts, List<ReportView.File> files)
            throws Exception {
        StringWriter out = new StringWriter();
        PackageReport.write(KelpSample.report(posts, files, key -> Optional.empty(), view, access), out);
        WellFormed page = WellFormed.parse(out.toString());
        List<String> ids = page.all("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        return page;
    }
}
