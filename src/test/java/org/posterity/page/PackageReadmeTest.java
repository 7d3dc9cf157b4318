package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.posterity.model.AccessLevel;
import org.posterity.model.Account;

class PackageReadmeTest {

    @Test
    void tellsHowToOpenAndCheckWithoutOurSoftware() throws IOException {
        assertThat(readme(KelpSample.ACCOUNT, "Harbour Library", 8, 1))
                .contains("Posts of @kelp.and.kites on TikTok\n====", "urn:posterity:")
                .contains("\n    sha256sum -c manifest-sha256.txt\n", "\n    sha256sum -c tagmanifest-sha256.txt\n")
                .contains(
                        "ReplayWeb.page", "It is not a capture of TikTok", "8 posts", "1 file that belongs to no post")
                .contains("archive@harbour.example");
    }

    @Test
    void keepsToSeventyTwoColumnsInAsciiWhenNamesDo() throws IOException {
        String text = readme(Optional.empty(), "Library " + "of the Harbour ".repeat(20), 1, 2);

        assertThat(text.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(72));
        assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        assertThat(text)
                .contains("1 post with", "2 files that belong", "does not name")
                .endsWith("\n");
    }

    @Test
    void givesANameNoLineOfItsOwn() throws IOException {
        String text = readme(Optional.of(new Account("tiktok", "kelp\n\nHow to check\n----")), "A\u2028B", 1, 0);

        assertThat(text.lines()).noneMatch(line -> line.startsWith("How to check\n") || line.equals("----"));
        assertThat(text).contains("A B").doesNotContain("unmatched/");
    }

    private static String readme(Optional<Account> account, String institution, long posts, long unmatched)
            throws IOException {
        StringWriter out = new StringWriter();
        ReadmeView view = new ReadmeView(
                KelpSample.AIP,
                account,
                "TikTok",
                institution,
                Optional.of("archive@harbour.example"),
                1,
                posts,
                unmatched,
                false,
                AccessLevel.ON_SITE,
                KelpSample.RECEIVED,
                "Posterity 0.1.0");
        new PackageReadme().write(view, out);
        return out.toString();
    }
}
