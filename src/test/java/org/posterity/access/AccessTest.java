package org.posterity.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.posterity.access.RecordedPackage.grant;
import static org.posterity.access.RecordedPackage.post;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.access.DisseminationRequest.Form;
import org.posterity.consent.Agreement;
import org.posterity.consent.AgreementsOnFile;
import org.posterity.consent.KeptConsent;
import org.posterity.model.AccessLevel;
import org.posterity.model.Agent;
import org.posterity.model.Category;
import org.posterity.model.PackageId;
import org.posterity.record.Terms;
import org.posterity.storage.Journal;
import org.posterity.storage.StoredFile;

class AccessTest {
    private static final PackageId AIP = RecordedPackage.AIP;
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-04-01T08:09:10Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    private RecordedPackage stored;
    private AgreementsOnFile agreements;
    private Journal journal;
    private Path to;

    @BeforeEach
    void store() throws IOException {
        agreements = new AgreementsOnFile(folder).with("a", "given 2020-01-01");
        journal = new Journal(folder.resolve("journal.jsonl"));
        to = folder.resolve("out");
        stored = new RecordedPackage(folder).accession(1).granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS));
    }

    @Test
    void handsOutTheBagAsItIs() throws IOException {
        Dissemination.Delivered copy = (Dissemination.Delivered) deliver(Form.BAG);
        assertThat(copy.place()).isEqualTo(to.resolve(AIP.shortForm()));
        assertThat(copy.files()).isEqualTo(stored.files().size());
        for (StoredFile file : stored.files()) {
            assertThat(copy.place().resolve(file.logicalPath()))
                    .hasSameBinaryContentAs(Path.of(file.bytes().location()));
        }
        assertThat(journal.events(AIP)).extracting(event -> event.outcome()).containsExactly("success");
    }

    @Test
    void handsOutATarAndAReadingCopyWithoutTheIndex() throws IOException {
        Dissemination.Delivered tar = (Dissemination.Delivered) deliver(Form.TAR);
        assertThat(tar.place()).isEqualTo(to.resolve(AIP.shortForm() + ".tar")).isRegularFile();
        Dissemination.Delivered copy = (Dissemination.Delivered) deliver(Form.FILES);
        assertThat(copy.place().resolve("about-this-copy.txt"))
                .content()
                .contains("This is an access copy.", AIP.value())
                .doesNotContain("Read me.", "This is an archival package");
        assertThat(copy.place().resolve("index.html")).content().contains("Access copy", "about-this-copy.txt");
        assertThat(copy.place().resolve("index")).doesNotExist();
        assertThat(names()).containsExactlyInAnyOrder(AIP.shortForm(), AIP.shortForm() + ".tar");
    }

    @Test
    void writesOverNothing() throws IOException {
        Files.createDirectories(to.resolve(AIP.shortForm()));
        assertThat(deliver(Form.BAG))
                .isInstanceOfSatisfying(
                        Dissemination.Refused.class, it -> assertThat(it.code()).isEqualTo("place-taken"));
        assertThat(to.resolve(AIP.shortForm())).isEmptyDirectory();
    }

    @Test
    void leavesNoHalfCopyAndSaysThatTheStoredFileIsDamaged() throws IOException {
        Files.writeString(Path.of(file("data/premis.xml").bytes().location()), "<premix/>");
        for (Form form : Form.values()) {
            assertThat(deliver(form)).isInstanceOfSatisfying(Dissemination.Refused.class, it -> {
                assertThat(it.code()).isEqualTo("package-damaged");
                assertThat(it.why()).contains("data/premis.xml");
            });
            assertThat(names()).isEmpty();
        }
        assertThat(journal.events(AIP)).extracting(event -> event.outcome()).containsOnly("fail");
    }

    @Test
    void looksAtTheTermsBeforeACopyToReadLeavesAndNotesARefusal() throws IOException {
        stored = new RecordedPackage(folder).accession(1).granted(1, "a", grant(AccessLevel.DARK, Category.POSTS));
        assertThat(deliver(Form.FILES))
                .isInstanceOfSatisfying(
                        Dissemination.Refused.class, it -> assertThat(it.code()).isEqualTo("dark"));
        assertThat(to).doesNotExist();
        assertThat(journal.events(AIP)).extracting(event -> event.outcome()).containsExactly("fail");
        assertThat(deliver(Form.BAG)).isInstanceOf(Dissemination.Delivered.class);
    }

    @Test
    void whatIsClosedStaysOutWithTheRecordsThatTellOfItAndTheCopySaysHowMuch() throws IOException {
        stored = new RecordedPackage(folder)
                .accession(1, post("2024/open", "everyone", 0), post("2024/friends", "friends", 0))
                .granted(
                        1,
                        "a",
                        grant(AccessLevel.OPEN, Category.POSTS),
                        grant(AccessLevel.DARK, Category.NON_PUBLIC_POSTS));

        Dissemination.Delivered copy = (Dissemination.Delivered) deliver(Form.FILES);

        assertThat(copy.closed()).isEqualTo(new Closed(1, 2, 0, 0));
        assertThat(copy.place().resolve("posts/2024/open/index.html")).exists();
        assertThat(copy.place().resolve("posts/2024/friends")).doesNotExist();
        assertThat(copy.place().resolve("accessions")).doesNotExist();
        assertThat(copy.place().resolve("index.html"))
                .content()
                .contains("1 post", "Kites over 2024/open")
                .doesNotContain("2024/friends", "closed");
        assertThat(journal.events(AIP))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.detail())
                                .isEqualTo(
                                        "Copy handed out as files for preservation, to Reading room, without 1 post (closed)."));
    }

    @ParameterizedTest
    @EnumSource(Form.class)
    void whatIsClosedWhileACopyIsMadeDoesNotLeaveWithIt(Form form) throws IOException {
        stored = new RecordedPackage(folder)
                .accession(1, post("2024/open", "everyone", 0))
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS))
                .whileRead(() -> agreements.add(
                        Agreement.idOf("a"),
                        RecordedPackage.decision(new Terms.Restriction(
                                Terms.Restriction.WHOLE, AccessLevel.DARK, Optional.empty(), false, true)),
                        Optional.empty()));

        assertThat(code(form)).isEqualTo("terms-changed");
        assertThat(to).isEmptyDirectory();
        assertThat(code(form)).isEqualTo("closed-to-everybody");
        assertThat(journal.events(AIP)).extracting(event -> event.outcome()).containsOnly("fail");
    }

    @Test
    void whereNothingIsClosedReportAndRecordsLieBesideThePosts() throws IOException {
        stored = new RecordedPackage(folder)
                .accession(1, post("2024/open", "everyone", 0))
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS));

        Dissemination.Delivered copy = (Dissemination.Delivered) deliver(Form.FILES);

        assertThat(copy.place().resolve("accessions/0001/posts.jsonl")).exists();
        assertThat(copy.place().resolve("index.html")).content().contains("accessions/0001/report.html");
    }

    @Test
    void everyPageLeadsBackAndOnAndSaysWhatMayBeDoneWithItAndHowToCiteIt() throws IOException {
        stored = new RecordedPackage(folder)
                .accession(1, post("2024/first", "everyone", 0), post("2024/second", "everyone", 0))
                .granted(1, "a", grant(AccessLevel.OPEN, Category.POSTS));

        Path copy = ((Dissemination.Delivered) deliver(Form.FILES)).place();

        String index = Files.readString(copy.resolve("index.html"));
        String first = Files.readString(copy.resolve("posts/2024/first/index.html"));
        assertThat(index).contains("href=\"posts/2024/first/index.html\"", "id=\"year-2024\"", "2 posts");
        assertThat(first)
                .contains("href=\"../../../index.html\"", "href=\"../../../posts/2024/second/index.html\"", "Next:")
                .contains("</nav>\npage of data/posts/2024/first.warc<aside")
                .doesNotContain("Previous:");
        assertThat(Files.readString(copy.resolve("accessions/0001/report.html")))
                .contains("class=\"still\" href=\"../../posts/2024/first/index.html\"");
        for (String page : List.of(index, first)) {
            assertThat(page)
                    .contains("May be shown to", "May be used for", "preservation", "Cite as")
                    .contains("Harbour Library, " + AIP.value());
        }
    }

    @Test
    void aWithdrawalClosesCopiesToReadAtOnceAndNoCustodyCopy() {
        agreements.with("a", "given 2020-01-01", "withdrawn 2026-03-31");
        assertThat(code(Form.FILES)).isEqualTo("consent-withdrawn");
        assertThat(deliver(Form.BAG)).isInstanceOf(Dissemination.Delivered.class);
        assertThat(deliver(Form.TAR)).isInstanceOf(Dissemination.Delivered.class);
    }

    @ParameterizedTest
    @CsvSource({
        "'\"access\": \"dark\"', dark",
        "'\"access\": \"open\"', none",
        "'\"grants\": [{\"access\": \"open\"}, {\"access\": \"dark\"}]', dark",
        "'\"grants\": [{\"access\": \"on-site\"}]', none"
    })
    void whatTheDonorClosedSinceIsClosed(String access, String code) {
        agreements.keep("a", "{" + access + ", \"events\": [{\"type\": \"given\", \"at\": \"2020-01-01\"}]}");

        assertThat(code(Form.FILES)).isEqualTo(code);
    }

    @Test
    void whatTheDonorGaveAgainIsOpenAgain() {
        agreements.with("a", "given 2020-01-01", "withdrawn 2026-03-31", "given 2026-04-01");
        assertThat(deliver(Form.FILES)).isInstanceOf(Dissemination.Delivered.class);
    }

    @Test
    void anAgreementThatCannotBeReadClosesThemToo() throws IOException {
        Path record = agreements.newest("a");
        String whole = Files.readString(record);
        for (String damaged :
                List.of("", "{}", whole.replace("given", "taken"), whole.replace("2020", "2o20"), whole + " ")) {
            Files.writeString(record, damaged);
            assertThat(code(Form.FILES)).as(damaged).isEqualTo("agreement-unreadable");
        }
        Files.delete(record);
        assertThat(code(Form.FILES)).isEqualTo("agreement-unreadable");
        agreements = new AgreementsOnFile(folder);
        assertThat(code(Form.FILES)).isEqualTo("agreement-unreadable");
        agreements.with("a", "happened 2020-01-01");
        assertThat(code(Form.FILES)).isEqualTo("agreement-unreadable");
        agreements.with("a");
        assertThat(code(Form.FILES)).isEqualTo("agreement-unreadable");
        assertThat(to).doesNotExist();
    }

    private String code(Form form) {
        return deliver(form) instanceof Dissemination.Refused refused ? refused.code() : "none";
    }

    @Test
    void saysThatAPackageIsNotHeld() {
        PackageId other = PackageId.parse("urn:example:other");
        assertThat(access().deliver(DisseminationRequest.whole(other, Form.BAG, to)))
                .isEqualTo(new Dissemination.NotHeld(other));
    }

    private Dissemination deliver(Form form) {
        return access().deliver(
                        form == Form.FILES
                                ? DisseminationRequest.forReaders(AIP, to, new Use("preservation", "Reading room"))
                                : DisseminationRequest.whole(AIP, form, to));
    }

    private Access access() {
        return new Access(
                new OnePackage(stored),
                new KeptConsent(agreements),
                journal,
                CLOCK,
                new Agent("posterity", "Posterity", "software", "0"));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> list = Files.list(to)) {
            return list.map(path -> path.getFileName().toString()).toList();
        }
    }

    private StoredFile file(String path) {
        return stored.files().stream()
                .filter(file -> file.logicalPath().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
