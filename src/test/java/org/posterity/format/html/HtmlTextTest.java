package org.posterity.format.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HtmlTextTest {
    private static final UnaryOperator<String> WITHOUT_TERN =
            text -> text.replaceAll("@tern(@[a-z.]+)?", "@SOMEBODY").replace("0171 5550", "[number]");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<p>kelp &amp; kites &lt;3</p>|kelp & kites <3",
                "<p>one<br>two<br/>three</p>|one\\ntwo\\nthree",
                "<p>one</p><p>two</p>|one\\n\\ntwo",
                "<p>one  two   three</p>|one two three",
                "<ul><li>rope</li><li>salt</li></ul>|rope\\nsalt",
                "<p>a<script>alert(1)</script><!-- b --></p>|a",
                "<a href=\"https://quay.example/a/b\"><span>https://</span><span>quay.example/a</span><span>/b</span></a>|https://quay.example/a/b",
                "<p>with <a href=\"https://far.example/@tern\">@<span>tern</span></a>!</p>|with @tern@far.example!",
                "<a href=\"https://far.example/tags/rope\">#<span>rope</span></a>|#rope",
                "<a href=\"not an address\">@tern</a>|@tern",
                "<p>unclosed <b>bold|unclosed bold",
            })
    void theWordsAreReadAsABrowserShowsThem(String html, String words) {
        assertThat(HtmlText.words(html)).isEqualTo(words.replace("\\n", "\n"));
    }

    @Test
    void whatIsNotReplacedStaysAsItIs() {
        String html =
                "<p>See <a href=\"https://quay.example/a\" rel=\"nofollow\"><span class=\"invisible\">https://</span>quay.example/a</a><br>"
                        + "and #<b>rope</b></p>";

        assertThat(HtmlText.rewritten(html, WITHOUT_TERN, UnaryOperator.identity()))
                .isEqualTo(html);
    }

    @Test
    void aNameInALinkIsReplacedAndLeadsNowhere() {
        String html =
                "<p>with <span class=\"h-card\"><a href=\"https://far.example/users/tern\" title=\"@tern\">@<span>tern</span></a></span></p>";

        assertThat(HtmlText.rewritten(html, WITHOUT_TERN, UnaryOperator.identity()))
                .isEqualTo("<p>with <span class=\"h-card\">@SOMEBODY</span></p>");
    }

    @Test
    void whatMarkUpDividesIsReplacedAllTheSame() {
        String divided = "<p>call 0171 <b>5550</b> or @<i>te</i>rn<br>soon &amp; loud</p>";

        assertThat(HtmlText.rewritten(divided, WITHOUT_TERN, UnaryOperator.identity()))
                .isEqualTo("<p>call [number] or @SOMEBODY<br>soon &amp; loud</p>");
    }

    @Test
    void attributesAndAddressesAreReplacedAndWhatIsNeverReadIsGone() {
        String html =
                "<p title=\"by @tern\"><!-- @tern --><img src=\"https://far.example/tern.png\" alt=\"@tern\"><style>@tern</style>x</p>";

        assertThat(HtmlText.rewritten(html, WITHOUT_TERN, address -> address.replace("tern", "-")))
                .isEqualTo("<p title=\"by @SOMEBODY\"><img src=\"https://far.example/-.png\" alt=\"@SOMEBODY\">x</p>");
    }

    @Test
    void mountainsOfMarkUpAreRead() {
        String deep = "<b>".repeat(20_000) + "x" + "<p>".repeat(20_000);

        assertThat(HtmlText.words(deep)).isEqualTo("x");
        assertThat(HtmlText.rewritten(deep, WITHOUT_TERN, UnaryOperator.identity()))
                .contains("x");
    }
}
