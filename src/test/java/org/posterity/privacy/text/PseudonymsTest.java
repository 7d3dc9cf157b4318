package org.posterity.privacy.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.posterity.export.Donation;
import org.posterity.model.Account;
import org.posterity.record.ThirdParties;

class PseudonymsTest {
    private static final byte[] KEY = new byte[32];

    private final Pseudonyms pseudonyms =
            new Pseudonyms(() -> KEY, List.of(Donation.ACCOUNT), ThirdParties.PSEUDONYMISE);

    /** HMAC-SHA-256 with 32 zero bytes over {@code tern_and_tide}, computed with OpenSSL. */
    private static final String TERN = "person-b31630d1aa1d";

    @Test
    void makesTheSamePseudonymAsAnyHmacProgram() {
        assertThat(pseudonyms.inText("with @tern_and_tide!")).isEqualTo("with @" + TERN + "!");
        assertThat(pseudonyms.inText("@Tern_And_Tide")).isEqualTo("@" + TERN);
        assertThat(pseudonyms.inSound("original sound - tern_and_tide", SoundMakers.KEEP, List.of()))
                .isEqualTo("original sound - " + TERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@%s",
                "thanks @%s.",
                "thanks @%s...",
                "(@%s)",
                "@%s's kite",
                "\u3042\u308a\u304c\u3068\u3046@%s \u3055\u3093",
                "hi.@%s",
                "\uff20%s",
                "/@%s/",
                "https://www.tiktok.com/@%s/video/1",
                "with@%s",
                "@%s\u2026",
                "\ud83e\udeb1@%s\ud83e\udeb1"
            })
    void replacesAMentionWhereverItStands(String text) {
        String screened = pseudonyms.inText(text.formatted("tern_and_tide"));
        assertThat(screened).doesNotContain("tern").contains("@" + TERN);
        assertThat(screened.replace('\uff20', '@').replace(TERN, "%s")).isEqualTo(text.replace('\uff20', '@'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"with %s!", "%s: thanks", "(%s)", "https://tide.example/%s", "see %s.", "%s%s", "%s and %s"})
    void aNameAndItsServerAreOneName(String text) {
        String handle = pseudonyms.ofPerson("@tern-and.tide@far-away.example");
        assertThat(handle).matches("@" + Pseudonyms.SHAPE);
        String screened = pseudonyms.inText(text.replace("%s", "@tern-and.tide@far-away.example"));
        assertThat(screened).isEqualTo(text.replace("%s", handle));
    }

    @Test
    void anAccountOnAServerIsItsOwnersWithAndWithoutTheServerAndNotOnAnother() {
        Pseudonyms onAServer = new Pseudonyms(
                () -> KEY, List.of(new Account("mastodon", "kelp@tide.example")), ThirdParties.PSEUDONYMISE);
        for (String own : List.of(
                "@kelp", "@Kelp@tide.example", "https://tide.example/@kelp/1", "https://tide.example/users/kelp")) {
            assertThat(onAServer.inText(own)).isEqualTo(own);
            assertThat(onAServer.inLink(own)).isEqualTo(own);
        }
        assertThat(onAServer.inText("@kelp@far.example")).doesNotContain("kelp", "far");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"@\u200btern_and_tide", "@\u2066tern_and\u200b_tide\u2069", "@t\u00adern_and_tide\u200d\u2764"})
    void whatCannotBeSeenHidesNoName(String text) {
        assertThat(pseudonyms.inText(text)).startsWith("@" + TERN).doesNotContain("tern", "tide");
    }

    @Test
    void replacesNamesInEveryScriptWholeAndSeveralInARow() {
        for (String name : new String[] {
            "\u6d77\u9e1f",
            "caf\u00e9",
            "cafe\u0301s",
            "a.b.c_d",
            "_x_",
            "\u043c\u043e\u0440\u0435",
            "9",
            "\u0928\u092e\u0938\u094d\u0924\u0947"
        }) {
            assertThat(pseudonyms.inText("@" + name + " end")).matches("@person-[0-9a-f]{12} end");
        }
        assertThat(pseudonyms.inText("@anna@ben @carla,@dan"))
                .matches("@person-\\w{12}@person-\\w{12} @person-\\w{12},@person-\\w{12}");
        assertThat(pseudonyms.inText("@caf\u00e9")).isEqualTo(pseudonyms.inText("@cafe\u0301"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no mention",
                "a @ b",
                "@",
                "@.",
                "write to anna@example.org or anna.b+c@mail.example.co.uk.",
                "@kelp.and.kites",
                "by @Kelp.And.Kites.",
                "by @\u200bkelp.and.kites",
                "\uff20kelp.and.kites",
                "https://www.tiktok.com/@kelp.and.kites/video/1"
            })
    void leavesAddressesAndTheDonorsOwnNameAlone(String text) {
        assertThat(pseudonyms.inText(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\ufe6btern_and_tide",
                "@.tern_and_tide",
                "hi &#64;tern_and_tide",
                "hi &commat;tern_and_tide",
                "hi %40tern_and_tide",
                "x_%2540tern_and_tide",
                "credit -@tern_and_tide",
                "100%@tern_and_tide",
                "https://www.tiktok.com/user/profile/tern_and_tide",
                "https://m.tiktok.com/h5/share/usr/tern_and_tide",
                "https://www.tiktokv.com/share/user/tern_and_tide/",
                "snssdk1233://user/profile/tern_and_tide",
                "github.com/tern_and_tide",
                "https://mastodon.example/users/tern_and_tide",
                "https://cash.app/$tern_and_tide",
                "original sound - tern_and_tide",
                "stitched with tern_and_tide"
            })
    void replacesANameHoweverItsSignIsWritten(String text) {
        assertThat(pseudonyms.inText(text)).doesNotContain("tern").contains(TERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u03c0\u03c1\u03c9\u03c4\u03cc\u03c4\u03c5\u03c0\u03bf\u03c2 \u03ae\u03c7\u03bf\u03c2 - tern_and_tide",
                "original sound by tern_and_tide",
                "Originalton von tern_and_tide",
                "original audio (Contains music) - tern_and_tide",
                "Original sound: tern_and_tide",
                "sauti ya asili - tern_and_tide",
                "Original Sound - tern_and_tide",
                "som original - tern_and_tide",
                "\u043e\u0440\u0438\u0433\u0438\u043d\u0430\u043b\u044c\u043d\u044b\u0439 \u0437\u0432\u0443\u043a - tern_and_tide",
                "\u30aa\u30ea\u30b8\u30ca\u30eb\u697d\u66f2 - tern_and_tide",
                "nh\u1ea1c n\u1ec1n \u2013 tern_and_tide",
                " original sound -tern_and_tide",
                "original sound - @tern_and_tide",
                "Sea Song - @tern_and_tide"
            })
    void replacesTheMakerOfAnOriginalSound(String sound) {
        assertThat(pseudonyms.inSound(sound, SoundMakers.KEEP, List.of()))
                .doesNotContain("tern_and_tide")
                .contains(TERN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "original sound - kelp.and.kites",
                "Sea Song - terns",
                "Sea Song - Part2",
                "original sound - Kelp.and.Kites",
                "original sound - ",
                " - ",
                "Sea Song - The Terns",
                "original sound",
                ""
            })
    void keepsOtherSounds(String sound) {
        assertThat(pseudonyms.inSound(sound, SoundMakers.KEEP, List.of())).isEqualTo(sound);
    }

    @Test
    void leavesOthersOutWhereTheDonorWantsIt() {
        Pseudonyms none = new Pseudonyms(
                () -> {
                    throw new AssertionError("No key is needed.");
                },
                List.of(Donation.ACCOUNT),
                ThirdParties.LEAVE_OUT);
        assertThat(none.inText("with @tern_and_tide and @kelp.and.kites"))
                .isEqualTo("with @[left out] and @kelp.and.kites");
        assertThat(none.inSound("original sound - tern_and_tide", SoundMakers.KEEP, List.of()))
                .isEqualTo("original sound - [left out]");
    }

    @Test
    void readsTheKeyOnceAndOnlyForANameAndGivesOtherNamesUnderAnotherKey() {
        AtomicInteger readings = new AtomicInteger();
        Pseudonyms counting = new Pseudonyms(
                () -> {
                    readings.incrementAndGet();
                    byte[] key = new byte[32];
                    key[0] = 1;
                    return key;
                },
                List.of(Donation.ACCOUNT),
                ThirdParties.PSEUDONYMISE);
        counting.inText("@kelp.and.kites");
        assertThat(readings).hasValue(0);
        assertThat(counting.inText("@a @b @a")).doesNotContain(TERN);
        assertThat(counting.inText("@tern_and_tide")).isNotEqualTo("@" + TERN);
        assertThat(readings).hasValue(1);
    }

    @Test
    void anAddressOfVeryManyPartsNeedsNoStack() throws InterruptedException {
        for (int parts : new int[] {2, 2_000, 200_000}) {
            String address = "a@" + "b.".repeat(parts) + "org";
            String[] screened = new String[1];
            Thread thread = new Thread(null, () -> screened[0] = pseudonyms.inText(address), "small stack", 200_000);
            thread.start();
            thread.join();
            assertThat(screened[0]).isEqualTo(address);
        }
    }

    @Test
    void takesNoLongerThanTheTextIsLong() {
        Assertions.assertTimeout(Duration.ofSeconds(30), () -> {
            for (String piece : new String[] {"a", "@", "@a.", "a.", "@.", "a@", "original sound - "}) {
                pseudonyms.inSound(piece.repeat(300_000), SoundMakers.KEEP, List.of());
                pseudonyms.inText("@" + piece.repeat(300_000));
            }
        });
    }
}
