package org.posterity.consent;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.posterity.model.AccessLevel;
import org.posterity.model.Category;

/** Sound consent records of every shape, the same for the same seed. */
final class GeneratedRecords {
    private static final List<String> WORDS = List.of(
            "Juno",
            "Quay 3; 2nd floor",
            "a \"quoted\" word",
            "<b>&amp;",
            "Zoë",
            "海のライブラリ",
            "dpv:Consent",
            "100 %",
            "x+y*z",
            "posterity:access-dark",
            " two  blanks ",
            "🪁");

    private final Random random;

    GeneratedRecords(long seed) {
        this.random = new Random(seed);
    }

    ObjectNode next() {
        ObjectNode record = Records.json("{}");
        record.put("id", "agreement-" + random.nextInt(10_000));
        ObjectNode grantor = record.putObject("grantor");
        List<String> capacities =
                Arrays.stream(GrantorCapacity.values()).map(GrantorCapacity::id).toList();
        String capacity = one(capacities);
        grantor.put("capacity", capacity);
        int persons = (capacity.equals("joint") ? 2 : 1) + (capacity.equals("creator") ? 0 : random.nextInt(2));
        for (int i = 0; i < persons; i++) {
            ObjectNode person = grantor.withArray("persons").addObject().put("name", words());
            maybe(() -> person.put("signedAt", day().toString()));
            maybe(() -> person.put("contact", words()));
        }
        for (int i = 0; i <= random.nextInt(3); i++) {
            record.withArray("accounts").addObject().put("platform", "tiktok").put("username", "user" + i + ".name_");
        }
        maybe(() -> record.put("accountUnnamed", random.nextBoolean()));
        maybe(() -> record.putObject("withoutExport").put("reason", words()));
        record.put("age", random.nextBoolean() ? "adult" : "minor");
        if (record.path("age").asText().equals("minor")) {
            record.put(
                    "majority",
                    LocalDate.of(2035, 1, 1).plusDays(random.nextInt(4000)).toString());
        }
        maybe(() -> record.put("birthDateInExport", one(List.of("wrong", "looked-at"))));
        record.putObject("institution")
                .put("name", words())
                .put("acceptedBy", words())
                .put("acceptedAt", day().toString());
        ObjectNode notice = record.putObject("notice")
                .put("version", words())
                .put("language", one(List.of("en", "de", "pt-BR", "und")))
                .put("digest", digest());
        maybe(() -> notice.put("title", words()));
        maybe(() -> notice.put("form", words()));
        maybe(() -> {
            String text = words() + "\r\n\n\t" + words() + "\n";
            notice.put("text", text).put("digest", NoticeText.digest(text).toString());
        });
        if (random.nextBoolean()) {
            grant(record);
        } else {
            for (int i = 0; i <= 1 + random.nextInt(3); i++) {
                grant(record.withArray("grants").addObject());
            }
        }
        maybe(() -> {
            ObjectNode embargo = record.putObject("embargo");
            if (random.nextBoolean()) {
                embargo.put("untilDate", day().toString());
            } else {
                embargo.put("event", words());
            }
        });
        maybe(() -> some(record.putArray("countries"), List.of("DE", "AT", "US", "GB", "JP")));
        record.put("thirdParties", one(List.of("pseudonymise", "leave-out")));
        ObjectNode basis = record.putObject("legalBasis")
                .put(
                        "kind",
                        one(List.of(
                                "consent",
                                "contract",
                                "legal-obligation",
                                "public-interest",
                                "legitimate-interest",
                                "other")));
        maybe(() -> basis.put("provision", words()));
        for (int i = 0; i < random.nextInt(3); i++) {
            ObjectNode paper = record.withArray("evidence")
                    .addObject()
                    .put("name", "papers/" + i + words())
                    .put("digest", digest());
            maybe(() -> paper.put("handedIn", random.nextBoolean()));
        }
        maybe(() -> record.put("transfer", one(List.of("gift", "deposit", "licence"))));
        maybe(() -> {
            ObjectNode copyright = record.putObject("copyright").put("status", one(List.of("kept", "transferred")));
            maybe(() -> copyright
                    .put("status", "licensed")
                    .put(
                            "uri",
                            one(List.of(
                                    "https://creativecommons.org/licenses/by-nc-sa/4.0/",
                                    "http://creativecommons.org/publicdomain/zero/1.0/",
                                    "http://rightsstatements.org/vocab/InC-EDU/1.0/"))));
        });
        maybe(() -> some(record.putArray("preservationActs"), List.of("copying", "migration")));
        maybe(() -> record.put("creditAs", words()));
        maybe(() -> record.put("unselected", one(List.of("return", "destroy"))));
        maybe(() -> record.put("successor", words()));
        maybe(() -> record.put("contactAfterDeath", words()));
        LocalDate at = day();
        // Consent that is given when all has ended is a fault.
        at = at.isAfter(granted) ? granted : at;
        for (String type : history()) {
            ObjectNode event =
                    record.withArray("events").addObject().put("type", type).put("at", at.toString());
            maybe(() -> event.put("by", words()));
            maybe(() -> event.put("capacity", one(capacities)));
            maybe(() -> event.put("evidence", words()));
            maybe(() -> event.put("enteredBy", words()).put("approvedBy", words()));
            at = at.plusDays(random.nextInt(400));
        }
        return record;
    }

    /** The first day of the grant that was made last. */
    private LocalDate granted;

    private List<String> history() {
        List<String> history = new ArrayList<>(List.of("given"));
        for (int i = 0; i < random.nextInt(4); i++) {
            history.add(one(List.of("given", "renewed", "changed", "corrected", "withdrawn")));
        }
        return history;
    }

    private void grant(ObjectNode grant) {
        some(
                grant.putArray("categories"),
                Arrays.stream(Category.values()).map(Category::id).toList());
        some(grant.putArray("purposes"), List.of("preservation", "research", "teaching", "exhibition", "publication"));
        grant.put(
                "access",
                one(Arrays.stream(AccessLevel.values()).map(AccessLevel::id).toList()));
        LocalDate from = day();
        granted = from;
        grant.put("from", from.toString());
        maybe(() -> grant.put("until", from.plusDays(random.nextInt(9000)).toString()));
    }

    private void some(ArrayNode list, List<String> words) {
        List<String> shuffled = new ArrayList<>(words);
        Collections.shuffle(shuffled, random);
        shuffled.subList(0, 1 + random.nextInt(words.size())).forEach(list::add);
    }

    private void maybe(Runnable change) {
        if (random.nextBoolean()) {
            change.run();
        }
    }

    private String one(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    private String words() {
        return one(WORDS) + random.nextInt(100) + one(WORDS);
    }

    private LocalDate day() {
        return LocalDate.of(2020, 1, 1).plusDays(random.nextInt(4000));
    }

    private String digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return "sha256:" + HexFormat.of().formatHex(bytes);
    }
}
