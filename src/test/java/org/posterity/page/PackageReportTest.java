package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;

class PackageReportTest {
    private static final PostStatus H = PostStatus.HELD;
    private static final PostStatus M = PostStatus.MISSING;
    private static final PostStatus L = PostStatus.LEFT_OUT;
    private static final PostStatus A = PostStatus.AMBIGUOUS;

    @Test
    void beginsWithTheOutcomeInOneSentence() throws Exception {
        assertThat(summary()).isEqualTo("The export lists no posts.");
        assertThat(summary(H)).isEqualTo("1 post listed, complete.");
        assertThat(summary(H, H, H, H, H, H, H, H)).isEqualTo("8 posts listed, all complete.");
        assertThat(summary(H, M)).isEqualTo("2 posts listed: 1 complete; 1 missing or incomplete.");
        assertThat(summary(M, M)).isEqualTo("2 posts listed: none complete; 2 missing or incomplete.");
        assertThat(summary(H, H, A, L, M))
                .isEqualTo("5 posts listed: 2 complete, 1 ambiguous, 1 not selected; 1 missing or incomplete.");
        assertThat(summary(H, L, L)).isEqualTo("3 posts listed: 1 complete, 2 not selected; nothing is missing.");
    }

    @Test
    void countsFilesInSingularAndPlural() throws Exception {
        List<ReportView.File> files = KelpSample.files(1);
        files.add(KelpSample.file("a.mp4", ReportView.Fate.AMBIGUOUS, Optional.empty()));
        files.add(KelpSample.file("b.mp4", ReportView.Fate.UNMATCHED, Optional.empty()));
        String one = second(files);
        files.add(KelpSample.file("c.mp4", ReportView.Fate.UNMATCHED, Optional.empty()));

        assertThat(one)
                .contains(
                        "4 files, 17 MB, received on ",
                        "; 1 fits several posts;",
                        "; 1 belongs to no post of the export, but is kept");
        assertThat(second(files)).contains("; 2 belong to no post of the export, but are kept");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 8, 501, 5000})
    void isWellFormedAndListsEveryPostOnce(int count) throws Exception {
        int files = Math.min(count, 501);
        WellFormed page =
                page(KelpSample.report(KelpSample.posts(count, 1900, H, H, M, A, L), KelpSample.files(files)));

        assertThat(page.byId("posts").getElementsByTagName("tr").getLength()).isEqualTo(count == 0 ? 0 : count + 1);
        assertThat(page.byId("posts").getElementsByTagName("details").getLength())
                .isEqualTo(count > 500 ? 1 : 0);
        assertThat(page.byId("files").getElementsByTagName("tr").getLength()).isEqualTo(files + 2);
    }

    @Test
    void foldsPostsIntoYearsAndReasonsWhereTheyWouldFillMegabytes() throws Exception {
        String text = text(KelpSample.report(KelpSample.posts(20_004, 1900, H, M), KelpSample.files(6000)));
        WellFormed page = WellFormed.parse(text);

        assertThat(text.length()).isLessThan(300_000);
        assertThat(page.byId("posts").getElementsByTagName("tr").getLength()).isEqualTo(1 + 6);
        assertThat(page.byId("posts").getTextContent())
                .contains("20,004 are too many to list here. Each has a line in posts.jsonl beside this report.");
        assertThat(page.byId("missing").getTextContent())
                .contains("No file was handed over for it, and the export's link had expired.10,002", "posts.jsonl");
        assertThat(page.byId("files").getTextContent()).contains("Kept with its post6,000", "files.jsonl");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 12})
    void drawsOneMarkForEachOfFewPosts(int count) throws Exception {
        WellFormed page = page(KelpSample.report(KelpSample.posts(count, 150, H), List.of()));

        assertThat(marks(page)).isEqualTo(count);
        assertThat(page.ofClass("rect", "bar")).isEmpty();
    }

    @Test
    void drawsColumnsByMonthWhenPostsAreMany() throws Exception {
        WellFormed page = page(KelpSample.report(KelpSample.posts(5000, 1900, H, M), List.of()));

        assertThat(marks(page)).isZero();
        assertThat(page.ofClass("rect", "bar").size()).isBetween(100, 400);
        assertThat(tableOfTimeline(page)).isEqualTo(5000);
    }

    @Test
    void drawsATimelineThoughAClockWasWrong() throws Exception {
        List<ReportView.Post> posts = List.of(
                KelpSample.row("a", Instant.parse("1970-01-01T00:00:00Z"), ShownKind.VIDEO, H),
                KelpSample.row("b", Instant.parse("2025-05-02T16:41:07Z"), ShownKind.VIDEO, H),
                KelpSample.row("c", Instant.parse("+30000-01-01T00:00:00Z"), ShownKind.VIDEO, H));

        assertThat(tableOfTimeline(page(KelpSample.report(posts, List.of())))).isEqualTo(3);
    }

    @Test
    void drawsATimelineOverHundredsOfThousandsOfYears() throws Exception {
        List<ReportView.Post> posts = List.of(
                KelpSample.row("a", Instant.ofEpochSecond(-(1L << 44)), ShownKind.VIDEO, H),
                KelpSample.row("b", Instant.ofEpochSecond(1L << 44), ShownKind.VIDEO, H));

        assertThat(tableOfTimeline(page(KelpSample.report(posts, List.of())))).isEqualTo(2);
    }

    @Test
    void placesPostsOutOfOrderInTheirMonth() throws Exception {
        List<ReportView.Post> posts = new ArrayList<>(KelpSample.posts(40, 400, H));
        Collections.reverse(posts);

        assertThat(tableOfTimeline(page(KelpSample.report(posts, List.of())))).isEqualTo(40);
    }

    @Test
    void asksForNoMoreStillsThanItShows() throws Exception {
        List<String> asked = new ArrayList<>();
        ReportView view = KelpSample.report(KelpSample.posts(5000, 1900, H), List.of(), key -> {
            asked.add(key);
            return Optional.of(new byte[] {1, 2, 3});
        });

        WellFormed page = page(view);

        assertThat(asked)
                .hasSize(PackageReport.MOST_STILLS)
                .startsWith("post-0")
                .endsWith("post-4999");
        assertThat(page.all("img")).hasSize(PackageReport.MOST_STILLS);
        assertThat(page.all("img").get(0).getAttribute("src")).isEqualTo("data:image/jpeg;base64,AQID");
        assertThat(page.text()).contains("60 of 5,000 posts");
    }

    @Test
    void spreadsStillsEvenlyWhateverTheNumber() {
        for (long total : new long[] {60, 61, 119, 120, 5000, 1_000_000}) {
            assertThat(LongStream.range(0, total)
                            .filter(i -> PackageReport.showsStill(i, total))
                            .count())
                    .isEqualTo(PackageReport.MOST_STILLS);
            assertThat(PackageReport.showsStill(total - 1, total)).isTrue();
        }
    }

    @Test
    void tellsWhatIsMissingLeftOutAndOpenToQuestion() throws Exception {
        List<ReportView.File> files = KelpSample.files(2);
        files.add(
                KelpSample.file("IMG_1.MOV", ReportView.Fate.AMBIGUOUS, Optional.of("Fits two posts of 3 May 2025.")));
        WellFormed page = page(KelpSample.report(KelpSample.posts(5, 100, H, M, L), files));

        assertThat(page.byId("missing").getTextContent()).contains("the export's link had expired");
        assertThat(page.byId("left-out").getTextContent()).contains("the consent does not cover non-public-posts");
        assertThat(page.byId("questions").getTextContent()).contains("IMG_1.MOV", "Fits two posts of 3 May 2025.");
        assertThat(page.byId("posts").getTextContent()).contains("The post's id stands in the file name.");
        assertThat(page.byId("formats").getTextContent()).contains("fmt/199");
        assertThat(page.byId("checks").getTextContent()).contains("WARC/1.1", "Not done");
        assertThat(page.byId("open").getTextContent()).contains("sha256sum -c manifest-sha256.txt");
    }

    @Test
    void callsAPostDamagedWhoseFileIs() throws Exception {
        ReportView.Post whole = KelpSample.posts(1, 1, H).get(0);
        ReportView.Post damaged = new ReportView.Post(
                "broken",
                whole.date(),
                whole.kind(),
                H,
                whole.caption(),
                whole.visibility(),
                1,
                OptionalInt.of(1),
                Optional.empty(),
                List.of(new ReportView.Match("a.mp4", "by its name", List.of("The end is missing."))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of());

        WellFormed page = page(KelpSample.report(List.of(damaged, whole), List.of()));

        assertThat(page.ofClass("span", "badge"))
                .extracting(Element::getTextContent)
                .containsExactly("Complete, damaged", "Complete, damaged", "Damaged. The end is missing.", "Complete");
    }

    @Test
    void turnsHostileTextIntoTextOnly() throws Exception {
        String hostile = "\"><script>alert(1)</script><img src=x onerror='a'>\u0000\u202E]]>";
        ReportView.Post post = new ReportView.Post(
                hostile,
                Optional.of(Instant.EPOCH),
                ShownKind.VIDEO,
                M,
                Optional.of(hostile),
                hostile,
                0,
                OptionalInt.empty(),
                Optional.empty(),
                List.of(new ReportView.Match(hostile, hostile, List.of())),
                Optional.empty(),
                Optional.of(hostile),
                Optional.of(hostile),
                List.of(hostile));
        ReportView.File file = KelpSample.file(hostile, ReportView.Fate.UNMATCHED, Optional.of(hostile));

        WellFormed page = page(KelpSample.report(List.of(post), List.of(file)));

        assertThat(page.all("script")).isEmpty();
        assertThat(page.all("img")).isEmpty();
        assertThat(page.text()).contains("<script>alert(1)</script>");
    }

    @Test
    void loadsAndRunsNothing() throws Exception {
        String page = text(KelpSample.report(KelpSample.posts(8, 100, H), KelpSample.files(8)));

        assertThat(page).contains("default-src 'none'");
        assertThat(page).doesNotContain("http:", "https:", "url(", "@import", "<link", "<script");
    }

    @Test
    void givesTheSameBytesForTheSameView() throws Exception {
        ReportView view = KelpSample.report(KelpSample.posts(80, 300, H, M, A), KelpSample.files(80));

        assertThat(text(view)).isEqualTo(text(view));
    }

    @Test
    void accountsForEveryItemSectionBySectionAndPathByPath() throws Exception {
        WellFormed page = page(KelpSample.report(KelpSample.posts(2, 3, H), KelpSample.files(2)));
        String text = page.byId("accounting").getTextContent().replace("\u00ad", "");
        assertThat(text)
                .contains("Everything adds up: 37,316 items found = 301 kept + 100 pseudonymised + 36,914 not selected"
                        + " + 1 not understood.")
                .contains("An independent second count", "the same numbers")
                .contains("what the creator watched", "12,301", "36,904", "The consent does not cover watch-history.")
                .contains("Path by path: all 3 paths");
        assertThat(page.ofClass("svg", "shares"))
                .as("two of sections, one of comments that could be found")
                .hasSize(3);
    }

    @Test
    void listsUnknownStructureApartByPathAndTypes() throws Exception {
        WellFormed page = page(KelpSample.report(KelpSample.posts(2, 3, H), KelpSample.files(2)));
        assertThat(page.byId("accounting").getTextContent())
                .contains("Structure that is not known", "CommentsList[].<mood>", "a key that is not known")
                .contains("number and string");
    }

    @Test
    void closesEveryStreamThatItOpens() throws Exception {
        int[] open = {0};
        ReportView sample = KelpSample.report(KelpSample.posts(80, 300, H, M, L), KelpSample.files(3));
        ReportView view = new ReportView(
                sample.aip(),
                1,
                sample.made(),
                sample.software(),
                sample.account(),
                sample.platform(),
                sample.withoutExport(),
                sample.profile(),
                sample.received(),
                sample.consent(),
                () -> {
                    open[0]++;
                    return sample.posts().get().onClose(() -> open[0]--);
                },
                () -> {
                    open[0]++;
                    return sample.posts().get().onClose(() -> open[0]--);
                },
                sample.changes(),
                () -> {
                    open[0]++;
                    return sample.files().get().onClose(() -> open[0]--);
                },
                sample.accounting(),
                sample.recognition(),
                sample.formats(),
                sample.checks(),
                sample.findings(),
                sample.still());

        PackageReport.write(view, Writer.nullWriter());

        assertThat(open[0]).isZero();
    }

    private static String summary(PostStatus... states) throws Exception {
        List<ReportView.Post> posts = states.length == 0 ? List.of() : KelpSample.posts(states.length, 100, states);
        return page(KelpSample.report(posts, List.of()))
                .ofClass("p", "summary")
                .get(0)
                .getTextContent();
    }

    private static String second(List<ReportView.File> files) throws Exception {
        return page(KelpSample.report(List.of(), files))
                .ofClass("p", "second")
                .get(0)
                .getTextContent();
    }

    /** Marks in the drawing, that is without those in the legend. */
    private static long marks(WellFormed page) {
        return page.ofClass("use", "mark").stream()
                .filter(e -> e.getParentNode().getNodeName().equals("g"))
                .count();
    }

    /** The sum over the table that says the timeline in numbers. */
    private static long tableOfTimeline(WellFormed page) {
        return page.ofClass("td", "number").stream()
                .filter(e -> e.getAttribute("data-label").equals("Posts"))
                .mapToLong(e -> Long.parseLong(e.getTextContent().replace(",", "")))
                .sum();
    }

    private static WellFormed page(ReportView view) throws Exception {
        return WellFormed.parse(text(view));
    }

    private static String text(ReportView view) throws Exception {
        StringWriter out = new StringWriter();
        PackageReport.write(view, out);
        return out.toString();
    }
}
