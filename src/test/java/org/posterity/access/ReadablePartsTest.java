package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.access.RecordedPackage.grant;
import static org.posterity.access.RecordedPackage.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;
import org.posterity.page.CopyView;
import org.posterity.record.Grant;
import org.posterity.record.PackageRecords;
import org.posterity.record.PostRecord;
import org.posterity.storage.StoredContent;

/** Access is decided per post and file. */
class ReadablePartsTest {
    private static final LocalDate TODAY = LocalDate.parse("2026-04-01");
    private static final PostRecord OPEN = post("2024/open", "everyone", 1);
    private static final PostRecord FRIENDS = post("2024/friends", "friends", 1);
    private static final PostRecord BARE = post("2024/bare", "everyone", 0);

    @TempDir
    private Path folder;

    private AgreementsOnFile agreements;
    private RecordedPackage stored;

    @BeforeEach
    void begin() throws IOException {
        agreements = new AgreementsOnFile(folder).with("a", "given 2020-01-01").with("b", "given 2020-01-01");
        stored = new RecordedPackage(folder);
    }

    @Test
    void aPostIsShownByTheGrantOfItsOwnCategory() throws IOException {
        stored.accession(1, OPEN, FRIENDS)
                .granted(
                        1,
                        "a",
                        grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA),
                        grant(AccessLevel.DARK, Category.NON_PUBLIC_POSTS));
        assertThat(open()).containsExactly("data/posts/2024/open.warc");
        assertThat(parts().closed()).isEqualTo(new Closed(1, 2, 0, 0));
    }

    @Test
    void aPostWithMediaNeedsThatTheyAreOpenToo() throws IOException {
        stored.accession(1, OPEN, BARE)
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS), grant(AccessLevel.DARK, Category.MEDIA));
        assertThat(open()).containsExactly("data/posts/2024/bare.warc");
    }

    @Test
    void ofTwoAccessionsEachIsShownByItsOwnTerms() throws IOException {
        stored.accession(1, OPEN)
                .accession(2, BARE)
                .granted(1, "a", grant(AccessLevel.DARK, Category.POSTS, Category.MEDIA))
                .granted(2, "b", grant(AccessLevel.OPEN, Category.POSTS));
        assertThat(open()).containsExactly("data/posts/2024/bare.warc");
        assertThat(gate().closed()).isEmpty();
    }

    @Test
    void anAgreementThatCannotBeReadClosesTheOtherAccessionsToo() throws IOException {
        stored.accession(1, OPEN)
                .accession(2, BARE)
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA))
                .granted(2, "b", grant(AccessLevel.OPEN, Category.POSTS));
        assertThat(gate().closed()).isEmpty();
        Files.writeString(agreements.newest("a"), "{}");
        assertThat(gate().closed().map(Dissemination.Refused::code)).contains("agreement-unreadable");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"DARK, -, true", "DARK, 2026-04-02, true", "DARK, 2026-04-01, false", "ON_SITE, -, false"})
    void aRestrictionClosesOnePostAndNoOther(AccessLevel level, LocalDate until, boolean closes) throws IOException {
        stored.accession(1, OPEN, BARE)
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA))
                .restricted(OPEN.warc().orElseThrow(), level, Optional.ofNullable(until));
        assertThat(open()).contains("data/posts/2024/bare.warc").hasSize(closes ? 1 : 2);
    }

    @Test
    void whatALaterAgreementClosesIsClosedInEarlierAccessionsAsWell() throws IOException {
        stored.accession(1, OPEN, FRIENDS)
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.NON_PUBLIC_POSTS, Category.MEDIA))
                .granted(2, "b", grant(AccessLevel.OPEN, Category.POSTS));
        agreements.keep(
                "b",
                "{\"grants\": [{\"categories\": [\"posts\"], \"access\": \"dark\"}], \"events\": [{\"type\": \"given\","
                        + " \"at\": \"2020-01-01\"}]}");
        assertThat(open()).containsExactly("data/posts/2024/friends.warc");
    }

    @Test
    void whatTheNewestVersionOfItsAgreementGrantsNoLongerIsClosed() throws IOException {
        stored.accession(1, OPEN, BARE).granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA));
        agreements.keep(
                "a",
                "{\"categories\": [\"posts\"], \"access\": \"open\", \"events\": [{\"type\": \"given\", \"at\": \"2020-01-01\"}]}");
        assertThat(open()).containsExactly("data/posts/2024/bare.warc");
    }

    @Test
    void whereAllOfItIsClosedNothingIsOpen() throws IOException {
        stored.accession(1, FRIENDS)
                .granted(
                        1,
                        "a",
                        grant(AccessLevel.OPEN, Category.POSTS),
                        grant(AccessLevel.DARK, Category.NON_PUBLIC_POSTS, Category.MEDIA));
        assertThat(parts().open()).isEmpty();
        assertThat(parts().terms()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "OPEN, OPEN, everyone, false, first later",
                "OPEN, DARK, everyone, false, first",
                "DARK, OPEN, everyone, false, -",
                "OPEN, OPEN, friends, false, -",
                "OPEN, OPEN, everyone, true, -"
            })
    void whatALaterAccessionBroughtForAPostNeedsAllThatThePostNeeds(
            AccessLevel first, AccessLevel second, String visibility, boolean restricted, String open)
            throws IOException {
        stored.accession(1, OPEN)
                .accession(2, RecordedPackage.again(OPEN, visibility, 2))
                .granted(1, "a", grant(first, Category.POSTS, Category.MEDIA))
                .granted(2, "b", grant(second, Category.POSTS, Category.MEDIA));
        if (restricted) {
            stored.restricted(OPEN.warc().orElseThrow(), AccessLevel.DARK, Optional.empty());
        }
        List<String> expected = new ArrayList<>();
        if (open != null) {
            expected.add("data/posts/2024/open.warc");
        }
        if ("first later".equals(open)) {
            expected.add("data/posts/2024/open.a0002.warc");
        }
        assertThat(open()).isEqualTo(expected);
        assertThat(parts().closed().ofPosts()).isEqualTo(1);
    }

    @Test
    void aPostThatWasMadePrivateIsShownByTheNewestGrantOfPrivatePosts() throws IOException {
        stored.accession(1, OPEN)
                .accession(2, RecordedPackage.again(OPEN, "friends", 2))
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA))
                .granted(
                        2,
                        "b",
                        grant(AccessLevel.REGISTERED, Category.POSTS, Category.NON_PUBLIC_POSTS, Category.MEDIA));
        assertThat(open()).containsExactly("data/posts/2024/open.warc", "data/posts/2024/open.a0002.warc");
        assertThat(parts().terms().orElseThrow().access()).isEqualTo(AccessLevel.REGISTERED);
    }

    @ParameterizedTest
    @CsvSource({"2026-04-01, 2, 0", "2026-03-31, 1, 1"})
    void countsAreShownByTheTermsOfTheAccessionThatTellsThem(LocalDate until, int counted, int closed)
            throws IOException {
        stored.accession(1, RecordedPackage.counted("2024/open", 1))
                .accession(2, RecordedPackage.counted("2024/open", 2))
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.ENGAGEMENT))
                .granted(
                        2,
                        "b",
                        new Grant(
                                Set.of(Category.POSTS, Category.ENGAGEMENT),
                                Set.of("preservation"),
                                AccessLevel.OPEN,
                                RecordedPackage.FIRST,
                                Optional.of(until)));
        assertThat(open()).containsExactly("data/posts/2024/open.warc");
        assertThat(parts().counted()).hasSize(counted);
        assertThat(parts().closed().sections()).isEqualTo(closed);
    }

    @Test
    void whatTheIndexShowsIsDrawnFromTheRecord() throws IOException {
        stored.accession(1, OPEN).granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS, Category.MEDIA));
        CopyView.Entry entry = parts().open().get(0).entry().orElseThrow();
        assertThat(entry.page()).isEqualTo("posts/2024/open/index.html");
        assertThat(entry.title()).contains("Kites over 2024/open");
        assertThat(entry.date()).isEqualTo(OPEN.date());
        assertThat(entry.state()).isEmpty();
    }

    private List<String> open() throws IOException {
        return parts().open().stream().map(ReadableParts.Part::warc).toList();
    }

    private ReadableParts parts() throws IOException {
        return ReadableParts.of(records(), gate(), "preservation");
    }

    private AccessGate gate() throws IOException {
        return new AccessGate(
                RecordedPackage.AIP, new KeptConsent(agreements), records().terms(), TODAY);
    }

    private PackageRecords records() {
        return new PackageRecords(new StoredContent(stored.files()));
    }
}
