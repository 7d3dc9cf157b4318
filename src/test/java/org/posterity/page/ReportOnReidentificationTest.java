package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.model.AccessLevel;
import org.posterity.page.ReidentificationView.Also;
import org.posterity.page.ReidentificationView.Hint;
import org.posterity.page.ReidentificationView.Named;
import org.posterity.page.ReidentificationView.NamedFile;
import org.posterity.page.ReidentificationView.Sounds;
import org.posterity.page.ReidentificationView.Texts;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The section of the report on other people. */
class ReportOnReidentificationTest {
    private static final Also NOTHING = new Also(0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final Hint WITH = new Hint("companion", "a capitalised word after “with”");
    private static final Texts COMMENTS = new Texts("comments", "comments the creator wrote", 340, 69, 0);

    @Test
    void saysInOneSentenceThatNothingWasFound() throws Exception {
        Element section = section(
                new ReidentificationView(
                        List.of(new Texts("comments", "comments", 12, 0, 0)),
                        List.of(),
                        List.of(),
                        List.of(),
                        Sounds.NONE,
                        NOTHING),
                AccessLevel.OPEN);

        assertThat(section.getElementsByTagName("p").getLength()).isEqualTo(1);
        assertThat(section.getElementsByTagName("li").getLength()).isZero();
        assertThat(section.getTextContent()).contains("no text that is kept could be found by searching");
    }

    @Test
    void doesNotJudgeFacesAndVoicesEvenWhereNothingWasFound() throws Exception {
        Element section = section(
                new ReidentificationView(
                        List.of(), List.of(), List.of(), List.of(), Sounds.NONE, new Also(8, 8, 5, 0, 0, 10, 0, 0, 0)),
                AccessLevel.OPEN);

        assertThat(section.getElementsByTagName("p").getLength()).isEqualTo(1);
        assertThat(section.getTextContent()).contains("seen or heard in the 10 media files no program can judge");
    }

    @Test
    void drawsTheShareOfCommentsThatCouldBeFound() throws Exception {
        Element section = section(with(COMMENTS), AccessLevel.OPEN);

        assertThat(section.getTextContent())
                .contains("69 of 340 comments could be found by searching.")
                .contains("An estimate");
        Element found = (Element) section.getElementsByTagName("rect").item(0);
        assertThat(found.getAttribute("class")).isEqualTo("share unknown");
        assertThat(Double.parseDouble(found.getAttribute("width"))).isBetween(202.0, 204.0);
    }

    @Test
    void saysWhereUniquenessWasNotLookedAt() throws Exception {
        assertThat(section(with(COMMENTS), AccessLevel.OPEN).getTextContent()).doesNotContain("too many");
        assertThat(section(with(new Texts("comments", "comments", 3_000_000, 2_000_000, 951_424)), AccessLevel.OPEN)
                        .getTextContent())
                .contains("951,424 were too many to be compared");
    }

    @Test
    void leadsFromAPostThatMayNameSomebodyToItsRowAmongAllPosts() throws Exception {
        List<ReportView.Post> posts = KelpSample.posts(3, 30, PostStatus.HELD);
        ReidentificationView view = new ReidentificationView(
                List.of(),
                List.of(new Named(
                        posts.get(1).key(),
                        Optional.of(Instant.parse("2025-05-02T16:41:07Z")),
                        "data/posts/2025/20250502T164107Z.warc",
                        List.of(WITH))),
                List.of(new NamedFile("data/unmatched/IMG_1.MOV.warc", List.of(WITH))),
                List.of(WITH),
                Sounds.NONE,
                NOTHING);
        WellFormed page = page(view, AccessLevel.OPEN, posts);
        Element section = page.byId("recognition");

        String target = ((Element) section.getElementsByTagName("a").item(0)).getAttribute("href");
        assertThat(target).isEqualTo("#post-" + posts.get(1).key());
        assertThat(page.byId(target.substring(1)).getTagName()).isEqualTo("th");
        assertThat(section.getTextContent())
                .contains("2 May 2025", "data/posts/2025/20250502T164107Z.warc", "data/unmatched/IMG_1.MOV.warc")
                .contains("2 captions may still name somebody and the account’s description may name somebody")
                .contains("who is meant in the captions listed above");
    }

    @ParameterizedTest
    @EnumSource(AccessLevel.class)
    void advisesOnlyWhatIsStricterThanWhatWasAgreed(AccessLevel access) throws Exception {
        String advice = advice(section(with(COMMENTS), access));

        assertThat(advice)
                .contains("if-chosen, or else treatment, says of comments to aggregate", "embargo", "leave-out");
        for (AccessLevel other : List.of(AccessLevel.ON_SITE, AccessLevel.BY_PERMISSION, AccessLevel.DARK)) {
            assertThat(advice.contains(other.id())).as(other.id()).isEqualTo(other.compareTo(access) > 0);
        }
    }

    @Test
    void listsTheTitlesOfSoundsWhoseMakerMayBeNamed() throws Exception {
        Sounds sounds = new Sounds(7, new TreeMap<>(Map.of("geluidje - Tern Tide", 1, "Kelp Song - The Kelps", 4)), 2);
        Element section = section(
                new ReidentificationView(List.of(), List.of(), List.of(), List.of(), sounds, NOTHING),
                AccessLevel.OPEN);

        assertThat(section.getTextContent())
                .contains("The sound of 7 posts may name its maker")
                .contains("Kelp Song - The Kelps4", "geluidje - Tern Tide1")
                .contains("2 further posts have a sound with a title that is not listed");
        assertThat(section(with(COMMENTS), AccessLevel.OPEN).getTextContent()).doesNotContain("Sounds whose maker");
    }

    @Test
    void promisesNothing() throws Exception {
        assertThat(section(with(COMMENTS), AccessLevel.DARK).getTextContent())
                .contains("None of this makes the package anonymous");
    }

    @Test
    void advisesOnCategoriesOnlyWhereSomethingOfThemCouldBeFound() throws Exception {
        String advice = advice(section(
                new ReidentificationView(
                        List.of(new Texts("comments", "comments", 12, 0, 0)),
                        List.of(),
                        List.of(),
                        List.of(),
                        Sounds.NONE,
                        new Also(8, 8, 5, 2, 1, 10, 3, 12, 9)),
                AccessLevel.OPEN));

        assertThat(advice).doesNotContain("selection.yaml");
    }

    private static ReidentificationView with(Texts texts) {
        return new ReidentificationView(List.of(texts), List.of(), List.of(), List.of(), Sounds.NONE, NOTHING);
    }

    private static String advice(Element section) {
        NodeList lists = section.getElementsByTagName("ul");
        return lists.item(lists.getLength() - 1).getTextContent();
    }

    private static Element section(ReidentificationView view, AccessLevel access) throws Exception {
        return page(view, access, KelpSample.posts(1, 1, PostStatus.HELD)).byId("recognition");
    }

    private static WellFormed page(ReidentificationView view, AccessLevel access, List<ReportView.Post> posts)
            throws Exception {
        StringWriter out = new StringWriter();
        new PackageReport().write(KelpSample.report(posts, List.of(), key -> Optional.empty(), view, access), out);
        WellFormed page = WellFormed.parse(out.toString());
        List<String> ids = page.all("*").stream()
                .map(element -> element.getAttribute("id"))
                .filter(id -> !id.isEmpty())
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        return page;
    }
}
