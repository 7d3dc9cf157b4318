package org.posterity.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class MarkupTest {
    private final StringWriter written = new StringWriter();
    private final Markup html = new Markup(written);

    @Test
    void escapesTextAndAttributesEachInTheirWay() throws IOException {
        html.element("p", "<b> & \"c\" 'd'\ne", "title", "<b> & \"c\" 'd'\ne\tf");

        assertThat(written)
                .hasToString("<p title=\"&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;&#10;e&#9;f\">"
                        + "&lt;b&gt; &amp; &quot;c&quot; &#39;d&#39;\ne</p>");
    }

    @Test
    void survivesEveryCharacterThatXmlOrHtmlForbids() throws Exception {
        StringBuilder hostile = new StringBuilder();
        for (int c = 0; c < 0x10000; c++) {
            hostile.append((char) c).append('x');
        }
        html.element("p", hostile.toString(), "title", hostile.toString()).finish();

        assertThat(WellFormed.parse(written.toString()).text()).contains("AxBx").doesNotContain("\u0001", "\uFFFE");
    }

    @Test
    void makesOneLineBreakOfEachKind() throws Exception {
        html.element("p", "a\r\nb\rc\nd");

        assertThat(WellFormed.parse(written.toString()).text()).isEqualTo("a\nb\nc\nd");
    }

    @Test
    void keepsCharactersBeyondTheBasicPlane() throws Exception {
        html.element("p", "🌊 kelp 𝒦");

        assertThat(WellFormed.parse(written.toString()).text()).isEqualTo("🌊 kelp 𝒦");
    }

    @Test
    void refusesToCloseWhatIsNotOpen() throws IOException {
        html.start("p");

        assertThatThrownBy(() -> html.end("div")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(html::finish).isInstanceOf(IllegalStateException.class);
    }
}
