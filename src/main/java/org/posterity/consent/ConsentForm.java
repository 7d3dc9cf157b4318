package org.posterity.consent;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Blanks;
import org.posterity.page.DonorPage.Block;
import org.posterity.page.DonorPage.Box;
import org.posterity.page.DonorPage.Boxes;
import org.posterity.page.DonorPage.Points;
import org.posterity.page.DonorPage.Section;
import org.posterity.page.DonorPage.Words;
import org.posterity.record.Deed.Copyright;

/**
 * The blank form that a donor fills in and signs: the choices that the schema allows, and the categories that the institution
 * keeps at all.
 */
public final class ConsentForm {
    private static final int VERSION_DIGITS = 12;
    private static final Pattern NOT_WORDS = Pattern.compile("<style>[^<]*+</style>|<[^<>]*+>");

    private final ConsentSchema schema;
    private final DonorTexts texts;

    private ConsentForm(ConsentSchema schema, DonorTexts texts) {
        this.schema = schema;
        this.texts = texts;
    }

    /** A form that follows the schema in the settings folder, or the shipped one if that folder has none. */
    public static ConsentForm following(Path configFolder, DonorTexts texts) {
        return new ConsentForm(ConsentSchema.in(configFolder), texts);
    }

    /** The form of an institution, with the categories that it offers to keep. */
    public DonorPage of(Optional<String> institution, Function<Category, Offer> offers) {
        List<Section> sections = new ArrayList<>();
        sections.add(section(
                "form.you",
                blanks("form.name", "form.contact"),
                new Boxes(false, texts.say("form.capacity"), boxes("capacity", schema.choices("/grantor/capacity"))),
                new Boxes(
                        false,
                        texts.say("form.age"),
                        List.of(
                                new Box(texts.say("form.age.adult"), "", false),
                                new Box(texts.say("form.age.minor"), texts.say("form.age.minor.hint"), true)))));
        sections.add(
                section("form.account", blanks("form.platform", "form.username", "form.platform", "form.username")));
        sections.add(keep(offers));
        sections.add(section(
                "form.purposes",
                new Boxes(true, texts.say("form.purposes.words"), boxes("purpose", schema.choices("/purposes")))));
        sections.add(section(
                "form.access",
                new Boxes(false, texts.say("form.access.words"), boxes("access", schema.choices("/access")))));
        sections.add(section(
                "form.time",
                blanks("form.time.from"),
                new Boxes(false, "", List.of(box("form.time.forgood", false), box("form.time.until", true))),
                new Boxes(
                        false,
                        texts.say("form.embargo"),
                        List.of(
                                box("form.embargo.none", false),
                                box("form.embargo.date", true),
                                box("form.embargo.event", true)))));
        sections.add(section(
                "form.countries",
                new Boxes(false, "", List.of(box("form.countries.any", false), box("form.countries.only", true)))));
        sections.add(section(
                "form.others",
                new Boxes(
                        false,
                        texts.say("form.others.words"),
                        boxes("third-parties", schema.choices("/thirdParties")))));
        sections.add(section(
                "form.deed",
                new Boxes(false, texts.say("form.transfer"), boxes("transfer", schema.choices("/transfer"))),
                new Boxes(
                        false,
                        texts.say("form.copyright"),
                        schema.choices("/copyright/status").stream()
                                .map(id -> new Box(
                                        texts.word("copyright", id),
                                        texts.hint("copyright", id),
                                        id.equals(Copyright.LICENSED.id())))
                                .toList()),
                new Boxes(
                        true,
                        texts.say("form.preservation"),
                        boxes("preservation", schema.choices("/preservationActs"))),
                new Boxes(false, texts.say("form.unselected"), boxes("unselected", schema.choices("/unselected"))),
                blanks("form.credit", "form.afterdeath")));
        sections.add(section("form.wishes", blanks("form.wishes.line")));
        sections.add(ConsentReceipt.rights(texts));
        sections.add(section(
                "form.sign",
                words("form.sign.words"),
                blanks("form.notice", "form.place"),
                byHand("form.signature", "form.signature.guardian"),
                byHand("form.signature.joint")));
        sections.add(section("form.office", byHand("form.office.number", "form.office.accepted")));
        String kicker = texts.say("form.kicker");
        DonorPage unnumbered = page(institution, kicker, sections);
        return page(institution, texts.say("form.version", kicker, version(unnumbered)), sections);
    }

    private DonorPage page(Optional<String> institution, String kicker, List<Section> sections) {
        return new DonorPage(
                texts.language(),
                texts.say("form.title", institution.orElseGet(() -> texts.say("form.institution"))),
                kicker,
                List.of(texts.say("form.introduction.1"), texts.say("form.introduction.2")),
                sections);
    }

    /** The same words have the same version, whatever the page looks like, so that a record can say which form was signed. */
    private static String version(DonorPage page) {
        StringWriter html = new StringWriter();
        try {
            page.write(html);
        } catch (IOException e) {
            throw new IllegalStateException("A page could not be written into memory.", e);
        }
        String words = NOT_WORDS.matcher(html.toString()).replaceAll(" ").replaceAll("\\s+", " ");
        return Digest.sha256(words.getBytes(StandardCharsets.UTF_8)).hex().substring(0, VERSION_DIGITS);
    }

    private Section keep(Function<Category, Offer> offers) {
        List<Box> usual = new ArrayList<>();
        List<Box> chosen = new ArrayList<>();
        List<String> never = new ArrayList<>();
        for (String id : schema.choices("/categories")) {
            Offer offer = Category.parse(id).map(offers).orElse(Offer.NEVER);
            String words = texts.word("category", id);
            String hint = texts.hint("category", id);
            List<Box> boxes = offer.usual() ? usual : chosen;
            switch (offer.extent()) {
                case KEPT -> boxes.add(new Box(words, hint, false));
                case PSEUDONYMISED -> boxes.add(new Box(words, (hint + " " + texts.say("form.codes")).strip(), false));
                case COUNTED -> boxes.add(new Box(words, texts.say("form.counted"), false));
                case NEVER -> never.add(words);
            }
        }
        List<Block> blocks = new ArrayList<>(List.of(new Boxes(true, texts.say("form.keep.words"), usual)));
        if (!chosen.isEmpty()) {
            blocks.add(new Boxes(true, texts.say("form.chosen"), chosen));
        }
        if (!never.isEmpty()) {
            blocks.add(words("form.never"));
            blocks.add(new Points(never));
        }
        return new Section(texts.say("form.keep"), blocks);
    }

    private Section section(String heading, Block... blocks) {
        return new Section(texts.say(heading), List.of(blocks));
    }

    private Words words(String key) {
        return new Words(texts.say(key));
    }

    private Box box(String key, boolean room) {
        return new Box(texts.say(key), "", room);
    }

    private List<Box> boxes(String kind, List<String> ids) {
        return ids.stream()
                .map(id -> new Box(texts.word(kind, id), texts.hint(kind, id), false))
                .toList();
    }

    private Blanks blanks(String... labels) {
        return new Blanks(
                false, Stream.of(labels).map(label -> texts.say(label)).toList());
    }

    private Blanks byHand(String... labels) {
        return new Blanks(true, blanks(labels).labels());
    }
}
