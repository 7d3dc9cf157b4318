package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.located.Faults;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Fault;
import org.posterity.record.ConsentTerms;
import org.posterity.record.ThirdParties;

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
                .isEqualTo(draft("A notice", "posts,media", "preservation", "open", FROM)
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
    void saysEverythingThatIsWrongWithTheAnswersWhereItWasSaid() {
        ObjectNode said = said("A notice", "posts", "preservation", "open", FROM);
        said.withArray("/grantor/persons").removeAll().addObject().put("name", " ");
        said.withObject("/institution").remove("acceptedBy");
        said.putArray("accounts");
        said.put("until", FROM.minusDays(1).toString());

        Faults faults = draft(said).faults();

        assertThat(faults.inOrder())
                .extracting(Fault::where)
                .containsExactlyInAnyOrder(
                        "said at /grantor/persons/0/name",
                        "said at /institution/acceptedBy",
                        "said at /accounts",
                        "said at /until");
        assertThatThrownBy(() -> draft(said).toJson()).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatTheGateWouldRefuseInAnyCaseIsWrong() {
        ObjectNode said = said("A notice", "posts", "preservation", "open", FROM);
        said.put("age", "minor")
                .put("majority", "2040-05-01")
                .withObject("/grantor")
                .put("capacity", "creator");
        said.withObject("/institution").put("name", "Museum of Tides");

        assertThat(draft(said).faults().inOrder())
                .extracting(Fault::where)
                .containsExactlyInAnyOrder("said at /institution/name", "said at /grantor/capacity");
    }

    private static ConsentDraft draft(
            String notice, String categories, String purposes, String access, LocalDate from) {
        return draft(said(notice, categories, purposes, access, from));
    }

    private static ConsentDraft draft(ObjectNode said) {
        return new ConsentDraft(
                said,
                pointer -> "said at " + pointer,
                new Faults(),
                HouseRules.of("Harbour Library"),
                Records.reader(),
                clock());
    }

    private static ObjectNode said(String notice, String categories, String purposes, String access, LocalDate from) {
        ObjectNode said = Records.json("{\"grantor\": {\"persons\": [{\"name\": \"Ilse Quist\"}]}, \"institution\":"
                + " {\"name\": \"Harbour Library\", \"acceptedBy\": \"Nils Oram\"}, \"accountUnnamed\": true, \"accounts\":"
                + " [{\"platform\": \"tiktok\", \"username\": \"kelp.and.kites\"},"
                + " {\"platform\": \"tiktok\", \"username\": \"b\"}]}");
        said.set("notice", ConsentDraft.notice(notice));
        List.of(categories.split(",")).forEach(said.putArray("categories")::add);
        List.of(purposes.split(",")).forEach(said.putArray("purposes")::add);
        return said.put("access", access).put("from", from.toString());
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
