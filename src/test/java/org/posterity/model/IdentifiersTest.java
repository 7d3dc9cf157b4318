package org.posterity.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifiersTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Test
    void mintsTheFirstHundredBitsOfTheDigestInBase32() {
        Random random = new Random(4);
        for (int i = 0; i < 200; i++) {
            byte[] value = new byte[32];
            random.nextBytes(value);
            Digest digest = Digest.of(DigestAlgorithm.SHA256, value);
            BigInteger bits = new BigInteger(1, value).shiftRight(156);
            StringBuilder expected = new StringBuilder();
            for (int at = 19; at >= 0; at--) {
                int five = bits.shiftRight(5 * at).intValue() & 31;
                expected.append("abcdefghijklmnopqrstuvwxyz234567".charAt(five));
            }
            assertThat(SubmissionId.of(digest).value()).isEqualTo(expected.toString());
            PackageId minted = PackageId.mint(digest);
            assertThat(minted).hasToString("urn:posterity:" + expected);
            assertThat(minted.shortForm()).isEqualTo(expected.toString());
            assertThat(PackageId.parse(minted.shortForm())).isEqualTo(minted);
            assertThat(PackageId.parse(minted.toString())).isEqualTo(minted);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"urn:example:1234", "info:ark/12345", "https://example.org/a/b", "ark:/1/x~y_z.w-v"})
    void takesAnInstitutionsOwnIdentifier(String text) {
        assertThat(PackageId.parse(text)).hasToString(text);
        assertThat(PackageId.parse(text).shortForm()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "urn:",
                "urn:a b",
                "urn:../etc",
                "../x",
                "urn:a?b",
                "urn:a#b",
                "1urn:x",
                "urn:\u00e9",
                "urn:a\nb",
                "ABCDEFGHIJKLMNOPQRST",
                "/abs"
            })
    void refusesWhatIsNoIdentifierWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> PackageId.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("A package identifier is a URI");
    }

    @Test
    void refusesAnIdentifierThatIsTooLong() {
        assertThatThrownBy(() -> PackageId.parse("urn:" + "a".repeat(151)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(PackageId.parse("urn:" + "a".repeat(150)).value()).hasSize(154);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "ABCDEFGHIJKLMNOPQRST",
                "abcdefghijklmnopqrs1",
                "abcdefghijklmnopqrstu",
                "../fghijklmnopqrstuv"
            })
    void refusesWhatIsNoSubmissionId(String text) {
        assertThatThrownBy(() -> new SubmissionId(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void digestsRoundTripAndIgnoreCase() {
        Digest empty = Digest.sha256(new byte[0]);
        assertThat(empty).hasToString("sha256:" + EMPTY);
        assertThat(Digest.parse("sha256:" + EMPTY.toUpperCase(java.util.Locale.ROOT)))
                .isEqualTo(empty);
        assertThat(Digest.parse("sha512:" + "0f".repeat(64)).algorithm()).isEqualTo(DigestAlgorithm.SHA512);
        assertThat(HexFormat.of()
                        .formatHex(DigestAlgorithm.SHA256.start().digest("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha1:da39a3ee5e6b4b0d3255bfef95601890afd80709",
                "sha256:xyz",
                "sha512:" + EMPTY,
                "sha256:" + EMPTY + "0",
                "SHA256:" + EMPTY,
                EMPTY
            })
    void refusesWhatIsNoDigest(String text) {
        assertThatThrownBy(() -> Digest.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "tiktok:kelp.and.kites, tiktok:kelp.and.kites, true",
        "TikTok:@Kelp.And.Kites, tiktok:kelp.and.kites, true",
        "tiktok:kelp.and.kites, instagram:kelp.and.kites, false",
        "tiktok:kelp.and.kites, tiktok:kelp_and_kites, false"
    })
    void accountsCompareWithoutCaseAndAtSign(String one, String other, boolean same) {
        assertThat(Account.parse(one).sameAs(Account.parse(other))).isEqualTo(same);
        assertThat(Account.parse(other).sameAs(Account.parse(one))).isEqualTo(same);
        assertThat(Account.parse(Account.parse(one).toString())).isEqualTo(Account.parse(one));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":", "tiktok:", "tiktok:@", "tiktok: ", ":kelp", "kelp"})
    void refusesWhatIsNoAccount(String text) {
        assertThatThrownBy(() -> Account.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
