package org.posterity.format.warc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.posterity.model.ValidationIssue;
import org.posterity.model.ValidationIssue.Severity;

class WarcValidatorTest {
    private static final String ABC_SHA1_BASE32 = "VGMT4NSHA2AWVOR6EVYXQUGCNSONBWE5";
    private static final String ABC_SHA256_BASE32 = "XJ4BNP4PAHH6UQKBIDPF3LRCEOYAGYNDSYLXVHFUCD7WD4QACWWQ";

    @TempDir
    Path folder;

    private byte[] sound;
    private List<HandParser.Record> records;

    @BeforeEach
    void writeASoundFile() throws Exception {
        sound = Files.readAllBytes(Samples.write(folder, "post.warc").file());
        records = HandParser.read(sound);
    }

    @Test
    void findsNothingWrongWithWhatIsWritten() throws Exception {
        assertThat(WarcValidator.ofPosterity().validate(folder.resolve("post.warc")))
                .isEmpty();
        assertThat(WarcValidator.ofPosterity().validate(folder.resolve("post.warc")))
                .isEmpty();
        assertThat(validate(sound)).isEmpty();
        assertThat(validate(sound)).isEmpty();
    }

    @Test
    void reportsAFlippedByteInAPayload() {
        byte[] damaged = sound.clone();
        damaged[1_100_000] ^= 4;

        assertThat(validate(damaged))
                .extracting(ValidationIssue::clause)
                .containsExactly("WARC/1.1 §5.8", "WARC/1.1 §5.9");
        assertThat(validate(damaged).get(0).where())
                .isEqualTo("x.warc, record 2, byte " + records.get(1).offset());
    }

    @Test
    void reportsAFlippedByteWherever() {
        Random random = new Random(11);
        for (int i = 0; i < 60; i++) {
            byte[] damaged = sound.clone();
            HandParser.Record record = records.get(random.nextInt(records.size()));
            int blockStart = (int) (record.offset() + record.length() - 4 - record.block().length);
            int at = blockStart + random.nextInt(record.block().length + 4);
            damaged[at] ^= (byte) (1 << random.nextInt(8));
            assertThat(validate(damaged)).as("byte %d", at).anyMatch(ValidationIssue::isError);
        }
    }

    @Test
    void reportsACutAnywhereButBetweenRecords() throws Exception {
        Random random = new Random(13);
        List<Long> between = records.stream().map(HandParser.Record::offset).toList();
        for (int i = 0; i < 120; i++) {
            int cut = i < 40 ? sound.length - 1 - i : 1 + random.nextInt(sound.length - 1);
            byte[] damaged = Arrays.copyOf(sound, cut);
            boolean whole = between.contains((long) cut);
            Path file = Files.write(folder.resolve("cut.warc"), damaged);
            assertThat(validate(damaged)).as("cut at %d", cut).hasSize(whole ? 0 : 1);
            assertThat(WarcValidator.ofPosterity().validate(file))
                    .as("cut at %d", cut)
                    .hasSize(whole ? 0 : 1);
        }
        assertThat(validate(new byte[0])).extracting(ValidationIssue::clause).containsExactly("WARC/1.1 §4");
    }

    @Test
    void survivesDamagedHeaders() {
        Random random = new Random(17);
        int reported = 0;
        for (int i = 0; i < 300; i++) {
            byte[] damaged = sound.clone();
            HandParser.Record record = records.get(random.nextInt(records.size()));
            int headerLength = (int) record.length() - 4 - record.block().length;
            int at = (int) record.offset() + random.nextInt(headerLength);
            damaged[at] = (byte) random.nextInt(256);
            reported += validate(damaged).isEmpty() ? 0 : 1;
        }
        assertThat(reported).as("some values may change unnoticed").isGreaterThan(180);
    }

    @Test
    void reportsAWrongContentLength() {
        for (String wrong : List.of("39", "41", "4000000000", "-1", "1e3", "", "99999999999999999999")) {
            byte[] damaged = replace(sound, "Content-Length: " + Samples.PAGE.length, "Content-Length: " + wrong);
            assertThat(validate(damaged)).as(wrong).anyMatch(ValidationIssue::isError);
        }
    }

    @Test
    void reportsEachMissingMandatoryField() {
        assertThat(clauses(record("WARC-Record-ID: <urn:uuid:1>\r\n", ""))).containsExactly("WARC/1.1 §5.2");
        assertThat(clauses(record("Content-Length: 3\r\n", ""))).containsExactly("WARC/1.1 §5.3");
        assertThat(clauses(record("WARC-Date: 2026-01-02T03:04:05Z\r\n", ""))).containsExactly("WARC/1.1 §5.4");
        assertThat(clauses(record("WARC-Type: resource\r\n", ""))).contains("WARC/1.1 §5.5");
        assertThat(clauses(record("Content-Type: text/plain\r\n", ""))).containsExactly("WARC/1.1 §5.6");
        assertThat(clauses(record("WARC-Target-URI: https://a.example/x\r\n", "")))
                .containsExactly("WARC/1.1 §5.14");
        assertThat(clauses(record("x", "x"))).isEmpty();
    }

    @Test
    void reportsFieldsThatAreNotOfTheirForm() {
        assertThat(clauses(record("<urn:uuid:1>", "urn:uuid:1"))).containsExactly("WARC/1.1 §5.2");
        assertThat(clauses(record("<urn:uuid:1>", "<no uri>"))).containsExactly("WARC/1.1 §5.2");
        for (String date :
                List.of("2026-02-30T03:04:05Z", "2026-01-02 03:04:05", "20260102030405", "2026-01-02T03:04:05")) {
            assertThat(clauses(record("2026-01-02T03:04:05Z", date))).as(date).containsExactly("WARC/1.1 §5.4");
        }
        for (String date :
                List.of("2026", "2026-01", "2026-01-02", "2026-01-02T03:04Z", "2026-01-02T03:04:05.123456789Z")) {
            assertThat(clauses(record("2026-01-02T03:04:05Z", date))).as(date).isEmpty();
        }
        assertThat(clauses(record("text/plain", "plain"))).containsExactly("WARC/1.1 §5.6");
        assertThat(clauses(record("https://a.example/x", "/x"))).containsExactly("WARC/1.1 §5.14");
        assertThat(clauses(record("https://a.example/x", "https://a.example/x y")))
                .containsExactly("WARC/1.1 §5.14");
        assertThat(clauses(record("https://a.example/x", "<https://a.example/x>")))
                .containsExactly("WARC/1.1 §5.14");
        assertThat(clauses(record("WARC/1.1", "WARC/1.2"))).containsExactly("WARC/1.1 §4");
        assertThat(clauses(record("WARC/1.1", "WARC/1.0"))).isEmpty();
    }

    @Test
    void reportsFieldsThatAreRepeatedOrOutOfPlace() {
        assertThat(clauses(record("WARC-Type", "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Type")))
                .containsExactly("WARC/1.1 §5.1");
        assertThat(clauses(record("WARC-Type", "WARC-Filename: x.warc\r\nWARC-Type")))
                .containsExactly("WARC/1.1 §5.17");
        assertThat(clauses(record("WARC-Type", "WARC-Refers-To: <urn:uuid:2>\r\nWARC-Type")))
                .containsExactly("WARC/1.1 §5.11");
        assertThat(clauses(record(
                        "WARC-Type", "WARC-Concurrent-To: <urn:x:2>\r\nWARC-Concurrent-To: <urn:x:3>\r\nWARC-Type")))
                .isEmpty();
    }

    @Test
    void acceptsDigestsInEveryUsualForm() {
        for (String digest : List.of(
                "sha1:" + ABC_SHA1_BASE32,
                "SHA-1:" + ABC_SHA1_BASE32.toLowerCase(),
                "sha1:a9993e364706816aba3e25717850c26c9cd0d89d",
                "md5:900150983CD24FB0D6963F7D28E17F72",
                "sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                "sha256:" + ABC_SHA256_BASE32)) {
            byte[] file = withDigest(digest);
            assertThat(validate(file)).as(digest).isEmpty();
            byte[] damaged = replace(file, "\r\n\r\nabc\r\n\r\n", "\r\n\r\nabd\r\n\r\n");
            assertThat(clauses(damaged)).as(digest).containsExactly("WARC/1.1 §5.8", "WARC/1.1 §5.9");
        }
    }

    @Test
    void reportsPaddedBase32() {
        assertThat(validate(withDigest("sha256:" + ABC_SHA256_BASE32 + "====")))
                .hasSize(2)
                .allSatisfy(issue -> assertThat(issue.isError()).isTrue())
                .extracting(ValidationIssue::clause)
                .containsExactlyInAnyOrder("WARC/1.1 §5.8", "WARC/1.1 §5.9");
        assertThat(validate(withDigest("sha256:abc"))).hasSize(2);
        assertThat(validate(withDigest("abc"))).hasSize(2);
    }

    @Test
    void saysWhichDigestsItCannotCheck() {
        assertThat(validate(withDigest("blake3:abc"))).hasSize(2).allMatch(ValidationIssue::isUnchecked);
    }

    @Test
    void reportsAnIdentifierThatIsUsedTwice() {
        byte[] twice = concatenate(record("x", "x"), record("x", "x"));
        assertThat(clauses(twice)).contains("WARC/1.1 §5.2");
    }

    @Test
    void reportsGarbageBetweenAndBehindRecords() {
        byte[] two = record("<urn:uuid:1>", "<urn:uuid:2>");
        for (String garbage : List.of(
                "x", "\r\n", "\n", "\0\0\0\0", "WARC/", "\r\n\r\n", "dns:x 1.2.3.4 99999999999999 text/plain 0\n")) {
            byte[] bytes = garbage.getBytes(StandardCharsets.US_ASCII);
            assertThat(clauses(concatenate(record("x", "x"), bytes, two)))
                    .as(garbage)
                    .contains("WARC/1.1 §4");
            assertThat(clauses(concatenate(record("x", "x"), bytes)))
                    .as(garbage)
                    .contains("WARC/1.1 §4");
        }
        assertThat(clauses(replace(record("x", "x"), "abc\r\n\r\n", "abc\n\n\n\n")))
                .contains("WARC/1.1 §4");
    }

    @Test
    void wantsAWarcinfoFirst() {
        byte[] without = Arrays.copyOfRange(sound, (int) records.get(1).offset(), sound.length);
        assertThat(validate(without)).singleElement().satisfies(issue -> {
            assertThat(issue.isError()).isFalse();
            assertThat(issue.clause()).isEqualTo("WARC/1.1 §5.5");
        });
    }

    @Test
    void reportsRevisitsThatDoNotFitWhatTheyReferTo() {
        String digest = records.get(5).field("WARC-Payload-Digest");
        String header = "WARC-Profile: http://netpreserve.org/warc/1.1/revisit/identical-payload-digest";
        byte[] other = replaceLast(sound, digest, "sha256:" + "0".repeat(64));
        assertThat(clauses(other)).containsExactly("WARC/1.1 §6.7.2");
        assertThat(clauses(replaceLast(sound, "WARC-Payload-Digest: " + digest + "\r\n", "")))
                .containsExactly("WARC/1.1 §6.7.2");
        assertThat(clauses(replace(sound, header + "\r\n", ""))).containsExactly("WARC/1.1 §5.18");
    }

    @Test
    void reportsSignedLinksInAnyField() {
        assertThat(clauses(record("https://a.example/x", "https://a.example/x?X-Tos-Signature=1")))
                .containsExactly(SignedLinks.CLAUSE);
        assertThat(clauses(record("WARC-Type", "X-Via: https://a.example/x?x%2Dexpires=1\r\nWARC-Type")))
                .containsExactly(SignedLinks.CLAUSE);
    }

    @Test
    void checksTheEntityBodyOfHttpMessages() {
        String plain = "HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc";
        String chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        String broken = "HTTP/1.1 OK\r\n\r\nabc";
        for (String message : List.of(plain, chunked, broken)) {
            assertThat(clauses(response(message))).as(message).isEmpty();
            assertThat(clauses(response(message.replace("abc", "abd"))))
                    .as(message)
                    .containsExactly("WARC/1.1 §5.9");
        }
    }

    @Test
    void acceptsOneGzipMemberPerRecord() throws Exception {
        byte[] gzipped = gzipEach();
        assertThat(validate(gzipped)).isEmpty();
        assertThat(validate(gzipped)).isEmpty();
        assertThat(WarcValidator.ofPosterity().validate(Files.write(folder.resolve("g"), gzipped)))
                .isEmpty();
    }

    @Test
    void reportsAFileThatIsGzippedAsAWhole() throws Exception {
        assertThat(clauses(gzip(sound))).containsExactly("WARC/1.1 Annex D");
    }

    @Test
    void reportsRecordsThatShareAMemberOrSpanSeveral() throws Exception {
        int third = (int) records.get(2).offset();
        byte[] sharing =
                concatenate(gzip(Arrays.copyOf(sound, third)), gzip(Arrays.copyOfRange(sound, third, sound.length)));
        assertThat(clauses(sharing)).containsExactly("WARC/1.1 Annex D");
        int within = (int) records.get(1).offset() + 100_000;
        byte[] first = Arrays.copyOf(sound, (int) records.get(1).offset());
        byte[] spanning = concatenate(
                gzip(first),
                gzip(Arrays.copyOfRange(sound, first.length, within)),
                gzip(Arrays.copyOfRange(sound, within, (int) records.get(2).offset())));
        assertThat(clauses(spanning)).containsExactly("WARC/1.1 Annex D");
    }

    @Test
    void reportsDamageToGzipMembers() throws Exception {
        byte[] gzipped = gzipEach();
        Random random = new Random(19);
        for (int i = 0; i < 60; i++) {
            byte[] cut = Arrays.copyOf(gzipped, 1 + random.nextInt(gzipped.length - 1));
            assertThat(validate(cut)).as("cut at %d", cut.length).isNotEmpty();
        }
        for (int i = 0; i < 20; i++) {
            byte[] flipped = gzipped.clone();
            flipped[20 + random.nextInt(1_000_000)] ^= 16;
            assertThat(validate(flipped)).isNotEmpty();
        }
        assertThat(validate(concatenate(gzipped, new byte[] {1, 2, 3}))).isNotEmpty();
    }

    @Test
    void readsAChannelToItsEndWhateverIsWrong() throws Exception {
        byte[] damaged = concatenate("WARC/1.1\r\nnonsense".getBytes(StandardCharsets.US_ASCII), sound);
        ByteArrayInputStream left = new ByteArrayInputStream(damaged);
        assertThat(WarcValidator.ofPosterity().validate("x", Channels.newChannel(left)))
                .hasSize(1);
        assertThat(left.available()).isZero();
    }

    @Test
    void doesNotFillTheMemoryWithAHeaderThatNeverEnds() {
        byte[] endless = new byte[12_000_000];
        Arrays.fill(endless, (byte) 'a');
        byte[] start = "WARC/1.1\r\nX-A: ".getBytes(StandardCharsets.US_ASCII);
        assertThat(validate(concatenate(start, endless)))
                .extracting(ValidationIssue::what)
                .containsExactly("The header of a record does not end.");
    }

    @Test
    void survivesAnythingInAnHttpMessage() {
        Random random = new Random(23);
        String message =
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n3\r\nabc\r\n0\r\n\r\n";
        for (int i = 0; i < 300; i++) {
            StringBuilder damaged = new StringBuilder(message);
            for (int j = 0; j < 3; j++) {
                damaged.setCharAt(random.nextInt(message.length()), (char) random.nextInt(128));
            }
            assertThat(clauses(response(damaged.toString()))).isSubsetOf("WARC/1.1 §5.9");
        }
        assertThat(clauses(response("HTTP/1.1 200 OK\r\nX: " + "x".repeat(9_000_000))))
                .containsExactly("WARC/1.1 §5.9");
    }

    @Test
    void survivesAVeryLongMediaType() {
        assertThat(clauses(record("text/plain", "text/plain; a=\"" + "\\a".repeat(500_000) + "\"")))
                .containsExactly("WARC/1.1 §5.6");
    }

    @Test
    void tellsTheSameFaultOnceWithACount() {
        byte[] one = record("WARC-Date: 2026-01-02T03:04:05Z\r\n", "");
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 3000; i++) {
            many.writeBytes(one);
        }
        assertThat(validate(many.toByteArray()))
                .filteredOn(ValidationIssue::isError)
                .extracting(ValidationIssue::where, ValidationIssue::times)
                .containsExactly(
                        tuple("x.warc, record 1, byte 0; record 2, byte 153; record 3, byte 306", 3000L),
                        tuple("x.warc, record 2, byte 153; record 3, byte 306; record 4, byte 459", 2999L));
    }

    @Test
    void findsTheNextRecordBehindOneThatIsMalformed() throws Exception {
        for (String damage : List.of("header", "too long", "far too long", "too short", "no number", "no line ends")) {
            for (boolean gzipped : new boolean[] {false, true}) {
                byte[] damaged = switch (damage) {
                    case "header" -> record("WARC-Type:", "WARC Type");
                    case "too long" -> record("Length: 3", "Length: 30");
                    case "far too long" -> record("Length: 3", "Length: 99999999999");
                    case "too short" -> record("Length: 3", "Length: 2");
                    case "no number" -> record("Length: 3", "Length: three");
                    default -> record("abc\r\n\r\n", "abc");
                };
                byte[] last = record("<urn:uuid:1>", "urn:uuid:without-brackets");
                byte[][] parts = {warcinfo(), record("uuid:1", "uuid:2"), damaged, record("uuid:1", "uuid:4"), last};
                ByteArrayOutputStream file = new ByteArrayOutputStream();
                for (byte[] part : parts) {
                    file.writeBytes(gzipped ? gzip(part) : part);
                }

                List<ValidationIssue> issues = new ArrayList<>(
                        WarcValidator.ofAnybody().validate(Files.write(folder.resolve("d.warc"), file.toByteArray())));
                issues.removeIf(issue -> issue.clause().endsWith("Annex D"));

                // Two faults: what was made wrong, and the last record's, which is found only by going on.
                assertThat(issues).as(damage + (gzipped ? ", gzipped" : "")).hasSize(2);
                assertThat(issues.get(0).where()).contains("record 3");
                assertThat(issues.get(1).what()).isEqualTo("WARC-Record-ID is not written in angle brackets.");
            }
        }
    }

    @Test
    void findsTheNextMemberBehindOneThatIsDamaged() throws Exception {
        // A member whose bits are another stream by chance must not take the next one with it.
        byte[] middle = gzip(record("x", "x"));
        byte[] last = gzip(record("<urn:uuid:1>", "urn:uuid:without-brackets"));
        for (int at = 10; at < middle.length; at++) {
            byte[] damaged = middle.clone();
            damaged[at] ^= 0x55;
            List<ValidationIssue> issues = validate(concatenate(gzip(warcinfo()), damaged, last));
            assertThat(issues)
                    .as("byte %d", at)
                    .anyMatch(issue -> issue.clause().startsWith("RFC 195"));
            assertThat(issues)
                    .as("byte %d", at)
                    .anyMatch(issue -> issue.what().equals("WARC-Record-ID is not written in angle brackets."));
        }
    }

    @Test
    void aFileOfDamagedRecordsDoesNotCostTheSquareOfItsSize() throws Exception {
        byte[] one = "WARC/1.0\r\nContent-Length: 999999\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < 100_000; i++) {
            many.writeBytes(one);
        }
        Path file = Files.write(folder.resolve("many.warc"), many.toByteArray());
        try (CountingChannel channel = new CountingChannel(FileChannel.open(file))) {
            assertThat(WarcValidator.ofAnybody().validate("many.warc", channel)).anyMatch(ValidationIssue::isError);
            assertThat(channel.bytesRead()).isLessThan((1L << 30) + 3L * many.size());
        }
    }

    @Test
    void reportsReservedFlagsAndAWrongChecksumOfAGzipHeader() throws Exception {
        byte[] plain = gzip(concatenate(warcinfo()));
        byte[] reserved = plain.clone();
        reserved[3] |= 0x20;
        assertThat(clauses(reserved)).containsExactly("RFC 1952 §2.3.1.2");
        byte[] header = Arrays.copyOf(plain, 10);
        header[3] |= 2;
        CRC32 crc = new CRC32();
        crc.update(header);
        byte[] sum = {(byte) crc.getValue(), (byte) (crc.getValue() >> 8)};
        byte[] rest = Arrays.copyOfRange(plain, 10, plain.length);
        assertThat(clauses(concatenate(header, sum, rest))).isEmpty();
        sum[0] ^= 1;
        assertThat(clauses(concatenate(header, sum, rest))).containsExactly("RFC 1952 §2.3.1");
    }

    @Test
    void readsTheNameOfTheFormatInAnyCase() {
        for (String version : List.of("warc/1.0", "Warc/1.1", "WARC/1.1")) {
            assertThat(clauses(record("WARC/1.1", version))).as(version).isEmpty();
        }
    }

    @Test
    void knowsWhatAnAddressIs() {
        for (String address : List.of("0.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::1", "::ffff:1.2.3.4")) {
            assertThat(clauses(withField("WARC-IP-Address: " + address)))
                    .as(address)
                    .isEmpty();
        }
        for (String address : List.of(
                "999.1.1.1",
                "256.1.1.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                "localhost",
                "a.example",
                ":",
                "1::2::3",
                "2001:db8::12345",
                "1.2.3.4:80",
                "fe80::1%eth0")) {
            assertThat(clauses(withField("WARC-IP-Address: " + address)))
                    .as(address)
                    .containsExactly("WARC/1.1 §5.10");
        }
    }

    @Test
    void numbersSegments() {
        assertThat(clauses(withField("WARC-Segment-Number: 1"))).isEmpty();
        assertThat(clauses(withField("WARC-Segment-Number: 2"))).containsExactly("WARC/1.1 §5.20");
        assertThat(clauses(withField("WARC-Segment-Number: 0"))).containsExactly("WARC/1.1 §5.20");
        String continuation = "continuation\r\nWARC-Segment-Origin-ID: <urn:uuid:0>\r\nWARC-Segment-Number: ";
        assertThat(clauses(record("resource", continuation + "2"))).isEmpty();
        assertThat(clauses(record("resource", continuation + "1"))).containsExactly("WARC/1.1 §5.20");
    }

    @Test
    void wantsTargetsInAscii() {
        assertThat(clauses(record("https://a.example/x", "https://a.example/\u00e9")))
                .containsExactly("WARC/1.1 §5.14");
        assertThat(clauses(record("https://a.example/x", "https://a.example/%C3%A9")))
                .isEmpty();
    }

    @Test
    void saysNothingOfThePayloadOfWhatWasNotGotByHttp() {
        byte[] gemini = response("20 text/gemini\r\nhi\n");
        byte[] file = replace(gemini, "application/http; msgtype=response", "application/gemini");
        assertThat(validate(file)).singleElement().satisfies(issue -> {
            assertThat(issue.severity()).isEqualTo(Severity.WARNING);
            assertThat(issue.clause()).isEqualTo("WARC/1.1 §5.9");
        });
    }

    @Test
    void holdsTheRuleOfTheHouseAgainstTheHouseOnly() throws Exception {
        byte[] signed = concatenate(warcinfo(), record("https://a.example/x", "https://a.example/x?x-signature=1"));
        assertThat(WarcValidator.ofAnybody().validate("x", Channels.newChannel(new ByteArrayInputStream(signed))))
                .isEmpty();
        assertThat(clauses(signed)).containsExactly(SignedLinks.CLAUSE);
    }

    @Test
    void remembersIdentifiersOfManyRecords() {
        SeenIdentifiers seen = new SeenIdentifiers();
        for (int i = 0; i < 50_000; i++) {
            assertThat(seen.add("urn:x:" + i, i % 2 == 0 ? "" : "sha1:A" + i)).isTrue();
        }
        for (int i = 0; i < 50_000; i += 7) {
            assertThat(seen.add("urn:x:" + i, "")).isFalse();
            assertThat(seen.contradicts("urn:x:" + i, "sha1:a" + i)).isFalse();
            assertThat(seen.contradicts("urn:x:" + i, "sha1:b")).isEqualTo(i % 2 != 0);
        }
    }

    private static byte[] withField(String field) {
        return record("WARC-Type: ", field + "\r\nWARC-Type: ");
    }

    /** A resource record with the block {@code abc}, without digests, behind a warcinfo record; something replaced in it. */
    private static byte[] record(String part, String by) {
        String text = "WARC/1.1\r\nWARC-Type: resource\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://a.example/x\r\n"
                + "Content-Type: text/plain\r\nContent-Length: 3\r\n\r\nabc\r\n\r\n";
        return text.replace(part, by).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] withDigest(String digest) {
        return concatenate(
                warcinfo(),
                record(
                        "WARC-Type",
                        "WARC-Block-Digest: " + digest + "\r\nWARC-Payload-Digest: " + digest + "\r\nWARC-Type"));
    }

    private static byte[] warcinfo() {
        return ("WARC/1.1\r\nWARC-Type: warcinfo\r\nWARC-Record-ID: <urn:uuid:0>\r\n"
                        + "WARC-Date: 2026-01-02T03:04:05Z\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] response(String message) {
        String text = "WARC/1.1\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
                + "WARC-Date: 2026-01-02T03:04:05Z\r\nWARC-Target-URI: https://a.example/x\r\n"
                + "WARC-Payload-Digest: sha1:" + ABC_SHA1_BASE32 + "\r\n"
                + "Content-Type: application/http; msgtype=response\r\nContent-Length: " + message.length()
                + "\r\n\r\n" + message + "\r\n\r\n";
        return concatenate(warcinfo(), text.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] gzipEach() throws Exception {
        byte[] all = new byte[0];
        for (HandParser.Record record : records) {
            int from = (int) record.offset();
            all = concatenate(all, gzip(Arrays.copyOfRange(sound, from, from + (int) record.length())));
        }
        return all;
    }

    private static byte[] gzip(byte[] bytes) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    /** The clauses of all issues at full depth, but for the missing warcinfo of the single records above. */
    private static List<String> clauses(byte[] file) {
        return validate(file).stream()
                .filter(issue -> !issue.what().contains("does not start with a warcinfo"))
                .map(ValidationIssue::clause)
                .toList();
    }

    private static List<ValidationIssue> validate(byte[] file) {
        try {
            return WarcValidator.ofPosterity().validate("x.warc", Channels.newChannel(new ByteArrayInputStream(file)));
        } catch (IOException e) {
            throw new AssertionError("A validator answers whatever the bytes are.", e);
        }
    }

    private static byte[] concatenate(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static byte[] replace(byte[] file, String part, String by) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        assertThat(text).contains(part);
        return text.replace(part, by).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] replaceLast(byte[] file, String part, String by) {
        String text = new String(file, StandardCharsets.ISO_8859_1);
        int at = text.lastIndexOf(part);
        return (text.substring(0, at) + by + text.substring(at + part.length())).getBytes(StandardCharsets.ISO_8859_1);
    }
}
