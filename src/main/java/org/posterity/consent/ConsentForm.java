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
import org.posterity.model.Account;
import org.posterity.model.Category;
import org.posterity.model.Digest;
import org.posterity.page.DonorPage;
import org.posterity.page.DonorPage.Blank;
import org.posterity.page.DonorPage.Blanks;
import org.posterity.page.DonorPage.Block;
import org.posterity.page.DonorPage.Box;
import org.posterity.page.DonorPage.Boxes;
import org.posterity.page.DonorPage.Facts;
import org.posterity.page.DonorPage.Points;
import org.posterity.page.DonorPage.Room;
import org.posterity.page.DonorPage.Section;
import org.posterity.page.DonorPage.Words;
import org.posterity.page.Fact;
import org.posterity.record.Deed.Copyright;

/**
 * The blank form that a donor fills in, on paper or on screen: the choices that the schema allows, and the categories that the institution
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

    /** The form of an institution, to print and sign, with the categories that it offers to keep. */
    public DonorPage of(Optional<String> institution, Function<Category, Offer> offers) {
        List<Section> sections = new ArrayList<>();
        sections.add(you(schema.choices("/grantor/capacity"), "form.age.minor.hint"));
        sections.add(section(
                "form.account",
                new Blanks(
                        false,
                        List.of(
                                blank("", "form.platform"),
                                blank("", "form.username"),
                                blank("", "form.platform"),
                                blank("", "form.username")))));
        sections.add(keep(offers));
        sections.add(purposes());
        sections.add(access());
        sections.add(section("form.time", new Blanks(false, List.of(blank("", "form.time.from"))), span(), embargo()));
        sections.add(countries(""));
        sections.add(others());
        sections.add(deed());
        sections.add(section("form.wishes", new Blanks(false, List.of(blank("", "form.wishes.line")))));
        sections.add(ConsentReceipt.rights(texts));
        sections.add(section(
                "form.sign",
                words("form.sign.words"),
                new Blanks(false, List.of(blank("", "form.notice"), blank("", "form.place"))),
                byHand("form.signature", "form.signature.guardian"),
                byHand("form.signature.joint")));
        sections.add(section("form.office", byHand("form.office.number", "form.office.accepted")));
        String kicker = texts.say("form.kicker");
        List<String> introduction = List.of(texts.say("form.introduction.1"), texts.say("form.introduction.2"));
        String version = version(page(institution, kicker, introduction, sections));
        return page(institution, texts.say("form.version", kicker, version), introduction, sections);
    }

    /**
     * The same choices for a donor who makes them on screen. Several owners of one account sign together on paper.
     *
     * @param accounts that the donor was invited with
     * @param notice the text that donors read before
     */
    public DonorPage onScreen(
            String institution, List<Account> accounts, String notice, Function<Category, Offer> offers) {
        List<Section> sections = new ArrayList<>();
        sections.add(you(
                schema.choices("/grantor/capacity").stream()
                        .filter(id -> !id.equals(GrantorCapacity.JOINT.id()))
                        .toList(),
                "form.screen.minor"));
        sections.add(keep(offers));
        sections.add(purposes());
        sections.add(access());
        sections.add(section("form.time", span(), embargo()));
        sections.add(countries(texts.say("form.countries.codes")));
        sections.add(others());
        sections.add(deed());
        sections.add(section(
                "form.wishes", new Blanks(false, List.of(blank(DonorAnswers.WISHES, "form.wishes.line")))));
        sections.add(ConsentReceipt.rights(texts));
        sections.add(section(
                "form.agree",
                new Boxes(
                        true,
                        DonorAnswers.AGREED,
                        "",
                        List.of(box(DonorAnswers.YES, "form.agree.words", Optional.empty())))));
        String kicker = texts.say("form.kicker");
        List<String> introduction = List.of(texts.say("form.screen.1"), texts.say("form.screen.2"));
        String version = version(page(Optional.of(institution), kicker, introduction, sections));
        sections.add(
                1,
                section(
                        "form.account",
                        new Facts(accounts.stream()
                                .map(account -> new Fact(texts.say("receipt.account"), account.toString()))
                                .toList())));
        sections.add(0, notice(notice, texts));
        return page(Optional.of(institution), texts.say("form.version", kicker, version), introduction, sections);
    }

    /** What donors read before they agree, a paragraph for each block of lines. */
    static Section notice(String notice, DonorTexts texts) {
        List<Block> paragraphs = Stream.of(notice.strip().split("\\R[ \\t]*+\\R\\s*+"))
                .<Block>map(Words::new)
                .toList();
        return new Section(texts.say("form.notice.heading"), paragraphs);
    }

    private Section you(List<String> capacities, String minor) {
        return section(
                "form.you",
                new Blanks(
                        false,
                        List.of(blank(DonorAnswers.NAME, "form.name"), blank(DonorAnswers.CONTACT, "form.contact"))),
                new Boxes(false, DonorAnswers.CAPACITY, texts.say("form.capacity"), boxes("capacity", capacities)),
                new Boxes(
                        false,
                        DonorAnswers.AGE,
                        texts.say("form.age"),
                        List.of(
                                new Box("adult", texts.say("form.age.adult"), "", Optional.empty()),
                                new Box(
                                        "minor",
                                        texts.say("form.age.minor"),
                                        texts.say(minor),
                                        Optional.of(new Room(DonorAnswers.MAJORITY, true))))));
    }

    private Section purposes() {
        return section(
                "form.purposes",
                new Boxes(
                        true,
                        DonorAnswers.PURPOSES,
                        texts.say("form.purposes.words"),
                        boxes("purpose", schema.choices("/purposes"))));
    }

    private Section access() {
        return section(
                "form.access",
                new Boxes(
                        false,
                        DonorAnswers.ACCESS,
                        texts.say("form.access.words"),
                        boxes("access", schema.choices("/access"))));
    }

    private Boxes span() {
        return new Boxes(
                false,
                DonorAnswers.SPAN,
                "",
                List.of(
                        box("forgood", "form.time.forgood", Optional.empty()),
                        box(DonorAnswers.LIMITED, "form.time.until", Optional.of(new Room(DonorAnswers.UNTIL, true)))));
    }

    private Boxes embargo() {
        return new Boxes(
                false,
                DonorAnswers.EMBARGO,
                texts.say("form.embargo"),
                List.of(
                        box("none", "form.embargo.none", Optional.empty()),
                        box(
                                "date",
                                "form.embargo.date",
                                Optional.of(new Room(DonorAnswers.EMBARGO + "/untilDate", true))),
                        box(
                                "event",
                                "form.embargo.event",
                                Optional.of(new Room(DonorAnswers.EMBARGO + "/event", false)))));
    }

    private Section countries(String hint) {
        return section(
                "form.countries",
                new Boxes(
                        false,
                        DonorAnswers.PLACES,
                        "",
                        List.of(
                                box("any", "form.countries.any", Optional.empty()),
                                new Box(
                                        DonorAnswers.LIMITED,
                                        texts.say("form.countries.only"),
                                        hint,
                                        Optional.of(new Room(DonorAnswers.COUNTRIES, false))))));
    }

    private Section others() {
        return section(
                "form.others",
                new Boxes(
                        false,
                        DonorAnswers.OTHERS,
                        texts.say("form.others.words"),
                        boxes("third-parties", schema.choices("/thirdParties"))));
    }

    private Section deed() {
        return section(
                "form.deed",
                new Boxes(
                        false, "/transfer", texts.say("form.transfer"), boxes("transfer", schema.choices("/transfer"))),
                new Boxes(
                        false,
                        DonorAnswers.COPYRIGHT,
                        texts.say("form.copyright"),
                        schema.choices("/copyright/status").stream()
                                .map(id -> new Box(
                                        id,
                                        texts.word("copyright", id),
                                        texts.hint("copyright", id),
                                        id.equals(Copyright.LICENSED.id())
                                                ? Optional.of(new Room(DonorAnswers.LICENCE, false))
                                                : Optional.empty()))
                                .toList()),
                new Boxes(
                        true,
                        "/preservationActs",
                        texts.say("form.preservation"),
                        boxes("preservation", schema.choices("/preservationActs"))),
                new Boxes(
                        false,
                        "/unselected",
                        texts.say("form.unselected"),
                        boxes("unselected", schema.choices("/unselected"))),
                new Blanks(
                        false,
                        List.of(blank("/creditAs", "form.credit"), blank("/contactAfterDeath", "form.afterdeath"))));
    }

    private DonorPage page(
            Optional<String> institution, String kicker, List<String> introduction, List<Section> sections) {
        return new DonorPage(
                texts.language(),
                texts.say("form.title", institution.orElseGet(() -> texts.say("form.institution"))),
                kicker,
                introduction,
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
                case KEPT -> boxes.add(new Box(id, words, hint, Optional.empty()));
                case PSEUDONYMISED ->
                    boxes.add(new Box(id, words, (hint + " " + texts.say("form.codes")).strip(), Optional.empty()));
                case COUNTED -> boxes.add(new Box(id, words, texts.say("form.counted"), Optional.empty()));
                case NEVER -> never.add(words);
            }
        }
        List<Block> blocks =
                new ArrayList<>(List.of(new Boxes(true, DonorAnswers.CATEGORIES, texts.say("form.keep.words"), usual)));
        if (!chosen.isEmpty()) {
            blocks.add(new Boxes(true, DonorAnswers.CATEGORIES, texts.say("form.chosen"), chosen));
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

    private Box box(String value, String key, Optional<Room> room) {
        return new Box(value, texts.say(key), "", room);
    }

    private List<Box> boxes(String kind, List<String> ids) {
        return ids.stream()
                .map(id -> new Box(id, texts.word(kind, id), texts.hint(kind, id), Optional.empty()))
                .toList();
    }

    private Blank blank(String field, String label) {
        return new Blank(field, texts.say(label));
    }

    private Blanks byHand(String... labels) {
        return new Blanks(true, Stream.of(labels).map(label -> blank("", label)).toList());
    }
}
