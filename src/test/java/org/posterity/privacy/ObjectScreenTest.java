package org.posterity.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.node.ValueNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.posterity.export.Donation;
import org.posterity.export.FieldMeaning;
import org.posterity.export.FieldRole;
import org.posterity.export.OwnField;
import org.posterity.export.OwnObject;
import org.posterity.export.SectionCount;
import org.posterity.model.Category;
import org.posterity.privacy.text.ContactScreen;
import org.posterity.privacy.text.Pseudonyms;
import org.posterity.privacy.text.Redaction;
import org.posterity.privacy.text.SoundMakers;
import org.posterity.privacy.text.TextPattern;
import org.posterity.privacy.text.TextScreen;
import org.posterity.record.ThirdParties;

/** What becomes of a field of a post or profile: its role decides, whatever type of value stands in it. */
class ObjectScreenTest {
    private static final String KEY = "aKey";
    private static final Set<FieldRole> FREE_TEXT =
            Set.of(FieldRole.TEXT, FieldRole.SOUND, FieldRole.LINK, FieldRole.PLACE, FieldRole.WORD);

    private final TextScreen texts = new TextScreen(
            new Pseudonyms(() -> new byte[32], List.of(Donation.ACCOUNT), ThirdParties.PSEUDONYMISE),
            new ContactScreen(pattern -> TextPattern.Handling.MASK),
            SoundMakers.KEEP,
            List.of());
    private final Ledger ledger = new Ledger();

    @ParameterizedTest
    @EnumSource(FieldRole.class)
    void aTextLosesTheKeysOfItsLinksAndOtherPeopleInEveryRole(FieldRole role) {
        String text = "with @tern_and_tide, +49 170 1234567, https://a.example/x?sig=canary";
        ScreenedContent screened = screen(true, role, Optional.of(new TextNode(text)));

        String kept = screened.object().path(KEY).asText();
        assertThat(kept).doesNotContain("tern_and_tide", "canary");
        assertThat(kept.isEmpty()).isEqualTo(role == FieldRole.PERSONAL);
        if (FREE_TEXT.contains(role)) {
            assertThat(kept).startsWith("with @person-").contains("[phone number]", "https://a.example/x");
            assertThat(screened.redactions())
                    .contains(
                            new Redaction(KEY, "third-party"),
                            new Redaction(KEY, "phone-number"),
                            new Redaction(KEY, "signed-query"));
        }
        assertThat(line().pseudonymised()).isEqualTo(role == FieldRole.PERSONAL ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(FieldRole.class)
    void aNumberAndAYesOrNoStayWhatTheyAreUnlessTheyStandForAPerson(FieldRole role) {
        for (ValueNode value : List.of(
                new LongNode(9_007_199_254_740_993L), new DecimalNode(new BigDecimal("1.50")), BooleanNode.TRUE)) {
            ScreenedContent screened = screen(true, role, Optional.of(value));
            switch (role) {
                case PERSONAL -> assertThat(screened.object()).isEmpty();
                case PERSON ->
                    assertThat(screened.object().path(KEY).textValue()).matches(Pseudonyms.SHAPE);
                default -> {
                    assertThat(screened.object().path(KEY)).isEqualTo(value);
                    assertThat(screened.redactions()).isEmpty();
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(FieldRole.class)
    void nullIsKeptButWhereNothingIs(FieldRole role) {
        ScreenedContent screened = screen(true, role, Optional.of(NullNode.getInstance()));

        assertThat(screened.object().has(KEY)).isEqualTo(role != FieldRole.PERSONAL);
        assertThat(line().kept()).isEqualTo(role == FieldRole.PERSONAL ? 0 : 1);
    }

    @ParameterizedTest
    @EnumSource(FieldRole.class)
    void aListAnObjectOrAnEndlessTextIsLeftOut(FieldRole role) {
        String rule = role == FieldRole.PERSONAL ? "personal-field" : "unexpected-shape";
        ScreenedContent screened = screen(true, role, Optional.empty());

        assertThat(screened.object()).isEmpty();
        assertThat(screened.redactions()).containsExactly(new Redaction(KEY, rule));
        assertThat(line().leftOut()).containsOnlyKeys(rule);
    }

    @ParameterizedTest
    @EnumSource(FieldRole.class)
    void onlyCountsNeedEngagement(FieldRole role) {
        ScreenedContent screened = screen(false, role, Optional.of(new LongNode(3)));

        assertThat(screened.object().has(KEY)).isEqualTo(role != FieldRole.COUNT && role != FieldRole.PERSONAL);
        assertThat(screened.counts()).isEmpty();
        if (role == FieldRole.COUNT) {
            assertThat(screened.redactions()).containsExactly(new Redaction(KEY, "consent:engagement"));
            assertThat(line().leftOut()).containsOnlyKeys("consent:engagement");
        }
    }

    @Test
    void theMakerOfASoundIsAPerson() {
        TextNode title = new TextNode("original sound - Tern And Tide");

        assertThat(screen(true, FieldRole.SOUND, Optional.of(title))
                        .object()
                        .path(KEY)
                        .asText())
                .matches("original sound - " + Pseudonyms.SHAPE);
    }

    @Test
    void aFieldThatNobodyKnowsIsLeftOutAndItsKeyIsNotWritten() {
        ScreenedContent screened = screen(
                true,
                List.of(
                        new OwnField("canary", Optional.empty(), Optional.of(new TextNode("canary")), true),
                        field(FieldRole.TEXT, Optional.of(new TextNode("kelp")))));

        assertThat(screened.object()).hasToString("{\"aKey\":\"kelp\"}");
        assertThat(screened.redactions()).containsExactly(new Redaction("*", "unknown-field"));
        assertThat(ledger.lines(List.of(), section -> "undecided"))
                .singleElement()
                .satisfies(line -> assertThat(line.path()).isEqualTo("P[].aKey"));
    }

    @Test
    void ofNoFieldsAndOfVeryManyEachIsDecidedOnOnce() {
        assertThat(screen(true, List.of()).object()).isEmpty();
        List<OwnField> fields = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            FieldMeaning meaning = new FieldMeaning("name-" + i, FieldRole.TEXT, Optional.of("Label " + i));
            fields.add(new OwnField("k" + i, Optional.of(meaning), Optional.of(new TextNode("v" + i)), i % 2 == 0));
        }
        ScreenedContent screened = screen(true, fields);

        assertThat(screened.object()).hasSize(5_000);
        assertThat(screened.further()).hasSize(2_500).satisfies(further -> {
            assertThat(further.get(1).label()).isEqualTo("Label 2");
            assertThat(further.get(1).value().value()).isEqualTo("v2");
        });
        assertThat(ledger.lines(List.of(), section -> "undecided"))
                .hasSize(5_000)
                .allMatch(line -> line.kept() == 1);
    }

    private ScreenedContent screen(boolean engagement, FieldRole role, Optional<ValueNode> value) {
        return screen(engagement, List.of(field(role, value)));
    }

    private ScreenedContent screen(boolean engagement, List<OwnField> fields) {
        RuledTreatment clause = new RuledTreatment(
                engagement ? RuledTreatment.Keeping.KEPT : RuledTreatment.Keeping.LEFT_OUT,
                Treatment.KEEP,
                "consent:engagement",
                "",
                Optional.empty());
        return new ObjectScreen(texts, new Flags(), clause).screen(new OwnObject(fields), "P[]", "", ledger);
    }

    private static OwnField field(FieldRole role, Optional<ValueNode> value) {
        return new OwnField(KEY, Optional.of(new FieldMeaning("a-name", role, Optional.empty())), value, true);
    }

    /** The ledger's line of the one field. */
    private LedgerLine line() {
        SectionCount met =
                new SectionCount("P[].aKey", 1, SectionCount.Standing.KNOWN, Set.of("string"), Category.POSTS);
        LedgerLine line = ledger.lines(List.of(met), section -> "undecided").get(0);
        assertThat(line.balances()).isTrue();
        assertThat(line.leftOut()).doesNotContainKey("undecided");
        return line;
    }
}
