package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;

class ConsentDraftTest {
    private static final String TODAY = "2026-06-01";
    private static final LocalDate FROM = LocalDate.of(2026, 3, 1);

    @TempDir
    Path folder;

    @Test
    void makesACompleteRecordOfTheOptionsAlone() throws Exception {
        ConsentRecord record = sound(draft("Notice of March", "posts,media", "preservation", "open", FROM));

        assertThat(record.grantor().capacity()).isEqualTo(GrantorCapacity.CREATOR);
        assertThat(record.grantor().persons())
                .extracting(ConsentRecord.Person::name)
                .containsExactly("Ilse Quist");
        assertThat(record.minor()).isFalse();
        assertThat(record.institution().acceptedBy()).isEqualTo("Nils Oram");
        assertThat(record.institution().acceptedAt()).isEqualTo(FROM);
        assertThat(record.events()).hasSize(1);
        assertThat(record.events().get(0).at()).isEqualTo(FROM);
        assertThat(record.notice().title()).contains("Notice of March");
        assertThat(record.notice().text()).contains("Notice of March");
        assertThat(record.notice().digest().hex())
                .isEqualTo(sha256("Notice of March".getBytes(StandardCharsets.UTF_8)));
        ConsentTerms terms = record.terms();
        assertThat(terms.accounts())
                .containsExactly(new Account("tiktok", "kelp.and.kites"), new Account("tiktok", "b"));
        assertThat(terms.categories()).containsExactly(Category.POSTS, Category.MEDIA);
        assertThat(terms.access()).isEqualTo(AccessLevel.OPEN);
        assertThat(terms.until()).isEmpty();
        assertThat(terms.embargoedOn(FROM)).isFalse();
        assertThat(terms.countries()).isEmpty();
        assertThat(terms.thirdParties()).isEqualTo(ThirdParties.PSEUDONYMISE);
    }

    @Test
    void takesEveryCategoryAndEveryAccessLevel() {
        String all = String.join(
                ",", Arrays.stream(Category.values()).map(Category::id).toList());

        for (AccessLevel access : AccessLevel.values()) {
            ConsentTerms terms = sound(draft("A notice", all, "preservation,research", access.id(), FROM))
                    .terms();
            assertThat(terms.access()).isEqualTo(access);
            assertThat(terms.categories()).containsExactly(Category.values());
        }
    }

    @Test
    void dependsOnNothingButTheAnswers() {
        ConsentDraft draft = draft("A notice", "media,posts", "preservation", "open", FROM);

        assertThat(draft.toJson()).isEqualTo(draft.toJson());
        assertThat(draft.toJson())
                .isEqualTo(draft("A notice", " posts, media,posts", "preservation", "open", FROM)
                        .toJson());
        assertThat(sound(draft).terms().id())
                .startsWith("urn:uuid:")
                .isNotEqualTo(sound(draft("A notice", "media", "preservation", "open", FROM))
                        .terms()
                        .id());
        assertThat(new String(draft.toJson(), StandardCharsets.UTF_8))
                .endsWith("}\n")
                .doesNotContain("\r");
    }

    @Test
    void datesTheConsentTodayWhenItBeginsLater() {
        ConsentRecord record = sound(draft("A notice", "posts", "preservation", "open", LocalDate.of(2027, 1, 1)));

        assertThat(record.events().get(0).at()).isEqualTo(LocalDate.parse(TODAY));
        assertThat(record.terms().from()).isEqualTo(LocalDate.of(2027, 1, 1));
    }

    @Test
    void digestsTheBytesOfANoticesFile() throws Exception {
        byte[] bytes = {(byte) 0xff, 0, 13, 10};
        Path notice = Files.write(folder.resolve("notice.pdf"), bytes);

        ConsentRecord record = sound(draft(notice.toString(), "posts", "preservation", "open", FROM));

        assertThat(record.notice().digest().hex()).isEqualTo(sha256(bytes));
        assertThat(record.notice().title()).contains("notice.pdf");
        assertThat(record.notice().text()).isEmpty();
        Path shipped = Path.of("docs/examples/notice.txt");
        assertThat(sound(draft(shipped.toString(), "posts", "preservation", "open", FROM))
                        .notice()
                        .text())
                .contains(Files.readString(shipped));
        assertThat(record.notice().version()).isEqualTo(sha256(bytes).substring(0, 12));
    }

    @Test
    void takesAWholeNoticeAsText() {
        assertThat(sound(draft("Line one.\n" + "And so on. ".repeat(900), "posts", "preservation", "open", FROM))
                        .notice()
                        .title())
                .isEmpty();
    }

    @Test
    void doesNotTakeAMissingFileForANotice() {
        for (String missing : List.of("notice.pdf", "papers/notice", "C:\\papers\\notice")) {
            assertThatThrownBy(() -> draft(missing, "posts", "preservation", "open", FROM)
                            .toJson())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no such file");
        }
    }

    @Test
    void listsWhatIsAllowedWhenAWordIsNot() {
        assertThatThrownBy(() -> draft("A notice", "posts,gossip", "preservation", "open", FROM)
                        .toJson())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("non-public-posts, deleted-posts, media")
                .hasMessageNotContaining("gossip");
        assertThatThrownBy(() -> draft("A notice", "posts", "preservation", "public", FROM)
                        .toJson())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("open, registered, on-site, by-permission, dark");
        assertThatThrownBy(() -> draft("A notice", "posts", "fun", "open", FROM).toJson())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("preservation, research");
    }

    @Test
    void saysEverythingThatIsWrongWithTheAnswers() {
        ConsentAnswers answers = new ConsentAnswers(
                "  ",
                "",
                List.of(),
                false,
                "Harbour Library",
                "A notice",
                List.of("posts"),
                List.of("preservation"),
                "open",
                FROM,
                Optional.of(FROM.minusDays(1)),
                Optional.empty());

        assertThatThrownBy(() -> new ConsentDraft(answers, Records.reader(), clock()).toJson())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("$.grantor.persons[0].name")
                .hasMessageContaining("$.institution.acceptedBy")
                .hasMessageContaining("$.accounts")
                .hasMessageContaining("$.until");
    }

    @Test
    void neverOverwrites() throws IOException {
        Path out = folder.resolve("consent.json");
        ConsentDraft draft = draft("A notice", "posts", "preservation", "open", FROM);
        draft.write(out);

        assertThat(Files.readAllBytes(out)).isEqualTo(draft.toJson());
        Files.writeString(out, "mine");
        assertThatThrownBy(() -> draft.write(out))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("exists already");
        assertThat(out).hasContent("mine");
        assertThatThrownBy(() -> draft.write(folder.resolve("absent/consent.json")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static ConsentDraft draft(
            String notice, String categories, String purposes, String access, LocalDate from) {
        ConsentAnswers answers = new ConsentAnswers(
                "Ilse Quist",
                "Nils Oram",
                List.of(Account.parse("tiktok:@kelp.and.kites"), Account.parse("tiktok:b")),
                true,
                "Harbour Library",
                notice,
                List.of(categories.split(",")),
                List.of(purposes.split(",")),
                access,
                from,
                Optional.empty(),
                Optional.empty());
        return new ConsentDraft(answers, Records.reader(), clock());
    }

    private static Clock clock() {
        return Clock.fixed(Instant.parse(TODAY + "T12:00:00Z"), ZoneOffset.UTC);
    }

    private static ConsentRecord sound(ConsentDraft draft) {
        return Records.sound(new String(draft.toJson(), StandardCharsets.UTF_8));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
