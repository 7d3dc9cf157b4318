package org.posterity.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.application.Wiring;
import org.posterity.consent.ConsentRecord.EventKind;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.model.Fault;
import org.posterity.model.TerminalFailure;
import org.posterity.record.ConsentTerms;

class ConsentRecordReaderTest {

    @Test
    void readsEveryFieldOfACompleteRecord() {
        ConsentRecord record = Records.sound(Records.COMPLETE);

        assertThat(record.grantor().capacity()).isEqualTo(GrantorCapacity.CREATOR);
        assertThat(record.grantor().persons())
                .containsExactly(new ConsentRecord.Person(
                        "Ilse Quist", Optional.of(LocalDate.of(2026, 2, 27)), Optional.empty()));
        assertThat(record.minor()).isFalse();
        assertThat(record.institution().acceptedBy()).isEqualTo("Nils Oram");
        assertThat(record.notice().language()).isEqualTo("en");
        assertThat(record.legalBasis().provision()).contains("GDPR Art. 6(1)(a)");
        assertThat(record.events()).extracting(ConsentRecord.Event::kind).containsExactly(EventKind.GIVEN);
        ConsentTerms terms = record.terms();
        assertThat(terms.accounts()).containsExactly(new Account("tiktok", "kelp.and.kites"));
        assertThat(terms.categories())
                .containsExactly(Category.POSTS, Category.MEDIA, Category.PROFILE, Category.ENGAGEMENT);
        assertThat(terms.access()).isEqualTo(AccessLevel.REGISTERED);
        assertThat(terms.until()).contains(LocalDate.of(2036, 2, 28));
        assertThat(terms.embargoUntil()).contains(LocalDate.of(2027, 1, 1));
        assertThat(terms.countries()).containsExactly("AT", "DE");
        assertThat(terms.evidence()).extracting(Digest::hex).containsExactly(Records.DEED_SHA256);
        assertThat(terms.record()).isEqualTo(Digest.sha256(Records.COMPLETE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void needsNoneOfTheOptionalFields() {
        ConsentRecord record = Records.sound(Records.with(
                r -> r.remove(List.of("$schema", "accountUnnamed", "until", "embargo", "countries", "evidence"))));

        assertThat(record.terms().until()).isEmpty();
        assertThat(record.terms().embargoUntil()).isEmpty();
        assertThat(record.terms().embargoUntilEvent()).isFalse();
        assertThat(record.terms().countries()).isEmpty();
        assertThat(record.terms().accountUnnamed()).isFalse();
    }

    static Stream<Arguments> faultsOfForm() {
        return Stream.of(
                fault("$.id", r -> r.put("id", "two words")),
                fault("$.id", r -> r.put("id", "")),
                fault("$.grantor", r -> r.put("grantor", "a string")),
                fault("$.grantor.capacity", r -> object(r, "grantor").put("capacity", "king")),
                fault("$.grantor.persons", r -> object(r, "grantor").putArray("persons")),
                fault(
                        "$.grantor.persons[0].name",
                        r -> object(r, "grantor").putArray("persons").addObject()),
                fault(
                        "$.grantor.persons[0].name",
                        r -> object(r, "grantor")
                                .putArray("persons")
                                .addObject()
                                .put("name", "  ")),
                fault("$.accounts", r -> r.putArray("accounts")),
                fault("$.accounts", r -> r.put("accounts", "tiktok:kelp.and.kites")),
                fault("$.accounts[0]", r -> r.putArray("accounts").add("tiktok:kelp.and.kites")),
                fault("$.accounts[0].platform", r -> first(r, "accounts").put("platform", "Tik Tok")),
                fault("$.accounts[0].username", r -> first(r, "accounts").put("username", "@")),
                fault("$.accountUnnamed", r -> r.put("accountUnnamed", "true")),
                fault("$.withoutExport.reason", r -> r.putObject("withoutExport")),
                fault(
                        "$.withoutExport.reason",
                        r -> r.putObject("withoutExport").put("reason", " ")),
                fault("$.withoutExport", r -> r.put("withoutExport", true)),
                fault("$.age", r -> r.put("age", 34)),
                fault("$.birthDateInExport", r -> r.put("birthDateInExport", "right")),
                fault("$.birthDateInExport", r -> r.put("birthDateInExport", true)),
                fault("$.institution.acceptedAt", r -> object(r, "institution").put("acceptedAt", "1 March 2026")),
                fault("$.notice.digest", r -> object(r, "notice").put("digest", "md5:abc")),
                fault("$.notice.text", r -> object(r, "notice").put("text", "Something else than the donor read.")),
                fault("$.notice.text", r -> object(r, "notice").put("text", "\u0007")),
                fault("$.notice.title", r -> object(r, "notice").put("title", "two\nlines")),
                fault("$.notice.language", r -> object(r, "notice").put("language", "English, mostly")),
                fault("$.categories", r -> r.putArray("categories")),
                fault("$.categories[0]", r -> r.putArray("categories").add("everything")),
                fault("$.categories", r -> r.putArray("categories").add("posts").add("posts")),
                fault("$.purposes[0]", r -> r.putArray("purposes").add("fun")),
                fault("$.access", r -> r.put("access", "public")),
                fault("$.from", r -> r.put("from", "2026-02-30")),
                fault("$.from", r -> r.put("from", "0026-03-01")),
                fault("$.from", r -> r.put("from", "2026-3-1")),
                fault("$.until", r -> r.putNull("until")),
                fault("$.until", r -> r.put("until", "2026-02-28")),
                fault("$.embargo", r -> r.putObject("embargo")),
                fault("$.embargo", r -> object(r, "embargo").put("event", "as well")),
                fault("$.embargo.untilDate", r -> r.putObject("embargo").put("untilDate", "soon")),
                fault("$.countries", r -> r.putArray("countries")),
                fault("$.countries[0]", r -> r.putArray("countries").add("Germany")),
                fault("$.countries[0]", r -> r.putArray("countries").add("UK")),
                fault("$.thirdParties", r -> r.put("thirdParties", "keep")),
                fault("$.legalBasis.kind", r -> object(r, "legalBasis").remove("kind")),
                fault("$.evidence[0].digest", r -> first(r, "evidence").put("digest", "sha256:" + "a".repeat(63))),
                fault("$.events", r -> r.putArray("events")),
                fault("$.events[0].type", r -> first(r, "events").put("type", "signed")),
                fault("$.events[0].at", r -> first(r, "events").put("at", "yesterday")));
    }

    @ParameterizedTest(name = "{index}: {0}")
    @MethodSource("faultsOfForm")
    void findsExactlyTheFaultAndItsPlace(String place, Consumer<ObjectNode> change) {
        List<Fault> faults = Records.faultsWith(change);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).where()).startsWith(place + " (line ");
        assertThat(faults.get(0).what()).isNotBlank();
        assertThat(faults.get(0).remedy()).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id",
                "grantor",
                "accounts",
                "age",
                "institution",
                "notice",
                "categories",
                "purposes",
                "access",
                "from",
                "thirdParties",
                "legalBasis",
                "events"
            })
    void saysWhichFieldIsMissing(String field) {
        List<Fault> faults = Records.faultsWith(r -> r.remove(field));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).where()).startsWith("$." + field + " (");
        assertThat(faults.get(0).what()).isEqualTo("This field is missing.");
    }

    @Test
    void tellsTheLine() {
        String text = Records.COMPLETE.replace("\"registered\"", "\"public\"");
        int line = (int) text.substring(0, text.indexOf("\"public\"")).lines().count();

        assertThat(Records.faults(text)).extracting(Fault::where).containsExactly("$.access (line " + line + ")");
    }

    @Test
    void refusesAFieldItDoesNotKnowWithoutRepeatingItsName() {
        List<Fault> faults = Records.faults(Records.COMPLETE.replace("\"until\"", "\"untill\""));

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).where()).startsWith("$.* (line 14)");
        assertThat(faults.get(0).remedy()).contains("until, grants, embargo");
        assertThat(faults.toString()).doesNotContain("untill");
    }

    @Test
    void explainsNullAsLeavingOut() {
        assertThat(Records.faultsWith(r -> r.putNull("until")))
                .extracting(Fault::remedy)
                .first()
                .asString()
                .startsWith("Omit the field");
    }

    @Test
    void tellsAllFaultsAtOnceInTheOrderOfTheFile() {
        List<Fault> faults = Records.faultsWith(r -> {
            r.put("id", 7);
            object(r, "grantor").put("capacity", "king");
            r.put("age", "old");
            object(r, "institution").remove("acceptedBy");
            r.putArray("categories").add("posts").add("gossip").add(3);
            r.put("from", "2026-13-01");
            r.put("until", "2026-02-28");
            r.putArray("countries").add("XX");
            r.put("nickname", "x");
        });

        assertThat(faults)
                .extracting(fault -> fault.where().replaceAll(" \\(.*", ""))
                .containsExactly(
                        "$.id",
                        "$.grantor.capacity",
                        "$.age",
                        "$.institution.acceptedBy",
                        "$.categories[1]",
                        "$.categories[2]",
                        "$.from",
                        "$.countries[0]",
                        "$.*");
    }

    @Test
    void findsKeysGivenTwice() {
        List<Fault> faults = Records.faults(Records.COMPLETE.replace(
                "\"age\": \"adult\",", "\"age\": \"adult\",\n\"age\": \"minor\", \"age\": {\"deep\": [1, 2]},"));

        assertThat(faults).extracting(Fault::where).allMatch(where -> where.startsWith("$.age ("));
        assertThat(faults)
                .extracting(Fault::what)
                .containsOnly("This is given twice, and the program will not guess which one is meant.");
    }

    @Test
    void demandsThatConsentWasGivenFirst() {
        assertThat(Records.faultsWith(r -> events(r, "renewed", "2026-03-01")))
                .extracting(Fault::what)
                .containsExactly("No event says that consent was given.");
        assertThat(Records.faultsWith(r -> events(r, "withdrawn", "2026-03-01", "given", "2026-04-01")))
                .extracting(Fault::where)
                .first()
                .asString()
                .startsWith("$.events[0]");
        assertThat(Records.faultsWith(r -> events(r, "given", "2026-03-02", "renewed", "2026-03-01")))
                .extracting(Fault::where)
                .first()
                .asString()
                .startsWith("$.events[1].at");
    }

    @Test
    void refusesConsentThatIsGivenAfterAllOfItHasEnded() {
        assertThat(Records.faultsWith(r -> events(r, "given", "2036-02-29")))
                .extracting(fault -> fault.where().replaceFirst(" .*", ""), Fault::what)
                .containsExactly(tuple(
                        "$.events[0].at", "Consent is given after every grant has ended, so it would never be valid."));
        assertThat(Records.faultsWith(r -> events(r, "given", "2036-02-28"))).isEmpty();
        assertThat(Records.faultsWith(r -> {
                    events(r, "given", "2036-02-29");
                    r.remove("until");
                }))
                .isEmpty();
    }

    @Test
    void refusesNamesWithNothingToReadAndPapersWithNothingInThem() {
        assertThat(Records.faultsWith(r -> {
                    ((ObjectNode) object(r, "grantor").at("/persons/0")).put("name", "\u00a0\u2003\u200b");
                    r.putArray("evidence")
                            .addObject()
                            .put("name", "deed.pdf")
                            .put("digest", Digest.sha256(new byte[0]).toString());
                }))
                .extracting(fault -> fault.where().replaceFirst(" .*", ""), Fault::what)
                .containsExactlyInAnyOrder(
                        tuple("$.grantor.persons[0].name", "This is empty."),
                        tuple("$.evidence[0].digest", "This is the digest of an empty file, which proves nothing."));
    }

    @Test
    void demandsThatJointGrantorsAreSeveral() {
        assertThat(Records.faultsWith(r -> object(r, "grantor").put("capacity", "joint")))
                .extracting(Fault::what)
                .containsExactly("A joint grant needs at least two grantors.");
    }

    @Test
    void refusesACreatorWhoIsSeveralAndPointsToTheJointCapacity() {
        Consumer<ObjectNode> two =
                r -> object(r, "grantor").withArray("persons").addObject().put("name", "Ova Brandt");

        assertThat(Records.faultsWith(two)).singleElement().satisfies(fault -> {
            assertThat(fault.where()).startsWith("$.grantor.capacity");
            assertThat(fault.remedy()).contains("joint");
            assertThat(fault.toString()).doesNotContain("Brandt");
        });
        assertThat(Records.faultsWith(two.andThen(r -> object(r, "grantor").put("capacity", "joint"))))
                .isEmpty();
        assertThat(Records.faultsWith(two.andThen(r -> object(r, "grantor").put("capacity", "guardian"))))
                .isEmpty();
    }

    @Test
    void refusesTheSameAccountTwice() {
        assertThat(Records.faultsWith(r -> r.withArray("accounts")
                        .addObject()
                        .put("platform", "tiktok")
                        .put("username", "@Kelp.And.Kites")))
                .extracting(Fault::what)
                .containsExactly("An account is named twice.");
    }

    @Test
    void acceptsNamesInEveryScript() {
        ConsentRecord record = Records.sound(Records.with(r -> {
            object(r, "grantor")
                    .putArray("persons")
                    .addObject()
                    .put("name", "\u05E0\u05D5\u05E2\u05D4 \u0645\u0631\u064A\u0645 𓀀");
            object(r, "institution").put("name", "كتابخانهٔ ملی");
            r.putArray("accounts").addObject().put("platform", "tiktok").put("username", "морской_змей😀");
        }));

        assertThat(record.institution().name()).isEqualTo("كتابخانهٔ ملی");
        assertThat(record.terms().accounts().get(0).username()).isEqualTo("морской_змей😀");
    }

    @Test
    void refusesTextThatCannotBeWritten() {
        String halfACharacter = Records.COMPLETE.replace("Harbour Library", "Harbour \\ud83d Library");
        String control = Records.COMPLETE.replace("Harbour Library", "Harbour\\u0000Library\\n");

        assertThat(Records.faults(halfACharacter))
                .extracting(Fault::where)
                .containsExactly("$.institution.name (line 8)");
        assertThat(Records.faults(control)).extracting(Fault::where).containsExactly("$.institution.name (line 8)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "\"consent\"",
                "true",
                "0",
                "1e999999999",
                "[{}]",
                "{}",
                "{\"\": {\"\": null}}",
                "{\"accounts\": {\"0\": {}}, \"grantor\": [], \"events\": [null, [], {}, 1]}",
                "{\"notice\": 1e999999999, \"categories\": [[[]]], \"countries\": [null]}"
            })
    void findsFaultsInWhateverJsonThereIs(String text) {
        assertThat(Records.faults(text)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Dear archive, I agree. Ilse Quist",
                "{'id': 'single quotes'}",
                "{\"id\": \"Ilse Quist\",, }",
                "{\"id\": Ilse Quist}",
                "<consent>Ilse Quist</consent>",
                "{\"id\": NaN}",
                "// Ilse Quist\n{}"
            })
    void saysWhereItStopsBeingJsonWithoutQuotingIt(String text) {
        List<Fault> faults = Records.faults(text);

        assertThat(faults).hasSize(1);
        assertThat(faults.get(0).where()).matches("line \\d+, column \\d+");
        assertThat(faults.toString()).doesNotContain("Ilse").doesNotContain("Quist");
    }

    @Test
    void tellsATruncatedRecordAtEveryLength() {
        for (int length = 1; length < Records.COMPLETE.strip().length(); length++) {
            List<Fault> faults = Records.faults(Records.COMPLETE.substring(0, length));
            assertThat(faults).as("first %d characters", length).hasSize(1);
            assertThat(faults.get(0).what()).isEqualTo("The file ends before it is complete.");
        }
    }

    @Test
    void refusesWhatFollowsTheRecord() {
        assertThat(Records.faults(Records.COMPLETE + "{}"))
                .extracting(Fault::what)
                .containsExactly("There is more after the end.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  \r\n\t", "\uFEFF", "\uFEFF \n"})
    void refusesAnEmptyFile(String text) {
        assertThat(Records.faults(text)).extracting(Fault::what).containsExactly("This file is empty.");
    }

    @Test
    void toleratesAByteOrderMark() {
        assertThat(Records.faults("\uFEFF" + Records.COMPLETE)).isEmpty();
    }

    @Test
    void refusesOtherEncodings() {
        for (Charset charset : List.of(StandardCharsets.UTF_16, StandardCharsets.ISO_8859_1)) {
            ReadConsent reading = Records.reader()
                    .read(Records.COMPLETE.replace("Ilse", "Åse").getBytes(charset));
            assertThat(((ReadConsent.Faulty) reading).faults())
                    .extracting(Fault::what)
                    .containsExactly("This is not text in UTF-8.");
        }
    }

    @Test
    void refusesMoreThanAMegabyteAndNestingWithoutEnd(@TempDir Path folder) throws IOException {
        Path large = Files.write(folder.resolve("large.json"), new byte[1024 * 1024 + 1]);

        assertThat(((ReadConsent.Faulty) Records.reader().read(large)).faults())
                .extracting(Fault::what)
                .containsExactly("This is larger than 1 MB.");
        assertThat(Records.faults("[".repeat(500_000)))
                .extracting(Fault::what)
                .containsExactly("This is nested too deeply, or too long.");
    }

    @Test
    void refusesWhatIsNotAFile(@TempDir Path folder) {
        assertThat(Records.reader().read(folder)).isInstanceOf(ReadConsent.Faulty.class);
        assertThat(Records.reader().read(folder.resolve("absent.json"))).isInstanceOf(ReadConsent.Faulty.class);
    }

    @Test
    void staysQuickWithFiftyThousandFaults() {
        String many = Records.with(r -> {
                    r.putArray("accounts");
                    for (int i = 0; i < 50_000; i++) {
                        r.withArray("accounts").addNull();
                    }
                })
                .replaceAll("\\s+", "");

        assertThat(Records.faults(many).size()).isEqualTo(50_000);
    }

    @Test
    void followsTheInstitutionsOwnSchema(@TempDir Path config) throws IOException {
        Path schema = config.resolve("consent-record.schema.json");
        String shipped = Files.readString(Path.of("config/consent-record.schema.json"));
        Files.writeString(schema, shipped.replace("\"publication\"]", "\"publication\", \"karaoke\"]"));
        byte[] record =
                Records.with(r -> r.withArray("purposes").add("karaoke")).getBytes(StandardCharsets.UTF_8);

        assertThat(ConsentRecordReader.following(config, Wiring.platforms()).read(record))
                .isInstanceOf(ReadConsent.Read.class);
        Files.delete(schema);
        assertThat(ConsentRecordReader.following(config, Wiring.platforms()).read(record))
                .isInstanceOf(ReadConsent.Faulty.class);
    }

    @Test
    void readsNothingWithoutSenseUnderASchemaThatAllowsAll(@TempDir Path config) throws IOException {
        Files.writeString(config.resolve("consent-record.schema.json"), "{\"type\": \"object\"}");
        ConsentRecordReader loose = ConsentRecordReader.following(config, Wiring.platforms());

        assertThat(loose.read(Records.COMPLETE.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReadConsent.Read.class);
        assertThat(loose.read("{}".getBytes(StandardCharsets.UTF_8))).isInstanceOf(ReadConsent.Faulty.class);
        faultsOfForm()
                .map(arguments -> Records.with(change(arguments)))
                .forEach(text -> assertThat(loose.read(text.getBytes(StandardCharsets.UTF_8)))
                        .isNotNull());
        assertThat(loose.read(Records.with(r -> r.putArray("categories").add("everything"))
                        .getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ReadConsent.Faulty.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]"})
    void saysThatASchemaIsBroken(String schema, @TempDir Path config) throws IOException {
        Files.writeString(config.resolve("consent-record.schema.json"), schema);

        assertThatThrownBy(() -> ConsentRecordReader.following(config, Wiring.platforms()))
                .isInstanceOf(TerminalFailure.class);
    }

    private static Arguments fault(String place, Consumer<ObjectNode> change) {
        return Arguments.of(place, change);
    }

    @SuppressWarnings("unchecked")
    private static Consumer<ObjectNode> change(Arguments arguments) {
        return (Consumer<ObjectNode>) arguments.get()[1];
    }

    private static ObjectNode object(ObjectNode record, String field) {
        return (ObjectNode) record.get(field);
    }

    private static ObjectNode first(ObjectNode record, String field) {
        return (ObjectNode) record.withArray(field).get(0);
    }

    private static void events(ObjectNode record, String... typesAndDays) {
        record.putArray("events");
        for (int i = 0; i < typesAndDays.length; i += 2) {
            record.withArray("events").addObject().put("type", typesAndDays[i]).put("at", typesAndDays[i + 1]);
        }
    }
}
